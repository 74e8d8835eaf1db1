/**
 * A dossier as Typst source. It is constant: everything comes in as data, so markup in what people typed stays text.
 * A4, black on white; headings, lists and tables are tagged, so that it can be read aloud.
 */
export const DOSSIER_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#let direction(word) = if word == "rtl" { rtl } else { ltr }
#let start = if d.dir == "rtl" { right } else { left }
#let say(t, ..style) = text(lang: t.lang, dir: direction(t.dir), ..style, t.text)
#let ink = rgb("#1d2b2a")
#let quiet = rgb("#45524f")
#let spruce = rgb("#1c5245")
#let lines(words) = words.map(w => say(w)).join(linebreak())

#set document(title: d.documentTitle, author: d.author, keywords: ("micro-credential", "approval dossier"))
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm), footer: context [
  #set text(size: 8.5pt, fill: quiet)
  #d.foot #h(1fr) #counter(page).display("1 / 1", both: true)
])
#set text(size: 10pt, fill: ink, lang: d.lang, dir: direction(d.dir), hyphenate: false)
#set par(leading: 0.6em, spacing: 0.85em, justify: false)
#set list(marker: text(fill: spruce)[●], indent: 0pt, body-indent: 0.6em, spacing: 0.8em)
#set terms(separator: [ ], hanging-indent: 5mm, spacing: 0.75em)
#set table(stroke: (x: none, y: 0.5pt + quiet), inset: (x: 2mm, y: 1.8mm), align: start + top)
#show table.cell.where(y: 0): set text(weight: "semibold")
#show heading.where(level: 1): set text(size: 22pt, weight: "bold")
#show heading.where(level: 1): set block(below: 0.8em, above: 0.3em)
#show heading.where(level: 2): set text(size: 14pt, weight: "bold", fill: spruce)
#show heading.where(level: 2): set block(above: 2em, below: 0.9em, sticky: true)
#show heading.where(level: 3): set text(size: 10.5pt, weight: "bold")
#show heading.where(level: 3): set block(above: 1.4em, below: 0.7em, sticky: true)

#let named(label) = if label.ends-with(regex("[?؟:]")) { label } else { label + ":" }
#let facts(items) = terms(..items.map(f => terms.item(named(f.label), lines(f.values))))
#let widths(n) = if n == 3 { (5fr, 4fr, 5fr) } else { (1fr,) * n }
#let draw(b) = {
  if b.kind == "heading" { heading(level: 3, b.text) }
  if b.kind == "text" { par(lines(b.words)) }
  if b.kind == "facts" { facts(b.items) }
  if b.kind == "list" { list(tight: false, ..b.items.map(i => lines(i))) }
  if b.kind == "table" {
    table(
      columns: widths(b.columns.len()),
      table.header(..b.columns.map(c => [#c])),
      ..b.rows.flatten().map(w => say(w)),
    )
  }
}

#block(below: 0.9em, par(text(size: 10.5pt, fill: quiet, weight: "semibold")[#d.kind]))
#heading(level: 1, say(d.title))
#facts(d.facts)
#line(length: 100%, stroke: 1.2pt + spruce)

#for s in d.sections {
  heading(level: 2, s.heading)
  for b in s.blocks { draw(b) }
}
`;
