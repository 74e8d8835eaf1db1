import type { z } from 'zod';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { textLanguages, type Descriptor, type Outcome } from './descriptor.ts';
import { aboutSchema, assessmentSchema, moreSchema, outcomeSchema, sizeSchema } from './design.schemas.ts';
import type { AboutValues, AssessmentValues, MoreValues, OutcomeValues, SizeValues } from './design.schemas.ts';
import { all, first, idsUnder, textsOf, toFields, type Fields } from './fields.ts';

/** Rows that a form offers for bodies that award together, and for credit lines. */
export const BODY_ROWS = [0, 1, 2] as const;
export const CREDIT_ROWS = [0, 1, 2] as const;

type Parsed<T> = Result<T, readonly Failure[]>;

function parse<Out>(schema: z.ZodType<Out>, input: unknown): Parsed<Out> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  return fail(
    parsed.error.issues.map((issue) => {
      const most: unknown = issue.code === 'custom' ? issue.params?.['most'] : undefined;
      return {
        code: issue.message,
        field: issue.path.map(String).join('.'),
        ...(typeof most === 'number' ? { params: { most } } : {}),
      };
    }),
  );
}

export const parseAbout = (fields: Fields): Parsed<AboutValues> =>
  parse(aboutSchema, {
    title: textsOf(fields, 'title'),
    summary: textsOf(fields, 'summary'),
    family: first(fields, 'family'),
    language: first(fields, 'language'),
    languages: all(fields, 'languages'),
    iscedF: first(fields, 'iscedF'),
    awardingBody: BODY_ROWS.map((row) => ({
      name: first(fields, `awardingBody.${row}.name`),
      country: first(fields, `awardingBody.${row}.country`),
      region: first(fields, `awardingBody.${row}.region`),
    })),
  });

export const parseSize = (fields: Fields): Parsed<SizeValues> =>
  parse(sizeSchema, {
    hours: first(fields, 'hours'),
    credits: CREDIT_ROWS.map((row) => ({
      system: first(fields, `credits.${row}.system`),
      points: first(fields, `credits.${row}.points`),
    })),
    level: {
      claim: first(fields, 'level.claim'),
      eqf: first(fields, 'level.eqf'),
      framework: first(fields, 'level.framework'),
      nqfLevel: first(fields, 'level.nqfLevel'),
      registerUrl: first(fields, 'level.registerUrl'),
      reason: textsOf(fields, 'level.reason'),
    },
  });

export const parseAssessment = (fields: Fields): Parsed<AssessmentValues> =>
  parse(assessmentSchema, {
    assessmentTypes: all(fields, 'assessmentTypes'),
    participationModes: all(fields, 'participationModes'),
    supervision: first(fields, 'supervision'),
    passPercent: first(fields, 'passPercent'),
    selfScale: first(fields, 'selfScale'),
    evidence: {
      directForCritical: first(fields, 'evidence.directForCritical'),
      minKinds: first(fields, 'evidence.minKinds'),
      maxAgeMonths: first(fields, 'evidence.maxAgeMonths'),
    },
    qa: {
      kind: first(fields, 'qa.kind'),
      text: textsOf(fields, 'qa.text'),
      responsible: first(fields, 'qa.responsible'),
      reviewDue: first(fields, 'qa.reviewDue'),
    },
  });

export const parseMore = (fields: Fields): Parsed<MoreValues> =>
  parse(moreSchema, {
    entryRequirement: textsOf(fields, 'entryRequirement'),
    stacking: { kind: first(fields, 'stacking.kind'), note: textsOf(fields, 'stacking.note') },
    moreInfo: { text: textsOf(fields, 'moreInfo.text'), url: first(fields, 'moreInfo.url') },
  });

export const parseOutcome = (fields: Fields): Parsed<OutcomeValues> =>
  parse(outcomeSchema, {
    statement: textsOf(fields, 'statement'),
    kind: first(fields, 'kind'),
    criteria: Object.fromEntries(
      idsUnder(fields, 'criteria').map((id) => [
        id,
        {
          statement: textsOf(fields, `criteria.${id}.statement`),
          plain: textsOf(fields, `criteria.${id}.plain`),
          pictogram: first(fields, `criteria.${id}.pictogram`),
          critical: first(fields, `criteria.${id}.critical`) === 'yes',
          taskId: first(fields, `criteria.${id}.taskId`),
        },
      ]),
    ),
  });

const number = (value: number): string => (value === 0 ? '' : String(value));

export const aboutFields = (descriptor: Descriptor): Fields => ({
  ...toFields('title', descriptor.title),
  ...toFields('summary', descriptor.summary),
  family: [descriptor.family],
  language: [descriptor.language],
  languages: textLanguages(descriptor),
  iscedF: [descriptor.iscedF ?? ''],
  ...Object.fromEntries(
    descriptor.awardingBody.flatMap((body, row) => [
      [`awardingBody.${row}.name`, [body.name]],
      [`awardingBody.${row}.country`, [body.country]],
      [`awardingBody.${row}.region`, [body.region ?? '']],
    ]),
  ),
});

export const sizeFields = ({ workload, level }: Descriptor): Fields => ({
  hours: [number(workload.hours)],
  ...Object.fromEntries(
    workload.credits.flatMap((entry, row) => [
      [`credits.${row}.system`, [entry.system]],
      [`credits.${row}.points`, [number(entry.points)]],
    ]),
  ),
  'level.claim': [level.claim],
  'level.eqf': [level.eqf === undefined ? '' : String(level.eqf)],
  'level.framework': [level.nqf?.framework ?? ''],
  'level.nqfLevel': [level.nqf?.level ?? ''],
  'level.registerUrl': [level.registerUrl ?? ''],
  ...toFields('level.reason', level.reason),
});

export const assessmentFields = (descriptor: Descriptor): Fields => {
  const [qa] = descriptor.qualityAssurance;
  return {
    assessmentTypes: descriptor.assessmentTypes,
    participationModes: descriptor.participationModes,
    supervision: [descriptor.supervision],
    passPercent: [String(Math.round(descriptor.passShare * 100))],
    selfScale: [descriptor.selfScale ?? 'three'],
    'evidence.directForCritical': [String(descriptor.evidenceRule.directForCritical)],
    'evidence.minKinds': [String(descriptor.evidenceRule.minKinds)],
    'evidence.maxAgeMonths': [String(descriptor.evidenceRule.maxAgeMonths)],
    'qa.kind': [qa?.kind ?? ''],
    ...toFields('qa.text', qa?.text),
    'qa.responsible': [qa?.responsible ?? ''],
    'qa.reviewDue': [qa?.reviewDue ?? ''],
  };
};

export const moreFields = (descriptor: Descriptor): Fields => ({
  ...toFields('entryRequirement', descriptor.entryRequirement),
  'stacking.kind': [descriptor.stacking.kind],
  ...toFields('stacking.note', descriptor.stacking.note),
  ...toFields('moreInfo.text', descriptor.moreInfo?.text),
  'moreInfo.url': [descriptor.moreInfo?.url ?? ''],
});

export const outcomeFields = (outcome: Outcome): Fields => ({
  ...toFields('statement', outcome.statement),
  kind: [outcome.kind],
  ...Object.assign(
    {},
    ...outcome.criteria.map((criterion) => ({
      ...toFields(`criteria.${criterion.id}.statement`, criterion.statement),
      ...toFields(`criteria.${criterion.id}.plain`, criterion.plain),
      [`criteria.${criterion.id}.pictogram`]: [criterion.pictogram],
      [`criteria.${criterion.id}.critical`]: [criterion.critical ? 'yes' : ''],
      [`criteria.${criterion.id}.taskId`]: [criterion.taskId ?? ''],
    })),
  ),
});
