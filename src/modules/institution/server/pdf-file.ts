import { setPdf } from '#platform/pdf/set-pdf.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { SheetDocument } from '../document.ts';
import { SHEET_TEMPLATE } from './pdf.template.ts';

/**
 * A worksheet as tagged PDF, A4. Codes: `institution.pdf_not_here` on a machine that has no compiler,
 * `institution.pdf_letters` where a text is in a script that no font at hand has.
 */
export function makePdf(sheet: SheetDocument, madeAt: Date): Result<Uint8Array> {
  const made = setPdf({ template: SHEET_TEMPLATE, data: sheet, madeAt });
  return made.ok ? ok(made.value) : fail({ code: `institution.pdf_${made.error}` });
}
