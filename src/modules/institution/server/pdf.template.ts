/**
 * A worksheet as Typst source. It is constant: what people typed comes in as data, so markup in it stays text. Boxes to
 * tick and lines to write on are drawn, since no font at hand has them.
 */
export const SHEET_TEMPLATE = String.raw`
#let d = json(bytes(sys.inputs.data))
#let way = if d.dir == "rtl" { rtl } else { ltr }
#let ink = rgb("#1d2b2a")
#let quiet = rgb("#45524f")
#let spruce = rgb("#1c5245")
#let box-mark(on) = box(width: 8pt, height: 8pt, stroke: 0.7pt + ink, baseline: 0.5pt, if on { place(line(start: (0pt, 0pt), end: (8pt, 8pt), stroke: 1pt + ink)); place(line(start: (0pt, 8pt), end: (8pt, 0pt), stroke: 1pt + ink)) })
#let say(words) = if words == "☐" { box-mark(false) } else if words == "☒" { box-mark(true) } else { words.split("\n").map(part => text(part)).join(linebreak()) }

#set document(title: d.title, author: "Cairn")
#set page(paper: "a4", margin: (x: 18mm, top: 18mm, bottom: 18mm), footer: text(size: 8pt, fill: quiet, d.foot))
#set text(size: 10.5pt, fill: ink, lang: d.lang, dir: way, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.85em, justify: false)
#show heading.where(level: 1): set text(size: 20pt, weight: "bold")
#show heading.where(level: 1): set block(below: 0.7em, above: 0.3em)
#show heading.where(level: 2): set text(size: 12.5pt, weight: "bold", fill: spruce)
#show heading.where(level: 2): set block(above: 1.7em, below: 0.7em, sticky: true)
#show heading.where(level: 3): set text(size: 10.5pt, weight: "bold")
#show heading.where(level: 3): set block(above: 1.2em, below: 0.6em, sticky: true)
#show table.cell.where(y: 0): set text(weight: "semibold", size: 9pt)

#let draw(b) = {
  if b.kind == "text" { par(say(b.text)) }
  if b.kind == "list" { list(..b.items.map(i => say(i))) }
  if b.kind == "ticks" { for i in b.items { par[#box-mark(false) #h(0.4em) #say(i)] } }
  if b.kind == "lines" { for i in range(b.count) { block(above: 0pt, below: 0pt, width: 100%, height: 9mm, stroke: (bottom: 0.5pt + quiet)) } ; v(2mm) }
  if b.kind == "table" {
    set text(size: 9pt)
    table(
      columns: b.head.enumerate().map(((i, _)) => if i == 0 and b.head.len() > 1 and b.head.at(0) == "" { 2.4fr } else { 1fr }),
      stroke: 0.5pt + quiet, inset: (x: 4pt, y: 5pt), fill: (_, y) => if y == 0 { rgb("#efebe3") },
      table.header(..b.head.map(h => [#h])),
      ..b.rows.map(r => r.map(c => if r.all(w => w == "") { block(height: 12mm) } else if c == "" { [] } else { say(c) })).flatten(),
    )
  }
}

#if d.kicker != "" { text(size: 9.5pt, fill: quiet, d.kicker) }
#heading(level: 1, d.title)
#par(d.how)
#for s in d.sections {
  heading(level: s.level, s.heading)
  if s.hint != "" { par(text(size: 9pt, fill: quiet, s.hint)) }
  for b in s.blocks { draw(b) }
}
`;
