import { type CaseView, toMissingViews, toOutcomeViews } from '#modules/assessment/index.ts';
import { stepsOf, toProofView } from '#modules/portfolio/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import { textOf, textsOf } from './read-form.ts';

type Reader = { readonly language: string; readonly personId: string };
type Found = Pick<CaseView, 'content' | 'version' | 'learner'> & { readonly seconds?: CaseView['seconds'] };

/** Ratings, proof and rule result of a case as pages of staff show them; null before the declaration. */
export function caseContent({ content, version, learner, seconds = [] }: Found, { language, personId }: Reader) {
  if (content === null) return null;
  const { joint, self, evidence, result } = content;
  const reader = { language, learnerLanguage: learner.language, words: 'statement', seconds } as const;
  const sentences = new Map(
    version.descriptor.outcomes.flatMap(({ criteria }) => criteria.map((c) => [c.id, c.statement] as const)),
  );
  const interpreted = self?.interpretedIn ?? '';
  return {
    self:
      self === null
        ? null
        : { ...self, interpretedIn: isLanguage(interpreted) ? LANGUAGES[interpreted].name : interpreted },
    tasks: version.descriptor.outcomes.flatMap(({ criteria }) =>
      criteria.map((c) => ({ criterionId: c.id, sentence: pickText(c.statement, language), critical: c.critical })),
    ),
    scale: stepsOf(joint.scale),
    outcomes: toOutcomeViews(version, joint, reader),
    nextGoal: joint.nextGoal,
    round: joint.round,
    proofs: evidence.map((proof) => toProofView(proof, { language, personId, sentences })),
    critical: result.critical,
    others: result.others,
    missing: toMissingViews(version, result.missing, reader),
  };
}

/** The exam that a case rests on, for who may see what the case holds. */
export const examOf = ({ content, sent }: Pick<CaseView, 'content' | 'sent'>, language: string) =>
  content === null || sent.exam === null
    ? null
    : { record: sent.exam, satAt: formatDate(language, new Date(sent.exam.satAt)) };

export type DecisionDraft = Record<string, { decision: string; reason: string; wanted: string; wantedBy: string }>;

/** The form's fields `decision-out_…`, `reason-out_…` and so on, by outcome. */
export function decisionDraft(form: FormData): DecisionDraft {
  const draft: DecisionDraft = {};
  for (const id of textsOf(form, 'outcome')) {
    draft[id] = {
      decision: textOf(form, `decision-${id}`),
      reason: textOf(form, `reason-${id}`),
      wanted: textOf(form, `wanted-${id}`),
      wantedBy: textOf(form, `wantedBy-${id}`),
    };
  }
  return draft;
}

/** What a form says about ties; null when nothing was chosen. */
export function declarationOf(form: FormData): 'no_conflict' | 'conflict' | null {
  const declared = textOf(form, 'declared');
  return declared === 'no_conflict' || declared === 'conflict' ? declared : null;
}

/** Fields named `level-cri_…` as `{ cri_…: value }`; what is not chosen is left out. */
export function byCriterion(form: FormData, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && name.startsWith(`${prefix}-`)) found[name.slice(prefix.length + 1)] = value;
  }
  return found;
}
