import { listAppealable, listProgress, sharedGoals } from '#modules/assessment/index.ts';
import { type Actor, findSupport, getPerson, getSiteRules } from '#modules/people/index.ts';
import {
  type AddableKind,
  type AnswerCounts,
  countAnswers,
  kindsFor,
  listSelfEvaluations,
} from '#modules/portfolio/index.ts';
import { pickText, type PickedText } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';

export type SupportedView = {
  readonly name: string;
  readonly endsAt: Date;
  readonly steps: readonly { readonly key: string; readonly params: Readonly<Record<string, string | number>> }[];
  /** Null where the learner does not show it. */
  readonly answers: readonly { readonly title: string; readonly counts: AnswerCounts }[] | null;
  readonly goals: readonly string[];
  /** Kinds of proof that the helper may add, and decisions that she may appeal, with the learner's leave. */
  readonly kinds: readonly AddableKind[];
  readonly appealable: readonly { readonly caseId: string; readonly title: PickedText }[];
};

/**
 * What a helper sees of one learner: the next step; with the learner's leave also what she said about herself, counted,
 * and the goals of her talks. No proof that is there, no rating by others, no word of a decision.
 */
export async function seeSupported(
  world: World,
  actor: Actor,
  asked: { readonly learnerId: string; readonly language: string },
): Promise<Result<SupportedView>> {
  const { tenantId } = actor;
  const { learnerId, language } = asked;
  const now = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const support = await findSupport(tx, actor, { learnerId, now });
    const learner = support === null ? null : await getPerson(tx, tenantId, learnerId);
    if (support === null || learner === null) return fail({ code: 'people.support_over' });
    const progress = await listProgress(tx, { tenantId, learnerId }, now);
    const looks = support.seesAnswers ? await listSelfEvaluations(tx, tenantId, learnerId) : null;
    return ok({
      name: learner.knownAs,
      endsAt: support.endsAt,
      steps: progress.map(({ step, title, self }) => ({
        key: `people.next.step.${step.code}`,
        params: { title: pickText(title, language).text, seen: self.seen, total: self.total },
      })),
      answers:
        looks?.map((look) => ({ title: pickText(look.sheet.title, language).text, counts: countAnswers(look) })) ??
        null,
      kinds: support.rights.includes('proof') ? kindsFor('supporter', await getSiteRules(tx, tenantId)) : [],
      appealable: support.rights.includes('appeal')
        ? (await listAppealable(tx, { tenantId, learnerId, now })).map(({ caseId, title }) => ({
            caseId,
            title: pickText(title, language),
          }))
        : [],
      goals: support.seesAnswers ? await sharedGoals(tx, tenantId, learnerId) : [],
    });
  });
}
