import { seeMyTalk, seeMyTalks, type TalkView, toMissingViews, toPlanViews } from '#modules/assessment/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { getWishes } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { World } from '#platform/world.ts';

function goalOf({ joint, version, coachName, plan, result, decisions }: TalkView, language: string) {
  // After a decision the plan says what is missing; before both were shown, nothing may be told.
  const asksMore = joint.revealedAt !== null && decisions.length === 0;
  return {
    id: joint.id,
    title: pickText(version.descriptor.title, language),
    coachName,
    goal: joint.nextGoal,
    missing: asksMore ? toMissingViews(version, result.missing, { language, words: 'plain' }) : [],
    plan: toPlanViews(version, plan, language),
  };
}

/**
 * Everything that a learner and her coach have agreed to do next, on one page to take along: the next goal of each talk,
 * what is still missing, the plan for the rest after a decision, and what she wishes.
 */
export async function learningPlan(world: World, actor: Actor, language: string) {
  const { tenantId, personId } = actor;
  const progress = await seeMyTalks(world, actor);
  const ids = (progress.ok ? progress.value : []).flatMap(({ jointId }) => (jointId === null ? [] : [jointId]));
  const goals = [];
  for (const id of ids) {
    const talk = await seeMyTalk(world, actor, id);
    if (talk.ok) goals.push(goalOf(talk.value, language));
  }
  const wishes = await world.db.inTenant(tenantId, (tx) => getWishes(tx, tenantId, personId));
  return {
    goals: goals.filter(({ goal, missing, plan }) => goal !== '' || missing.length > 0 || plan.length > 0),
    wishes: (wishes?.wishes ?? []).map(({ text }) => text),
  };
}
