import { type AppealDoor, seeAppealDoor } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Failure } from '#platform/result.ts';
import { failuresOf, shown, signedIn } from './answers.ts';

/** Obstacles that speak to the learner, as somebody reads them who writes for her. */
const TOLD_OF_THE_LEARNER: Readonly<Record<string, string>> = {
  'assessment.appeal_too_late': 'assessment.appeal_too_late_learner',
  'assessment.appeal_twice': 'assessment.appeal_twice_learner',
};

const ofTheLearner = (code: string): string => TOLD_OF_THE_LEARNER[code] ?? code;

/** Why an appeal was not taken, for whoever wrote it for the learner. */
export const failuresForWriter = (found: Failure | readonly Failure[]): readonly Failure[] =>
  failuresOf(found).map((failure) => ({ ...failure, code: ofTheLearner(failure.code) }));

/** What stands at the door of an appeal, in words. */
export async function appealDoor(locals: App.Locals, caseId: string) {
  const { world, actor, language } = signedIn(locals);
  const door = shown(await seeAppealDoor(world, actor, caseId));
  const names = new Intl.ListFormat(language, { type: 'disjunction' });
  const isOpen = door.appeals.some(({ appeal }) => appeal.state !== 'withdrawn');
  const obstacle = door.obstacle ?? (isOpen ? 'assessment.appeal_twice' : null);
  const { learnerId } = door.sent;
  return {
    caseId,
    learnerId,
    jointId: door.sent.jointId,
    title: pickText(door.title, language),
    ends: formatDate(language, door.ends),
    obstacle: obstacle === null || actor.personId === learnerId ? obstacle : ofTheLearner(obstacle),
    names: names.format(door.complaintsTo.map(({ fullName }) => fullName)),
  };
}

type Asked = AppealDoor['appeals'][number];

/** An appeal with its answer as whoever raised it reads it. */
export const appealView = ({ appeal, decision }: Asked, language: string) => ({
  id: appeal.id,
  state: appeal.state,
  words: appeal.words,
  raisedAt: formatDate(language, appeal.raisedAt),
  dueAt: formatDate(language, appeal.dueAt),
  outcome: decision?.outcome ?? null,
  reasons: decision?.reasons ?? '',
  consequence: decision?.consequence ?? 'none',
});
