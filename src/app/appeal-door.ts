import { type AppealDoor, seeAppealDoor } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import { shown, signedIn } from './answers.ts';

/** What stands at the door of an appeal, in words. */
export async function appealDoor(locals: App.Locals, caseId: string) {
  const { world, actor, language } = signedIn(locals);
  const door = shown(await seeAppealDoor(world, actor, caseId));
  const names = new Intl.ListFormat(language, { type: 'disjunction' });
  const isOpen = door.appeals.some(({ appeal }) => appeal.state !== 'withdrawn');
  return {
    caseId,
    learnerId: door.sent.learnerId,
    jointId: door.sent.jointId,
    title: pickText(door.title, language),
    ends: formatDate(language, door.ends),
    obstacle: door.obstacle ?? (isOpen ? 'assessment.appeal_twice' : null),
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
