import type { AchievementVersion, Outcome } from '#modules/design/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText, type PickedText } from '#platform/i18n/text.ts';
import { compareLevels, type Difference, type Missing } from './assessment.rules.ts';
import type { Agreed, CaseDecision, Joint } from './assessment.schemas.ts';
import type { Level } from '#modules/portfolio/index.ts';
import type { PlanLine, SecondAssessment } from './review.schemas.ts';

/** One task with both ratings as a page shows them. */
export type ItemView = {
  readonly id: string;
  /** For the reader: plain words for learners, the observable criterion for staff. */
  readonly sentence: PickedText;
  /** The plain words in the learner's language. */
  readonly plain: PickedText;
  readonly pictogram: string;
  readonly critical: boolean;
  readonly self: Level | null;
  readonly coach: Level | null;
  readonly agreed: Agreed | null;
  readonly note: string;
  readonly difference: Difference;
  /** What further assessors said, in the order in which they were asked. */
  readonly seconds: readonly Level[];
};

export type OutcomeView = { readonly id: string; readonly statement: PickedText; readonly items: readonly ItemView[] };

export type ViewReader = {
  readonly language: string;
  readonly learnerLanguage: string;
  readonly words: 'plain' | 'statement';
  readonly seconds?: readonly SecondAssessment[];
};

function toItems(
  outcome: Outcome,
  joint: Pick<Joint, 'items' | 'scale'>,
  { language, learnerLanguage, words, seconds = [] }: ViewReader,
): readonly ItemView[] {
  return outcome.criteria.map(({ id, plain, statement, pictogram, critical }) => {
    const item = joint.items[id];
    const self = item?.self ?? null;
    const coach = item?.coach ?? null;
    return {
      id,
      sentence: pickText(words === 'plain' ? plain : statement, language),
      plain: pickText(plain, learnerLanguage),
      pictogram,
      critical,
      self,
      coach,
      agreed: item?.agreed ?? null,
      note: item?.note ?? '',
      difference: compareLevels(self, coach, joint.scale),
      seconds: seconds.flatMap(({ levels }) => levels[id] ?? []),
    };
  });
}

export const toOutcomeViews = (
  version: AchievementVersion,
  joint: Pick<Joint, 'items' | 'scale'>,
  reader: ViewReader,
): readonly OutcomeView[] =>
  version.descriptor.outcomes.map((outcome) => ({
    id: outcome.id,
    statement: pickText(outcome.statement, reader.language),
    items: toItems(outcome, joint, reader),
  }));

export type LetterLine = {
  readonly statement: PickedText;
  readonly decision: string;
  readonly reason: string;
  readonly wanted: string;
  /** A date in words, or empty. */
  readonly wantedBy: string;
  /** Tasks that are not there yet, although the outcome is validated. */
  readonly unreached: readonly PickedText[];
};

/** A decision as the learner reads it. */
export type Letter = { readonly decision: string; readonly decidedAt: string; readonly lines: readonly LetterLine[] };

export function toLetter(
  version: AchievementVersion,
  { decision, outcomes, decidedAt }: Pick<CaseDecision, 'decision' | 'outcomes' | 'decidedAt'>,
  language: string,
): Letter {
  const statements = new Map(version.descriptor.outcomes.map(({ id, statement }) => [id, statement] as const));
  const plain = new Map(
    version.descriptor.outcomes.flatMap(({ criteria }) => criteria.map((one) => [one.id, one.plain] as const)),
  );
  return {
    decision,
    decidedAt: formatDate(language, decidedAt),
    lines: outcomes.map((answer) => ({
      statement: pickText(statements.get(answer.outcomeId), language),
      decision: answer.decision,
      reason: answer.reason,
      wanted: answer.wanted ?? '',
      unreached: (answer.unreached ?? []).map((id) => pickText(plain.get(id), language)),
      wantedBy: answer.wantedBy === undefined ? '' : formatDate(language, new Date(`${answer.wantedBy}T12:00:00Z`)),
    })),
  };
}

/** What is missing, with the tasks it is about in the reader's words. */
export type MissingView = {
  readonly code: string;
  readonly params: Readonly<Record<string, number>>;
  readonly tasks: readonly PickedText[];
};

export function toMissingViews(
  version: AchievementVersion,
  missing: readonly Missing[],
  { language, words }: Pick<ViewReader, 'language' | 'words'>,
): readonly MissingView[] {
  const criteria = new Map(
    version.descriptor.outcomes.flatMap((outcome) => outcome.criteria.map((c) => [c.id, c] as const)),
  );
  return missing.map(({ code, params, criteria: ids }) => ({
    code,
    params: { ...params, count: params['count'] ?? ids.length },
    tasks: ids.flatMap((id) => {
      const found = criteria.get(id);
      return found === undefined ? [] : [pickText(words === 'plain' ? found.plain : found.statement, language)];
    }),
  }));
}

/** One line of the plan as it is read. */
export type PlanView = {
  readonly outcomeId: string;
  readonly statement: PickedText;
  readonly missing: string;
  readonly todo: string;
  readonly place: string;
  /** A date in words, and as a form has it. */
  readonly due: string;
  readonly dueOn: string;
};

export function toPlanViews(
  version: AchievementVersion,
  plan: readonly (PlanLine & { readonly caseId: string })[],
  language: string,
): readonly PlanView[] {
  return version.descriptor.outcomes.flatMap(({ id, statement }) => {
    const line = plan.find(({ outcomeId }) => outcomeId === id);
    if (line === undefined) return [];
    const { outcomeId, missing, todo, place, due: dueOn } = line;
    const due = formatDate(language, new Date(`${dueOn}T12:00:00Z`));
    return [{ outcomeId, statement: pickText(statement, language), missing, todo, place, due, dueOn }];
  });
}
