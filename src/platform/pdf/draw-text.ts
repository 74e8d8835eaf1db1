import { ok, type Result } from '#platform/result.ts';
import { LETTERS, openCompiler } from './compiler.ts';
import { setPdf, type PdfRefusal } from './set-pdf.ts';

const TEMPLATE = `#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(weight: 700, size: 100pt)
#json(bytes(sys.inputs.data)).text`;

/** PDF/UA wants a title; this page is only made to hear whether every letter can be drawn. */
const TRIAL = `#set document(title: "Letters")\n${TEMPLATE}`;

/**
 * One line of text as SVG whose letters are outlines (symbols placed by `use`), shaped and ordered as its script wants
 * it: the picture needs no fonts where it is shown. The same text gives the same picture.
 */
export function drawText(text: string): Result<string, PdfRefusal> {
  const data = { text };
  const trial = setPdf({ template: TRIAL, data, madeAt: new Date(0) });
  const compiler = openCompiler();
  if (!trial.ok) return trial;
  const svg = compiler?.plainSvg({ mainFileContent: LETTERS + TEMPLATE, inputs: { data: JSON.stringify(data) } });
  return ok(svg ?? '');
}
