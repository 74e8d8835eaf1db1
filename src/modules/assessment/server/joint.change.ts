import { type Actor, getPerson, mayCoach } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { Joint } from '../assessment.schemas.ts';
import { listChangesAfter, lockJoint } from './joint.store.ts';

export const NOT_FOUND = { code: 'assessment.not_found' } as const;

/** The evaluation for its coach, held for a change; "not found" for everybody else. */
export async function lockForCoach(tx: Tx, actor: Actor, jointId: string): Promise<Result<Joint, readonly Failure[]>> {
  const joint = await lockJoint(tx, actor.tenantId, jointId);
  return joint !== null && (await mayCoach(tx, actor, joint.learnerId)) ? ok(joint) : fail([NOT_FOUND]);
}

/**
 * What to tell somebody whose form is older than what is stored: who saved meanwhile, and what. Empty when it is not
 * older. Names in `changed` are field names of the forms, so each line leads to its field.
 */
export async function staleFailures(
  tx: Tx,
  actor: Actor,
  { joint, revision }: { readonly joint: Joint; readonly revision: number },
): Promise<readonly Failure[]> {
  const { tenantId, personId } = actor;
  if (revision === joint.revision) return [];
  const traces = await listChangesAfter(tx, { tenantId, jointId: joint.id, revision });
  const last = traces.at(-1);
  const who = last === undefined ? null : await getPerson(tx, tenantId, last.changedBy);
  const params = { who: who?.knownAs ?? '' };
  const isOwn = traces.every(({ changedBy }) => changedBy === personId);
  const fields = [...new Set(traces.flatMap(({ changed }) => changed))];
  return [
    { code: isOwn ? 'assessment.changed_in_other_tab' : 'assessment.changed_meanwhile', params },
    ...fields
      .filter((field) => field.includes('-') || field === 'nextGoal')
      .map((field) => ({ code: 'assessment.changed_field', field, params })),
  ];
}
