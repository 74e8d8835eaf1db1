import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { findTies, saveTies } from './second.store.ts';

export type Ties = 'no_conflict' | 'conflict';

/**
 * What the coach says about her ties to the learner, kept with the evaluation; null while she has not said it. Who has
 * ties hands the rating to a colleague, so that is kept even though nothing else of the form is.
 */
export async function keepTies(
  tx: Tx,
  ref: { readonly tenantId: string; readonly jointId: string; readonly coachId: string },
  { declared, at }: { readonly declared: Ties | undefined; readonly at: Date },
): Promise<Ties | null> {
  const known = await findTies(tx, ref);
  if (declared === undefined || declared === known) return known;
  await saveTies(tx, { ...ref, declared, at });
  await recordAudit(tx, {
    tenantId: ref.tenantId,
    actorId: ref.coachId,
    action: 'assessment.declare_ties',
    objectId: ref.jointId,
    at,
    after: { declared },
  });
  return declared;
}
