import type { BadgeImage } from './badge/badge.ts';
import type { Criterion, Descriptor, EscoSkillRef, Outcome } from './descriptor.ts';
import type { AboutValues, AssessmentValues, MoreValues, OutcomeValues, SizeValues } from './design.schemas.ts';
import { eqfOfNational } from './codes.ts';

/** One step of a designer's work on a draft. */
export type DraftEdit =
  | { readonly kind: 'about'; readonly values: AboutValues }
  | { readonly kind: 'size'; readonly values: SizeValues }
  | { readonly kind: 'assessment'; readonly values: AssessmentValues }
  | { readonly kind: 'more'; readonly values: MoreValues }
  | { readonly kind: 'image'; readonly values: { readonly image: BadgeImage | null } }
  | { readonly kind: 'add_outcome'; readonly outcomeId: string }
  | { readonly kind: 'remove_outcome'; readonly outcomeId: string }
  | { readonly kind: 'outcome'; readonly outcomeId: string; readonly values: OutcomeValues }
  | { readonly kind: 'add_criterion'; readonly outcomeId: string; readonly criterionId: string }
  | { readonly kind: 'remove_criterion'; readonly outcomeId: string; readonly criterionId: string }
  | { readonly kind: 'add_skill'; readonly outcomeId: string; readonly skill: EscoSkillRef }
  | { readonly kind: 'remove_skill'; readonly outcomeId: string; readonly uri: string };

const optional = <K extends string, V>(key: K, value: V | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
const unlessEmpty = (text: string): string | undefined => (text === '' ? undefined : text);
const unlessBare = <T extends object>(map: T): T | undefined => (Object.keys(map).length === 0 ? undefined : map);

function withAbout(descriptor: Descriptor, { iscedF, languages, awardingBody, ...values }: AboutValues): Descriptor {
  const { iscedF: _old, ...rest } = descriptor;
  return {
    ...rest,
    ...values,
    languages: languages.filter((language) => language !== values.language),
    ...optional('iscedF', unlessEmpty(iscedF)),
    awardingBody: awardingBody.map(({ name, country, region }) => ({
      name,
      country,
      ...optional('region', unlessEmpty(region)),
    })),
  };
}

/** A national level brings its EQF level with it; an EQF level alone never brings a national one. */
function withSize(descriptor: Descriptor, { hours, credits, level }: SizeValues): Descriptor {
  const isPlaced = level.claim !== 'not_assigned';
  const nqf =
    level.framework !== '' && level.nqfLevel !== '' ? { framework: level.framework, level: level.nqfLevel } : undefined;
  const eqf = (nqf && eqfOfNational(nqf.framework, nqf.level)) ?? (level.eqf === '' ? undefined : Number(level.eqf));
  return {
    ...descriptor,
    workload: { hours, credits: credits.filter((entry) => entry.system !== '' && entry.points > 0) },
    level: {
      claim: level.claim,
      ...(isPlaced ? { ...optional('eqf', eqf), ...optional('nqf', nqf) } : {}),
      ...optional('registerUrl', level.claim === 'included_in_nqf' ? unlessEmpty(level.registerUrl) : undefined),
      ...optional('reason', isPlaced ? undefined : unlessBare(level.reason)),
    },
  };
}

const SELF_SCALES = ['three', 'four', 'five'] as const;

function withAssessment(descriptor: Descriptor, values: AssessmentValues): Descriptor {
  const { kind, text, responsible, reviewDue } = values.qa;
  const isTold = kind !== '' || Object.keys(text).length > 0 || responsible !== '' || reviewDue !== '';
  const entry = {
    kind,
    text,
    ...optional('responsible', unlessEmpty(responsible)),
    ...optional('reviewDue', unlessEmpty(reviewDue)),
  };
  const { selfScale: _before, ...rest } = descriptor;
  const scale = SELF_SCALES.find((one) => one === values.selfScale);
  return {
    ...rest,
    ...optional('selfScale', scale === 'three' ? undefined : scale),
    assessmentTypes: values.assessmentTypes,
    participationModes: values.participationModes,
    supervision: values.supervision,
    passShare: values.passPercent / 100,
    evidenceRule: values.evidence,
    qualityAssurance: [...(isTold ? [entry] : []), ...descriptor.qualityAssurance.slice(1)],
  };
}

function withMore(descriptor: Descriptor, values: MoreValues): Descriptor {
  const { entryRequirement: _entry, moreInfo: _info, ...rest } = descriptor;
  const info = {
    ...optional('text', unlessBare(values.moreInfo.text)),
    ...optional('url', unlessEmpty(values.moreInfo.url)),
  };
  return {
    ...rest,
    ...optional('entryRequirement', unlessBare(values.entryRequirement)),
    stacking: { kind: values.stacking.kind, ...optional('note', unlessBare(values.stacking.note)) },
    ...optional('moreInfo', unlessBare(info)),
  };
}

function withImage(descriptor: Descriptor, image: BadgeImage | null): Descriptor {
  const { image: _before, ...rest } = descriptor;
  return { ...rest, ...optional('image', image ?? undefined) };
}

export function emptyCriterion(id: string): Criterion {
  return { id, statement: {}, plain: {}, pictogram: '', critical: false };
}

const emptyOutcome = (id: string): Outcome => ({ id, statement: {}, kind: 'skill', escoSkills: [], criteria: [] });

function withCriterion(criterion: Criterion, values: OutcomeValues): Criterion {
  const told = values.criteria[criterion.id];
  if (told === undefined) return criterion;
  const { taskId, ...rest } = told;
  return { id: criterion.id, ...rest, ...optional('taskId', unlessEmpty(taskId)) };
}

type OutcomeEdit = Extract<DraftEdit, { readonly outcomeId: string }>;

function changedOutcome(outcome: Outcome, edit: OutcomeEdit): Outcome {
  switch (edit.kind) {
    case 'outcome':
      return {
        ...outcome,
        statement: edit.values.statement,
        kind: edit.values.kind,
        criteria: outcome.criteria.map((criterion) => withCriterion(criterion, edit.values)),
      };
    case 'add_criterion':
      return { ...outcome, criteria: [...outcome.criteria, emptyCriterion(edit.criterionId)] };
    case 'remove_criterion':
      return { ...outcome, criteria: outcome.criteria.filter((criterion) => criterion.id !== edit.criterionId) };
    case 'add_skill': {
      const others = outcome.escoSkills.filter((skill) => skill.uri !== edit.skill.uri);
      return { ...outcome, escoSkills: [...others, edit.skill] };
    }
    case 'remove_skill':
      return { ...outcome, escoSkills: outcome.escoSkills.filter((skill) => skill.uri !== edit.uri) };
    default:
      return outcome;
  }
}

/** The draft after the edit. An edit of an outcome that is gone changes nothing. */
export function applyEdit(descriptor: Descriptor, edit: DraftEdit): Descriptor {
  switch (edit.kind) {
    case 'about':
      return withAbout(descriptor, edit.values);
    case 'size':
      return withSize(descriptor, edit.values);
    case 'assessment':
      return withAssessment(descriptor, edit.values);
    case 'more':
      return withMore(descriptor, edit.values);
    case 'image':
      return withImage(descriptor, edit.values.image);
    case 'add_outcome':
      return { ...descriptor, outcomes: [...descriptor.outcomes, emptyOutcome(edit.outcomeId)] };
    case 'remove_outcome':
      return { ...descriptor, outcomes: descriptor.outcomes.filter((outcome) => outcome.id !== edit.outcomeId) };
    default:
      return {
        ...descriptor,
        outcomes: descriptor.outcomes.map((outcome) =>
          outcome.id === edit.outcomeId ? changedOutcome(outcome, edit) : outcome,
        ),
      };
  }
}

/** The fields that each step of the form overwrites. */
const STEP_FIELDS = {
  about: ['title', 'summary', 'family', 'language', 'languages', 'iscedF', 'awardingBody'],
  size: ['workload', 'level'],
  assessment: [
    'assessmentTypes',
    'participationModes',
    'supervision',
    'qualityAssurance',
    'evidenceRule',
    'passShare',
    'selfScale',
  ],
  more: ['entryRequirement', 'stacking', 'moreInfo'],
  image: ['image'],
} as const satisfies Record<string, readonly (keyof Descriptor)[]>;

/** The part of a draft that an edit overwrites; two people collide only when it differs. */
function regionOf(descriptor: Descriptor, edit: DraftEdit): unknown {
  if ('values' in edit && edit.kind !== 'outcome') {
    return STEP_FIELDS[edit.kind].map((field) => descriptor[field] ?? null);
  }
  if (edit.kind !== 'outcome' && edit.kind !== 'remove_outcome') return null;
  const outcome = descriptor.outcomes.find((entry) => entry.id === edit.outcomeId);
  if (outcome === undefined) return 'gone';
  return edit.kind === 'remove_outcome' ? outcome : [outcome.statement, outcome.kind, outcome.criteria];
}

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether two values say the same, whatever the order of their members. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted);

/**
 * Whether an edit that was begun at `base` would overwrite what somebody else saved since. Work on different parts
 * does not collide; adding or taking away a single thing never does.
 */
export function collides(edit: DraftEdit, base: Descriptor, current: Descriptor): boolean {
  return !isSame(regionOf(base, edit), regionOf(current, edit));
}
