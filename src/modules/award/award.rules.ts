import type { AchievementVersion, Descriptor, Outcome } from '#modules/design/index.ts';
import { isAlone } from '#modules/portfolio/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { IDENTITY_CHECKS, type ConsentWay, type IdentityCheck, type OutcomeResult } from './award.types.ts';

/** A decided case as far as awarding looks at it. */
export type JudgedCase = {
  readonly decision: string;
  readonly validatedOutcomes: readonly string[];
  readonly identityCheck: string;
  readonly decidedAt: Date;
};

/** Everything the issue gate looks at. Dates are instants; `hours` is asked for only when a part is awarded. */
export type AwardRequest = {
  readonly name: string;
  readonly country: string;
  readonly version: Pick<AchievementVersion, 'descriptor'>;
  readonly judged: JudgedCase;
  readonly hours?: number | undefined;
  readonly consent: ConsentWay | null;
  readonly now: Date;
};

/** Something that stands in the way: its code is a sentence that also says the way forward. */
export type Missing = {
  /** 1 to 11 of Annex I, Council Recommendation 2022/C 243/02; `other` for what stands beside it. */
  readonly element: number | 'other';
  readonly code: string;
  readonly field?: string;
};

export type GateLine = { readonly element: number | 'other'; readonly name: string; readonly missing: Missing | null };

const LONGEST_NAME = 200;

/** A part is awarded when not all outcomes were validated: then hours are asked for and no credits are claimed. */
export const isPart = (judged: JudgedCase, descriptor: Descriptor): boolean =>
  validatedOutcomes(judged, descriptor).length < descriptor.outcomes.length;

/** The outcomes of the version that the validator accepted, in the order of the version. */
export const validatedOutcomes = (judged: JudgedCase, descriptor: Descriptor): readonly Outcome[] =>
  descriptor.outcomes.filter((outcome) => judged.validatedOutcomes.includes(outcome.id));

/**
 * What was found for one outcome, from the agreed levels of its criteria. "Not yet" and "with help" are kept apart: help
 * is a way of doing it, and a task that was not reached or left open is not done at all.
 */
export const outcomeResult = (
  { criteria }: Outcome,
  levels: Readonly<Record<string, string | null>>,
): OutcomeResult => {
  if (criteria.every(({ id }) => isAlone(levels[id]))) return 'on_my_own';
  const isReached = ({ id }: { readonly id: string }) => isAlone(levels[id]) || levels[id] === 'with_help';
  return criteria.every(isReached) ? 'partly_with_help' : 'partly_not_yet';
};

const PART: Multilingual = {
  en: 'part',
  nb: 'del',
  sv: 'del',
  da: 'del',
  fi: 'osa',
  is: 'hluti',
  et: 'osa',
  de: 'Teil',
  nl: 'deel',
  fr: 'partie',
  it: 'parte',
  es: 'parte',
  pt: 'parte',
  el: 'μέρος',
  ga: 'cuid',
  ar: 'جزء',
  uk: 'частина',
  so: 'qayb',
};

/** The title as awarded: a part says that it is one, in each of its languages. */
export const awardedTitle = (judged: JudgedCase, descriptor: Descriptor): Multilingual =>
  isPart(judged, descriptor)
    ? Object.fromEntries(
        Object.entries(descriptor.title).map(([lang, text]) => [
          lang,
          text === '' ? '' : `${text} (${PART[lang] ?? 'part'})`,
        ]),
      )
    : descriptor.title;

/** Hours that the credential states: the whole workload, or what the registrar said for a part. */
export const awardedHours = (request: AwardRequest): number => {
  const { descriptor } = request.version;
  return isPart(request.judged, descriptor) ? (request.hours ?? 0) : descriptor.workload.hours;
};

const hasWords = (text: Readonly<Record<string, string>> | undefined): boolean =>
  Object.values(text ?? {}).some((words) => words.trim() !== '');

const levelIsTold = ({ level }: Descriptor): boolean =>
  level.eqf !== undefined || level.nqf !== undefined || (level.claim === 'not_assigned' && hasWords(level.reason));

const hoursFit = (request: AwardRequest): boolean => {
  const hours = awardedHours(request);
  return Number.isFinite(hours) && hours > 0 && hours <= request.version.descriptor.workload.hours;
};

const knownIdentityCheck = (value: string): value is IdentityCheck => IDENTITY_CHECKS.some((known) => known === value);

/** Attendance alone shows nothing that was learned, so it is not an assessment of a micro-credential. */
const isAssessed = ({ assessmentTypes }: Descriptor): boolean =>
  assessmentTypes.some((type) => type !== 'attendance_level');

type Question = readonly [
  element: number | 'other',
  name: string,
  isThere: (r: AwardRequest) => boolean,
  field?: string,
];

const GATE: readonly Question[] = [
  [1, 'learner_name', (r) => r.name.trim() !== '' && [...r.name].length <= LONGEST_NAME, 'name'],
  [2, 'title', (r) => hasWords(r.version.descriptor.title)],
  [3, 'country', (r) => /^[A-Z]{2}$/.test(r.country)],
  [4, 'awarding_body', (r) => r.version.descriptor.awardingBody.some((body) => body.name.trim() !== '')],
  [5, 'date', (r) => r.judged.decidedAt.getTime() <= r.now.getTime()],
  [6, 'outcomes', (r) => validatedOutcomes(r.judged, r.version.descriptor).some((o) => hasWords(o.statement))],
  [7, 'workload', hoursFit, 'hours'],
  [8, 'level', (r) => levelIsTold(r.version.descriptor)],
  [9, 'assessment', (r) => isAssessed(r.version.descriptor)],
  [10, 'participation', (r) => r.version.descriptor.participationModes.length > 0],
  [11, 'quality', (r) => r.version.descriptor.qualityAssurance.some((line) => hasWords(line.text))],
  ['other', 'decision', (r) => r.judged.decision === 'validated' || r.judged.decision === 'partly_validated'],
  ['other', 'identity', (r) => knownIdentityCheck(r.judged.identityCheck)],
  ['other', 'consent', (r) => r.consent !== null, 'consent'],
];

/** The issue gate line by line: the 11 elements of Annex I, then decision, identity check and consent. */
export const issueGate = (request: AwardRequest): readonly GateLine[] =>
  GATE.map(([element, name, isThere, field]) => ({
    element,
    name,
    missing: isThere(request)
      ? null
      : { element, code: `award.missing.${name}`, ...(field === undefined ? {} : { field }) },
  }));

export type GateAnswer = { readonly ok: true } | { readonly ok: false; readonly missing: readonly Missing[] };

/** May this case be awarded? When not, what is missing, in the order of Annex I. */
export const mayAward = (request: AwardRequest): GateAnswer => {
  const missing = issueGate(request).flatMap((line) => (line.missing === null ? [] : [line.missing]));
  return missing.length === 0 ? { ok: true } : { ok: false, missing };
};

/**
 * How the assessment was supervised, as it really was: an offer may promise an identity check, but only a check that
 * took place is stated.
 */
export const supervisionAsJudged = (supervision: string, identityCheck: IdentityCheck): string =>
  identityCheck === 'none' && supervision.startsWith('supervised_') ? 'supervised_no_id' : supervision;

/** All texts of a descriptor that a credential makes public, each with its language; a body's name is in no language. */
export const publicTexts = (descriptor: Descriptor): readonly (readonly [language: string, text: string])[] => [
  ...[
    descriptor.title,
    descriptor.summary,
    ...descriptor.outcomes.flatMap((o) => [o.statement, ...o.criteria.map((c) => c.plain)]),
    ...descriptor.qualityAssurance.map((line) => line.text),
    descriptor.entryRequirement ?? {},
    descriptor.stacking.note ?? {},
    descriptor.moreInfo?.text ?? {},
  ].flatMap((text) => Object.entries(text)),
  ...descriptor.awardingBody.map((body) => ['', body.name] as const),
];

/** A decided case as far as it can take the place of another one. */
export type Placed = {
  readonly id: string;
  readonly validatedOutcomes: readonly string[];
  readonly replaces: string | null;
  readonly completes: readonly string[];
};

/** Cases whose decision this one stands in for, also through others that lie between. */
function replacedBy(later: Placed, beside: readonly Placed[]): readonly string[] {
  const ids: string[] = [];
  let next = later.replaces;
  while (next !== null && !ids.includes(next)) {
    ids.push(next);
    const replaced = next;
    next = beside.find(({ id }) => id === replaced)?.replaces ?? null;
  }
  return ids;
}

/**
 * Does the credential of `later` take the place of the one of `earlier`? Always when the decision was made anew; and
 * when a later round completed a part and says all that the part said, so that part and whole are never both valid.
 * Two parts that say different things stay beside each other.
 */
export const takesPlaceOf = (later: Placed, earlier: Placed, beside: readonly Placed[]): boolean =>
  replacedBy(later, beside).includes(earlier.id) ||
  (later.completes.includes(earlier.id) &&
    earlier.validatedOutcomes.every((outcome) => later.validatedOutcomes.includes(outcome)));

const DAY = 86_400_000;

export type KeyHealth = 'good' | 'ends_soon' | 'ends_in_days' | 'ended';

/** How long a key may still sign: warnings from 30 days and from 7 days before the end. */
export const keyHealth = (signsUntil: Date, now: Date): KeyHealth => {
  const left = signsUntil.getTime() - now.getTime();
  if (left <= 0) return 'ended';
  if (left <= 7 * DAY) return 'ends_in_days';
  return left <= 30 * DAY ? 'ends_soon' : 'good';
};
