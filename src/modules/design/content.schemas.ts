import {
  ASSESSMENT_TYPES,
  COUNTRIES,
  PARTICIPATION_MODES,
  QUALITY_ASSURANCE_TYPES,
  STACKING_KINDS,
  SUPERVISION_TYPES,
} from '@cairn/vocab';
import { z } from 'zod';
import { isLanguage } from '#platform/i18n/languages.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { badgeSchema } from './badge/badge.schemas.ts';
import { isFieldOfEducation } from './codes.ts';
import {
  AREA_FAMILIES,
  LEVEL_CLAIMS,
  LIFECOMP_CODES,
  OUTCOME_KINDS,
  REUSE_LEVELS,
  type Descriptor,
} from './descriptor.ts';
import type { DesignContent } from './plan/plan-edits.rules.ts';
import { emptyPlan } from './plan/plan.ts';
import { planSchema } from './plan/plan.schemas.ts';
import { referenceTables } from './reference-tables.ts';
import {
  addressOrEmpty,
  byLanguage,
  codeIn,
  codeOrEmpty,
  codesOf,
  dayOrEmpty,
  idOf,
  longLine,
  longText,
  someOf,
} from './schema-parts.ts';

const unknown = { error: 'design.unknown_choice' } as const;
const amount = z.number().min(0, { error: 'design.not_a_number' }).max(1_000_000, { error: 'design.too_much' });
const language = z.string().refine(isLanguage, unknown);
const many = <T extends z.ZodType>(item: T) => z.array(item).max(200, { error: 'design.too_many' });

const escoSkill = z.object({
  uri: z.string().regex(/^http:\/\/data\.europa\.eu\/esco\/skill\/[A-Za-z0-9.-]{1,60}$/, unknown),
  label: longLine(300),
  version: longLine(20),
});

const criterion = z.object({
  id: idOf,
  statement: byLanguage(longLine(300)),
  plain: byLanguage(longLine(160)),
  pictogram: z.string().regex(/^[a-z0-9_-]{0,60}$/, unknown),
  critical: z.boolean(),
  taskId: idOf.exactOptional(),
});

const outcome = z.object({
  id: idOf,
  statement: byLanguage(longLine(300)),
  kind: z.enum(OUTCOME_KINDS, unknown),
  verb: byLanguage(longLine(60)).exactOptional(),
  context: byLanguage(longLine(200)).exactOptional(),
  standard: byLanguage(longLine(200)).exactOptional(),
  reuseLevel: z.enum(REUSE_LEVELS, unknown).exactOptional(),
  lifeComp: z.enum(LIFECOMP_CODES, unknown).exactOptional(),
  levelCue: z.int().min(1).max(8, unknown).exactOptional(),
  escoSkills: many(escoSkill),
  criteria: many(criterion),
});

const level = z.object({
  eqf: z.int().min(1).max(8, unknown).exactOptional(),
  nqf: z
    .object({ framework: codeIn(() => codesOf(referenceTables().frameworks)), level: z.string().max(10, unknown) })
    .exactOptional(),
  claim: z.enum(LEVEL_CLAIMS, unknown),
  registerUrl: addressOrEmpty.exactOptional(),
  reason: byLanguage(longText(400)).exactOptional(),
});

const qualityAssurance = z.object({
  kind: codeOrEmpty(codesOf(QUALITY_ASSURANCE_TYPES)),
  text: byLanguage(longText(600)),
  responsible: longLine(120).exactOptional(),
  reviewDue: dayOrEmpty.exactOptional(),
});

const awardingBody = z.object({
  name: longLine(200),
  country: codeOrEmpty(codesOf(COUNTRIES)),
  region: z
    .string()
    .regex(/^[A-Z]{2}[A-Z0-9]{0,3}$/, { error: 'design.region_not_code' })
    .exactOptional(),
});

/** What a design says of itself, as it stands in a file. */
export const descriptorSchema = z.object({
  title: byLanguage(longLine(120)),
  summary: byLanguage(longText(600)),
  family: z.enum(AREA_FAMILIES, unknown),
  language,
  languages: many(language).exactOptional(),
  iscedF: z.string().refine(isFieldOfEducation, { error: 'design.field_unknown' }).exactOptional(),
  awardingBody: many(awardingBody),
  outcomes: many(outcome),
  workload: z.object({
    hours: amount.max(10_000, { error: 'design.too_much' }),
    credits: many(z.object({ system: codeIn(() => codesOf(referenceTables().creditSystems)), points: amount })),
  }),
  level,
  assessmentTypes: someOf(codesOf(ASSESSMENT_TYPES)),
  participationModes: someOf(codesOf(PARTICIPATION_MODES)),
  qualityAssurance: many(qualityAssurance),
  supervision: codeOrEmpty(codesOf(SUPERVISION_TYPES)),
  entryRequirement: byLanguage(longText(400)).exactOptional(),
  grading: z.object({ scheme: longLine(60), note: byLanguage(longText(400)).exactOptional() }).exactOptional(),
  stacking: z.object({
    kind: codeOrEmpty(codesOf(STACKING_KINDS)),
    note: byLanguage(longText(400)).exactOptional(),
  }),
  moreInfo: z
    .object({ text: byLanguage(longText(1000)).exactOptional(), url: addressOrEmpty.exactOptional() })
    .exactOptional(),
  evidenceRule: z.object({
    directForCritical: amount.max(20, { error: 'design.too_much' }),
    minKinds: amount.max(9, { error: 'design.too_much' }),
    maxAgeMonths: amount.max(240, { error: 'design.too_much' }),
  }),
  selfScale: z.enum(['three', 'four', 'five'], unknown).exactOptional(),
  image: badgeSchema.exactOptional(),
  passShare: z.number().min(0, { error: 'design.not_a_number' }).max(1, { error: 'design.too_much' }),
}) satisfies z.ZodType<Descriptor>;

const contentSchema = z.object({
  descriptor: descriptorSchema,
  plan: planSchema.default(() => planSchema.parse(emptyPlan())),
});

/**
 * A design out of a file or another program: what does not fit is named by its path (`descriptor.workload.hours`),
 * what is not known here is left out. Codes: `design.not_a_design` for something else altogether, and those of the
 * designer's forms.
 */
export function parseContent(value: unknown): Result<DesignContent, readonly Failure[]> {
  const parsed = contentSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const faults = parsed.error.issues.map(({ message, path }): Failure => {
    const code = message.startsWith('design.') ? message : 'design.not_a_design';
    return { code, field: path.join('.') };
  });
  return fail(faults);
}
