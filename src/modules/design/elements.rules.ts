import type { Failure } from '#platform/result.ts';
import { textLanguages, type Descriptor, type Outcome } from './descriptor.ts';
import type { ElementJudgement } from './element-judgement.ts';
import { assessmentElement, levelElement, qualityElement, workloadElement } from './elements-of-substance.rules.ts';
import { lintOutcomes } from './outcome-lint.rules.ts';
import type { StudioStep } from './plan/plan.ts';

export type ElementKey =
  | 'learner'
  | 'title'
  | 'country'
  | 'awarding_body'
  | 'issue_date'
  | 'outcomes'
  | 'workload'
  | 'level'
  | 'assessment'
  | 'participation'
  | 'quality'
  | 'entry'
  | 'supervision'
  | 'grade'
  | 'stacking'
  | 'more_info';

export type DescriptorElement = ElementJudgement & {
  /** Place in Annex I, 1 to 16. */
  readonly number: number;
  readonly key: ElementKey;
  readonly mandatory: boolean;
  /** Where in the studio it is put right. */
  readonly step: StudioStep | null;
};

/** Who will issue, and the day on which is asked (for review dates). */
export type IssuerContext = { readonly country: string; readonly region?: string; readonly today?: Date };

const filled: ElementJudgement = { state: 'filled', reasons: [] };
const missing = (...reasons: Failure[]): ElementJudgement => ({ state: 'missing', reasons });
const warning = (...reasons: Failure[]): ElementJudgement => ({ state: 'warning', reasons });
const atIssue = (code: string): ElementJudgement => ({ state: 'at_issue', reasons: [{ code }] });

export const hasText = (map: Readonly<Record<string, string>> | undefined, language: string): boolean =>
  (map?.[language] ?? '').trim() !== '';

function titleElement({ title, summary, language }: Descriptor): ElementJudgement {
  if (!hasText(title, language)) return missing({ code: 'design.title.missing', field: `title.${language}` });
  if (!hasText(summary, language)) return missing({ code: 'design.summary.missing', field: `summary.${language}` });
  return filled;
}

function countryElement(descriptor: Descriptor, issuer: IssuerContext): ElementJudgement {
  const bodies = descriptor.awardingBody.filter((body) => body.name.trim() !== '');
  const hasCountry = bodies.length > 0 ? bodies.every((body) => body.country !== '') : issuer.country !== '';
  return hasCountry ? filled : missing({ code: 'design.country.missing', field: 'awardingBody.0.country' });
}

function bodyElement({ awardingBody }: Descriptor): ElementJudgement {
  return awardingBody.some((body) => body.name.trim() !== '')
    ? filled
    : missing({ code: 'design.awarding_body.missing', field: 'awardingBody.0.name' });
}

function outcomeGaps(outcome: Outcome, position: number, language: string): readonly Failure[] {
  const params = { number: position + 1 };
  const at = (code: string): Failure => ({ code, field: outcome.id, params });
  const gaps: Failure[] = [];
  if (!hasText(outcome.statement, language)) gaps.push(at('design.outcome.no_statement'));
  if (outcome.criteria.length === 0) gaps.push(at('design.outcome.no_criterion'));
  const unsaid = (criterion: Outcome['criteria'][number]) =>
    !hasText(criterion.statement, language) || !hasText(criterion.plain, language);
  if (outcome.criteria.some(unsaid)) gaps.push(at('design.outcome.criterion_without_words'));
  return gaps;
}

const FEWEST_OUTCOMES = 2;
const MOST_OUTCOMES = 8;

function outcomesElement({ outcomes, language }: Descriptor): ElementJudgement {
  if (outcomes.length === 0) return missing({ code: 'design.outcomes.missing' });
  const gaps = outcomes.flatMap((outcome, position) => outcomeGaps(outcome, position, language));
  if (gaps.length > 0) return missing(...gaps);
  const notes: Failure[] = [];
  if (outcomes.length < FEWEST_OUTCOMES) notes.push({ code: 'design.outcomes.few' });
  if (outcomes.length > MOST_OUTCOMES) notes.push({ code: 'design.outcomes.many', params: { count: outcomes.length } });
  const wording = lintOutcomes(outcomes);
  if (wording.length > 0) notes.push({ code: 'design.outcomes.wording', params: { count: wording.length } });
  return notes.length === 0 ? filled : warning(...notes);
}

function participationElement({ participationModes }: Descriptor): ElementJudgement {
  return participationModes.length > 0
    ? filled
    : missing({ code: 'design.participation.missing', field: 'participationModes' });
}

const advised = (isTold: boolean, note: Failure): ElementJudgement => (isTold ? filled : warning(note));

function moreInfoElement({ moreInfo, language }: Descriptor): ElementJudgement {
  const isTold = hasText(moreInfo?.text, language) || (moreInfo?.url ?? '') !== '';
  return advised(isTold, { code: 'design.more_info.missing', field: `moreInfo.text.${language}` });
}

type Rule = {
  readonly key: ElementKey;
  readonly step: StudioStep | null;
  readonly judge: (descriptor: Descriptor, issuer: IssuerContext) => ElementJudgement;
};

/** In the order of Annex I; the first eleven are mandatory. */
const RULES: readonly Rule[] = [
  { key: 'learner', step: null, judge: () => atIssue('design.learner.at_issue') },
  { key: 'title', step: 'purpose', judge: titleElement },
  { key: 'country', step: 'partners', judge: countryElement },
  { key: 'awarding_body', step: 'partners', judge: bodyElement },
  { key: 'issue_date', step: null, judge: () => atIssue('design.issue_date.at_issue') },
  { key: 'outcomes', step: 'outcomes', judge: outcomesElement },
  { key: 'workload', step: 'workload', judge: workloadElement },
  { key: 'level', step: 'workload', judge: levelElement },
  { key: 'assessment', step: 'assessment', judge: assessmentElement },
  { key: 'participation', step: 'activities', judge: participationElement },
  { key: 'quality', step: 'quality', judge: (descriptor, { today }) => qualityElement(descriptor, today) },
  {
    key: 'entry',
    step: 'access',
    judge: ({ entryRequirement, language }) =>
      advised(hasText(entryRequirement, language), {
        code: 'design.entry.missing',
        field: `entryRequirement.${language}`,
      }),
  },
  {
    key: 'supervision',
    step: 'assessment',
    judge: ({ supervision }) =>
      advised(supervision !== '', { code: 'design.supervision.missing', field: 'supervision' }),
  },
  {
    key: 'grade',
    step: 'assessment',
    judge: ({ grading }) =>
      grading === undefined ? { state: 'filled', reasons: [{ code: 'design.grade.none' }] } : filled,
  },
  {
    key: 'stacking',
    step: 'recognition',
    judge: ({ stacking }) => advised(stacking.kind !== '', { code: 'design.stacking.missing', field: 'stacking.kind' }),
  },
  { key: 'more_info', step: 'publish', judge: moreInfoElement },
];

const MANDATORY = 11;

/** The sixteen elements of Annex I (2022/C 243/02) with state and reason, in their order. */
export function descriptorElements(descriptor: Descriptor, issuer: IssuerContext): readonly DescriptorElement[] {
  return RULES.map(({ key, step, judge }, index) => ({
    number: index + 1,
    key,
    step,
    mandatory: index < MANDATORY,
    ...judge(descriptor, issuer),
  }));
}

export type OfferGate = { readonly ok: true } | { readonly ok: false; readonly missing: readonly DescriptorElement[] };

/**
 * May it be offered? Elements 2, 3, 4 and 6 to 11 must be there; 1 and 5 come with the award; warnings never block.
 */
export function offerGate(elements: readonly DescriptorElement[]): OfferGate {
  const open = elements.filter((element) => element.mandatory && element.state === 'missing');
  return open.length === 0 ? { ok: true } : { ok: false, missing: open };
}

/** Languages in which a text that stands in the default language is still to be written, with how many texts. */
export function missingTranslations(descriptor: Descriptor): Readonly<Record<string, number>> {
  const texts = [
    descriptor.title,
    descriptor.summary,
    descriptor.entryRequirement,
    descriptor.moreInfo?.text,
    descriptor.level.reason,
    ...descriptor.qualityAssurance.map((entry) => entry.text),
    ...descriptor.outcomes.flatMap((outcome) => [
      outcome.statement,
      ...outcome.criteria.flatMap((criterion) => [criterion.statement, criterion.plain]),
    ]),
  ].filter((map) => hasText(map, descriptor.language));
  const others = textLanguages(descriptor).slice(1);
  const counts = others.map((language) => [language, texts.filter((map) => !hasText(map, language)).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
