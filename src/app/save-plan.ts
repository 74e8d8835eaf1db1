import { fail, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { saveDraft, type Collision, type DesignPlan } from '#modules/design/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Failure } from '#platform/result.ts';

export type RefusedPlan = {
  readonly failures: readonly Failure[];
  /** The revision that the form carries on; after a collision the newer one, so that saving again wins. */
  readonly revision: number;
  readonly collision: { readonly name: string; readonly at: string; readonly changes: Collision['changes'] } | null;
};

type Part = {
  readonly achievementId: string;
  readonly revision: number;
  readonly values: Partial<DesignPlan>;
};

/** Saves parts of a plan from a page that shows several of them together. Null: saved. */
export async function savePlan({ locals }: RequestEvent, { achievementId, revision, values }: Part) {
  const saved = await saveDraft(locals.world, actorOf(locals), {
    ...{ achievementId, revision },
    edit: { kind: 'plan', values },
  });
  if (saved.ok) return null;
  if (!('changes' in saved.error)) {
    return fail(422, { failures: [saved.error], revision, collision: null } satisfies RefusedPlan);
  }
  const { code, params, at, changes, revision: newer } = saved.error;
  const collision = { name: params.name, at: formatDateTime(locals.language, at), changes };
  return fail(422, { failures: [{ code, params }], revision: newer, collision } satisfies RefusedPlan);
}
