import type { ActionOf, OfflineAction } from '../offline.schemas.ts';
import type { CoachedTalk, LearnersPack, LearnersTalk, PackedSheet } from '../pack.types.ts';

/** What stands on the device: what was taken along, with what was done since. Shows; decides nothing. */
type Actions = readonly OfflineAction[];

const ofKind = <Kind extends OfflineAction['kind']>(actions: Actions, kind: Kind): readonly ActionOf<Kind>[] =>
  actions.filter((action): action is ActionOf<Kind> => action.kind === kind);

export function answersOn(sheet: PackedSheet, actions: Actions): Readonly<Record<string, string>> {
  const given = ofKind(actions, 'answer').filter(({ achievementId }) => achievementId === sheet.achievementId);
  return { ...sheet.answers, ...Object.fromEntries(given.map(({ criterionId, answer }) => [criterionId, answer])) };
}

export const isFinishedOn = (sheet: PackedSheet, actions: Actions): boolean =>
  sheet.isFinished || ofKind(actions, 'finish').some(({ achievementId }) => achievementId === sheet.achievementId);

export const proofsOn = (actions: Actions): readonly ActionOf<'proof'>[] => ofKind(actions, 'proof');

/** The coach's side of one evaluation as it stands on the device. */
export function coachSide(talk: CoachedTalk, actions: Actions) {
  const rated = ofKind(actions, 'rate').filter(({ jointId }) => jointId === talk.jointId);
  const agreements = ofKind(actions, 'talk').filter(({ jointId }) => jointId === talk.jointId);
  const last = agreements.at(-1);
  const levels: Record<string, string | null> = { ...talk.levels };
  for (const { levels: given } of rated) Object.assign(levels, given);
  return {
    levels,
    isRated: talk.isRated || rated.some(({ finish }) => finish === 'yes'),
    agreed: { ...talk.agreed, ...last?.agreed },
    notes: { ...talk.notes, ...last?.notes },
    nextGoal: last?.nextGoal ?? talk.nextGoal,
    isSure: last === undefined ? talk.isCoachSure : last.confirm === 'yes',
  };
}

/** The learner's levels for a talk, once she has said that this is all; null before. */
export function learnerSide(
  pack: LearnersPack,
  actions: Actions,
  achievementId: string,
): Readonly<Record<string, string | null>> | null {
  const sheet = pack.sheets.find((one) => one.achievementId === achievementId);
  if (sheet === undefined || !isFinishedOn(sheet, actions)) return null;
  const answers = answersOn(sheet, actions);
  const levelOf = (id: string) => sheet.steps.find((step) => step === answers[id]) ?? null;
  return Object.fromEntries(sheet.items.map(({ id }) => [id, levelOf(id)]));
}

export const hasConfirmed = (jointId: string, talk: LearnersTalk | undefined, actions: Actions): boolean =>
  talk?.isConfirmed === true || ofKind(actions, 'confirm').some((one) => one.jointId === jointId);

/** How far apart two levels of one scale stand, in the words of the comparison. */
export function distanceOf(
  steps: readonly string[],
  self: string | null,
  coach: string | null,
): 'same' | 'one_step' | 'far' | 'open' {
  if (self === null || coach === null) return 'open';
  const apart = Math.abs(steps.indexOf(self) - steps.indexOf(coach));
  return apart === 0 ? 'same' : apart === 1 ? 'one_step' : 'far';
}
