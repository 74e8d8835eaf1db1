import { referenceTables } from '#modules/design/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { Failure } from '#platform/result.ts';
import type { EmbeddingKind, OwnAssessment, Prerequisites } from './programme.schemas.ts';

/** A module as the unbundling check looks at it. */
export type ModuleFacts = {
  readonly outcomes: readonly Multilingual[];
  readonly credits: number;
  readonly hours: number;
  readonly ownAssessment: OwnAssessment;
  readonly prerequisites: Prerequisites;
};

/** How much a micro-credential may be, where a country or a register says so. */
export type SizeLimit = { readonly place: string; readonly max: number; readonly source: string };

export const UNBUNDLE_QUESTIONS = ['outcomes', 'assessment', 'size', 'prerequisites'] as const;
export type UnbundleQuestion = (typeof UNBUNDLE_QUESTIONS)[number];
export type UnbundleAnswer = {
  readonly question: UnbundleQuestion;
  /** `open`: nobody has said yet. */
  readonly answer: 'yes' | 'no' | 'open';
  readonly reason: Failure;
};
export type UnbundleCheck = {
  readonly verdict: 'ready' | 'not_yet' | 'open';
  readonly answers: readonly UnbundleAnswer[];
};

const HOURS_PER_CREDIT = 25;

/** Credits of 25 to 30 hours, which is how size rules count; null where a system's point has another size or none. */
function ectsOf({ credits, hours }: ModuleFacts, system: string): number | null {
  const size = referenceTables().creditSystems.find(({ code }) => code === system)?.hoursPerPoint ?? null;
  if (credits > 0 && size !== null && size.min === 25) return credits;
  return hours > 0 ? hours / HOURS_PER_CREDIT : null;
}

type Judged = Omit<UnbundleAnswer, 'question'>;
const rounded = (value: number): number => Math.round(value * 10) / 10;

function judgeOutcomes({ outcomes }: ModuleFacts): Judged {
  const count = outcomes.length;
  return count > 0
    ? { answer: 'yes', reason: { code: 'catalogue.unbundle.outcomes.yes', params: { count } } }
    : { answer: 'no', reason: { code: 'catalogue.unbundle.outcomes.no' } };
}

const judgeAssessment = ({ ownAssessment }: ModuleFacts): Judged => {
  const answer = ownAssessment === '' ? 'open' : ownAssessment;
  return { answer, reason: { code: `catalogue.unbundle.assessment.${answer}` } };
};

function judgeSize(facts: ModuleFacts, system: string, limits: readonly SizeLimit[]): Judged {
  const size = ectsOf(facts, system);
  if (size === null) return { answer: 'open', reason: { code: 'catalogue.unbundle.size.open' } };
  const [tightest] = limits.toSorted((a, b) => a.max - b.max);
  const credits = rounded(size);
  if (tightest === undefined)
    return { answer: 'yes', reason: { code: 'catalogue.unbundle.size.free', params: { credits } } };
  const { source } = tightest;
  const max = rounded(tightest.max);
  const answer = size <= tightest.max ? 'yes' : 'no';
  return { answer, reason: { code: `catalogue.unbundle.size.${answer}`, params: { credits, max, source } } };
}

const PREREQUISITE_ANSWER = { '': 'open', none: 'yes', stated: 'yes', hidden: 'no' } as const;
const judgePrerequisites = ({ prerequisites }: ModuleFacts): Judged => ({
  answer: PREREQUISITE_ANSWER[prerequisites],
  reason: { code: `catalogue.unbundle.prerequisites.${prerequisites === '' ? 'open' : prerequisites}` },
});

/**
 * Whether a module could stand on its own as a micro-credential: it says what people can do afterwards, it is assessed
 * by itself, it is small enough, and nothing must be known before that is not said. Each answer with its reason.
 */
export function checkUnbundling(
  facts: ModuleFacts,
  where: { readonly creditSystem: string; readonly limits: readonly SizeLimit[] },
): UnbundleCheck {
  const answers: readonly UnbundleAnswer[] = [
    { question: 'outcomes', ...judgeOutcomes(facts) },
    { question: 'assessment', ...judgeAssessment(facts) },
    { question: 'size', ...judgeSize(facts, where.creditSystem, where.limits) },
    { question: 'prerequisites', ...judgePrerequisites(facts) },
  ];
  if (answers.some(({ answer }) => answer === 'no')) return { verdict: 'not_yet', answers };
  return { verdict: answers.some(({ answer }) => answer === 'open') ? 'open' : 'ready', answers };
}

export type EmbeddingFacts = {
  readonly kind: EmbeddingKind;
  readonly creditsCounted: number;
  readonly validFrom: string;
  readonly validTo: string | null;
};

/** On an ISO day. The last day counts. */
export const isInForce = ({ validFrom, validTo }: EmbeddingFacts, day: string): boolean =>
  validFrom <= day && (validTo === null || validTo >= day);

/** A way into a module or one of several to choose from fills nothing of it by itself. */
const FILLS: ReadonlySet<EmbeddingKind> = new Set<EmbeddingKind>(['equals', 'part_of']);

/** How many credits of a module the micro-credentials in it fill on a day. */
export const creditsFilled = (embeddings: readonly EmbeddingFacts[], day: string): number =>
  embeddings
    .filter((one) => FILLS.has(one.kind) && isInForce(one, day))
    .reduce((sum, { creditsCounted }) => sum + creditsCounted, 0);

/**
 * Whether a micro-credential may count for so much: not for more than the module has, and together with others at the
 * same time not for more either; "the same as" counts for all of it.
 * Codes: `catalogue.programme.counts_too_much`, `catalogue.programme.module_full`, `catalogue.programme.equals_all`.
 */
export function embeddingFault(
  wanted: EmbeddingFacts,
  module: { readonly credits: number; readonly others: readonly EmbeddingFacts[] },
): Failure | null {
  const { credits, others } = module;
  const field = 'creditsCounted';
  if (wanted.creditsCounted > credits) {
    return { code: 'catalogue.programme.counts_too_much', field, params: { credits } };
  }
  if (wanted.kind === 'equals' && wanted.creditsCounted !== credits) {
    return { code: 'catalogue.programme.equals_all', field, params: { credits } };
  }
  if (!FILLS.has(wanted.kind)) return null;
  const days = [wanted.validFrom, ...others.map(({ validFrom }) => validFrom)].filter((day) => isInForce(wanted, day));
  // "Equals" is another way to the same whole, so it takes no place from the parts.
  const parts = others.filter(({ kind }) => kind === 'part_of');
  const most = wanted.kind === 'equals' ? 0 : Math.max(...days.map((day) => creditsFilled(parts, day)));
  return most + wanted.creditsCounted > credits
    ? { code: 'catalogue.programme.module_full', field, params: { credits, taken: most } }
    : null;
}

/** What of a module is filled on a day, for the drawing: all by "the same as", or the sum of its parts. */
export function shareFilled(credits: number, embeddings: readonly EmbeddingFacts[], day: string): number {
  const now = embeddings.filter((one) => isInForce(one, day));
  if (now.some(({ kind }) => kind === 'equals')) return 1;
  return credits > 0 ? Math.min(1, creditsFilled(now, day) / credits) : 0;
}
