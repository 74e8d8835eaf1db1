import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { KnownFor } from '../offer-stale.rules.ts';
import { stringTranslation } from './translation.tables.ts';

/** Sixteen digits are enough to tell two wordings of one text apart, and fit a cell. */
export const hashWording = (text: string): string =>
  createHash('sha256').update(text.trim().normalize('NFC')).digest('hex').slice(0, 16);

type Design = { readonly tenantId: string; readonly achievementId: string };

/** What is written down about the translations of a design: whether each was made for the wording that stands there. */
export async function readWordings(tx: Tx, { tenantId, achievementId }: Design): Promise<KnownFor> {
  const rows = await tx
    .select({
      language: stringTranslation.language,
      path: stringTranslation.path,
      sourceHash: stringTranslation.sourceHash,
    })
    .from(stringTranslation)
    .where(and(eq(stringTranslation.tenantId, tenantId), eq(stringTranslation.achievementId, achievementId)));
  const hashes = new Map(rows.map(({ language, path, sourceHash }) => [`${language} ${path}`, sourceHash]));
  return ({ language, path, original }) => {
    const made = hashes.get(`${language} ${path}`);
    return made === undefined ? 'unknown' : made === hashWording(original) ? 'this' : 'other';
  };
}

export type Wording = { readonly path: string; readonly sourceHash: string };
type Keeping = Design & {
  readonly language: string;
  readonly wordings: readonly Wording[];
  readonly savedBy: string;
  readonly savedAt: Date;
};

/** Writes down for which wording of the source each of these translations was made, or found to fit. */
export async function keepWordings(tx: Tx, { wordings, savedBy, savedAt, ...ref }: Keeping): Promise<void> {
  for (const { path, sourceHash } of wordings) {
    const values = { sourceHash, savedBy, savedAt };
    await tx
      .insert(stringTranslation)
      .values({ ...ref, path, ...values })
      .onConflictDoUpdate({
        target: [
          stringTranslation.tenantId,
          stringTranslation.achievementId,
          stringTranslation.path,
          stringTranslation.language,
        ],
        set: values,
      });
  }
}
