import { setPdf } from '#platform/pdf/set-pdf.ts';
import { fail, type Result } from '#platform/result.ts';
import type { DossierPage } from '../dossier-page.ts';
import { DOSSIER_TEMPLATE } from './dossier.template.ts';

const CODES = { not_here: 'design.dossier.pdf_not_here', letters: 'design.dossier.pdf_letters' } as const;

/**
 * Sets a dossier as tagged PDF (PDF/UA-1). Fails with `design.dossier.pdf_not_here` on a machine that has no compiler,
 * and with `design.dossier.pdf_letters` where a text is in a script that no font at hand has.
 */
export function makeDossierPdf(page: DossierPage, madeAt: Date): Result<Uint8Array> {
  const set = setPdf({ template: DOSSIER_TEMPLATE, data: page, madeAt });
  return set.ok ? set : fail({ code: CODES[set.error] });
}
