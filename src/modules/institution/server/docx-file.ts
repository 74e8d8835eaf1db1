import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, DocumentSection, SheetDocument } from '../document.ts';

const INK = '1D2B2A';
const QUIET = '45524F';

type Way = { readonly bidirectional: boolean };

const paragraph = (
  text: string,
  way: Way,
  style: { readonly color?: string; readonly italics?: boolean } = {},
): Paragraph =>
  new Paragraph({
    ...way,
    spacing: { after: 120 },
    // A line break in Word is an element of its own.
    children: text
      .split('\n')
      .map(
        (line, index) =>
          new TextRun({ text: line, rightToLeft: way.bidirectional, ...style, ...(index > 0 ? { break: 1 } : {}) }),
      ),
  });

type RowKind = 'head' | 'filled' | 'blank';
/** Room under the words, in twentieths of a point: a row without any keeps the height of two lines of handwriting. */
const UNDER: Readonly<Record<RowKind, number>> = { head: 80, filled: 80, blank: 560 };

function cell(text: string, way: Way, kind: RowKind): TableCell {
  const isHead = kind === 'head';
  const run = new TextRun({ text, bold: isHead, size: 20, rightToLeft: way.bidirectional });
  return new TableCell({
    margins: { top: 80, bottom: UNDER[kind], left: 100, right: 100 },
    ...(isHead ? { shading: { fill: 'EFEBE3' } } : {}),
    children: [new Paragraph({ ...way, children: [run] })],
  });
}

function table({ head, rows }: Extract<Block, { kind: 'table' }>, way: Way): Table {
  const row = (cells: readonly string[], kind: RowKind): TableRow =>
    new TableRow({
      tableHeader: kind === 'head',
      cantSplit: true,
      children: cells.map((text) => cell(text, way, kind)),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: way.bidirectional,
    rows: [
      row(head, 'head'),
      ...rows.map((cells) => row(cells, cells.every((text) => text === '') ? 'blank' : 'filled')),
    ],
  });
}

const writingLine = (way: Way): Paragraph =>
  new Paragraph({
    ...way,
    spacing: { before: 260 },
    border: { bottom: { style: 'single', size: 4, color: '83959D', space: 1 } },
    children: [],
  });

function blockOf(block: Block, way: Way): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'text':
      return [paragraph(block.text, way)];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            ...way,
            bullet: { level: 0 },
            children: [new TextRun({ text: item, rightToLeft: way.bidirectional })],
          }),
      );
    case 'ticks':
      return block.items.map((item) => paragraph(`☐ ${item}`, way));
    case 'table':
      return [table(block, way), new Paragraph({ spacing: { after: 60 }, children: [] })];
    case 'lines':
      return Array.from({ length: block.count }, () => writingLine(way));
  }
}

const sectionOf = (section: DocumentSection, way: Way): readonly (Paragraph | Table)[] => [
  new Paragraph({
    ...way,
    heading: section.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
    keepNext: true,
    spacing: { before: section.level === 2 ? 320 : 200, after: 80 },
    children: [new TextRun({ text: section.heading, rightToLeft: way.bidirectional })],
  }),
  ...(section.hint === '' ? [] : [paragraph(section.hint, way, { color: QUIET })]),
  ...section.blocks.flatMap((block) => blockOf(block, way)),
];

/** A worksheet as a Word document with real headings, lists and tables, to go on with in any office program. */
export async function makeDocx(sheet: SheetDocument): Promise<Uint8Array> {
  const way = { bidirectional: sheet.dir === 'rtl' };
  const document = new Document({
    title: sheet.title,
    creator: 'Cairn',
    styles: {
      default: {
        document: { run: { font: 'Noto Sans', size: 22, color: INK, language: { value: sheet.lang } } },
        heading1: { run: { size: 40, bold: true, color: INK } },
        heading2: { run: { size: 27, bold: true, color: '1C5245' } },
        heading3: { run: { size: 23, bold: true, color: INK } },
      },
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1000, bottom: 900, left: 1000, right: 1000 } },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ text: sheet.foot, size: 17, color: QUIET })],
              }),
            ],
          }),
        },
        children: [
          ...(sheet.kicker === '' ? [] : [paragraph(sheet.kicker, way, { color: QUIET })]),
          new Paragraph({
            ...way,
            heading: HeadingLevel.HEADING_1,
            children: [new TextRun({ text: sheet.title, rightToLeft: way.bidirectional })],
          }),
          paragraph(sheet.how, way),
          ...sheet.sections.flatMap((section) => sectionOf(section, way)),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
