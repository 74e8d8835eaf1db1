/**
 * The certificate as Typst source. It is constant: everything about a person comes in as data through `sys.inputs`, so
 * markup in a name stays text. Made for A4 in black and white; colour adds nothing that words and lines do not say.
 */
export const CERTIFICATE_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#let direction(word) = if word == "rtl" { rtl } else { ltr }
#let start = if d.dir == "rtl" { right } else { left }
#let say(t, ..style) = text(lang: t.lang, dir: direction(t.dir), ..style, t.text)
#let ink = rgb("#1d2b2a")
#let quiet = rgb("#45524f")
#let spruce = rgb("#1c5245")

#set document(title: d.documentTitle, author: d.issuerName, keywords: ("micro-credential",))
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 16mm), footer: none)
#set text(size: 11pt, fill: ink, lang: d.lang, dir: direction(d.dir), hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set list(marker: text(fill: spruce)[●], indent: 0pt, body-indent: 0.6em, spacing: 0.95em)
#show heading: set text(fill: ink)
#show heading.where(level: 1): set text(size: 25pt, weight: "bold")
#show heading.where(level: 1): set block(below: 0.5em, above: 0.3em)
#show heading.where(level: 2): set text(size: 11.5pt, weight: "bold", fill: spruce)
#show heading.where(level: 2): set block(above: 1.9em, below: 1em)

#pdf.attach("credential.json", bytes(d.credential), relationship: "data", mime-type: "application/vc", description: d.attachmentText)

#grid(
  columns: (1fr, 34mm), column-gutter: 8mm, align: (start + horizon, center + horizon),
  [
    #block(below: 0.9em, par(text(size: 10.5pt, fill: quiet, weight: "semibold")[#d.kind]))
    #heading(level: 1, say(d.title))
    #v(2.5mm)
    #par(text(fill: quiet)[#d.givenTo])
    #v(0.5mm)
    #par(text(size: 19pt, weight: "semibold")[#say(d.name)])
  ],
  image(bytes(d.stone), format: "svg", width: 34mm, alt: d.stoneText),
)
#v(5mm)
#line(length: 100%, stroke: 1.2pt + spruce)

== #d.canHeading
#list(tight: false, ..d.abilities.map(a => say(a)))

== #d.howHeading
#list(
  marker: none, body-indent: 0pt, tight: false, spacing: 3.6mm,
  ..d.facts.map(f => grid(
    columns: (54mm, 1fr), align: (start + top, start + top),
    par(text(fill: quiet)[#f.label]), par(say(f.value)),
  )),
)

#v(1fr)
#block(width: 100%, stroke: (top: 0.8pt + quiet), inset: (top: 5mm), breakable: false, grid(
  columns: (34mm, 1fr), column-gutter: 7mm, align: (start + top, start + top),
  image(bytes(d.qr), format: "svg", width: 34mm, alt: d.qrText),
  [
    #heading(level: 2, d.checkHeading)
    #par(d.checkText)
    #block(above: 0.8em, par(link(d.checkUrl, text(dir: ltr, lang: "en", size: 9.5pt, fill: spruce, d.checkUrl))))
    #block(above: 0.9em, par[#text(fill: quiet)[#d.codeLabel] #h(0.4em) #text(dir: ltr, lang: "en", weight: "bold", tracking: 0.06em, d.code)])
    #block(above: 0.9em, par(text(size: 9pt, fill: quiet, d.paperText)))
    #if d.sealNote != "" { block(above: 0.9em, par(text(size: 9pt, weight: "semibold", d.sealNote))) }
  ],
))
`;
