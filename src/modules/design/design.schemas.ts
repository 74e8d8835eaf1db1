import {
  ASSESSMENT_TYPES,
  COUNTRIES,
  CREDIT_SYSTEMS,
  EQF_LEVELS,
  NQF_FRAMEWORKS,
  PARTICIPATION_MODES,
  QUALITY_ASSURANCE_TYPES,
  STACKING_KINDS,
  SUPERVISION_TYPES,
} from '@cairn/vocab';
import { z } from 'zod';
import { isLanguage } from '#platform/i18n/languages.ts';
import { AREA_FAMILIES, LEVEL_CLAIMS, OUTCOME_KINDS } from './descriptor.ts';
import {
  addressOrEmpty,
  byLanguage,
  codesOf,
  dayOrEmpty,
  longLine,
  longText,
  someOf,
  codeOrEmpty,
} from './schema-parts.ts';

/** Every refusal carries the code of its sentence; the path of the value is the name of its field. */
const USUAL_PASS_PERCENT = 80;
const USUAL_MAX_AGE_MONTHS = 24;

/** A number as people write it: 7.5 or 7,5. Nothing typed counts as `usual`. */
const amount = (most: number, usual = 0) =>
  z
    .string()
    .transform((text) => text.replace(/\s/g, '').replace(',', '.'))
    .refine((text) => text === '' || /^\d+(\.\d+)?$/.test(text), { error: 'design.not_a_number' })
    .transform((text) => (text === '' ? usual : Number(text)))
    .refine((value) => value <= most, { error: 'design.too_much', params: { most } });

const language = z.string().refine(isLanguage, { error: 'design.unknown_choice' });

export const aboutSchema = z.object({
  title: byLanguage(longLine(120)),
  summary: byLanguage(longText(600)),
  family: z.enum(AREA_FAMILIES, { error: 'design.unknown_choice' }),
  language,
  languages: z.array(language),
  iscedF: z
    .string()
    .trim()
    .refine((code) => /^(\d{2,4})?$/.test(code), { error: 'design.field_not_code' }),
  awardingBody: z
    .array(
      z.object({
        name: longLine(200),
        country: codeOrEmpty(codesOf(COUNTRIES)),
        region: z
          .string()
          .trim()
          .transform((code) => code.toUpperCase())
          .refine((code) => /^([A-Z]{2}[A-Z0-9]{0,3})?$/.test(code), { error: 'design.region_not_code' }),
      }),
    )
    .transform((bodies) => bodies.filter((body) => body.name !== '')),
});
export type AboutValues = z.infer<typeof aboutSchema>;

export const sizeSchema = z
  .object({
    hours: amount(10_000),
    credits: z.array(z.object({ system: codeOrEmpty(codesOf(CREDIT_SYSTEMS)), points: amount(600) })),
    level: z.object({
      claim: z.enum(LEVEL_CLAIMS, { error: 'design.unknown_choice' }),
      eqf: codeOrEmpty(EQF_LEVELS.map(String)),
      framework: codeOrEmpty(codesOf(NQF_FRAMEWORKS)),
      nqfLevel: z.string().trim().max(10, { error: 'design.unknown_choice' }),
      registerUrl: addressOrEmpty,
      reason: byLanguage(longText(400)),
    }),
  })
  .superRefine(({ level }, context) => {
    const framework = NQF_FRAMEWORKS.find((entry) => entry.code === level.framework);
    if (framework === undefined || level.nqfLevel === '' || Object.hasOwn(framework.levels, level.nqfLevel)) return;
    context.addIssue({ code: 'custom', message: 'design.level_not_in_framework', path: ['level', 'nqfLevel'] });
  });
export type SizeValues = z.infer<typeof sizeSchema>;

export const assessmentSchema = z.object({
  assessmentTypes: someOf(codesOf(ASSESSMENT_TYPES)),
  participationModes: someOf(codesOf(PARTICIPATION_MODES)),
  supervision: codeOrEmpty(codesOf(SUPERVISION_TYPES)),
  // Left empty, the rule is the usual one: 0 would let everybody pass, or nobody.
  passPercent: amount(100, USUAL_PASS_PERCENT),
  selfScale: codeOrEmpty(['three', 'four', 'five']),
  evidence: z.object({
    directForCritical: amount(20),
    minKinds: amount(3),
    maxAgeMonths: amount(240, USUAL_MAX_AGE_MONTHS),
  }),
  qa: z.object({
    kind: codeOrEmpty(codesOf(QUALITY_ASSURANCE_TYPES)),
    text: byLanguage(longText(600)),
    responsible: longLine(120),
    reviewDue: dayOrEmpty,
  }),
});
export type AssessmentValues = z.infer<typeof assessmentSchema>;

export const moreSchema = z.object({
  entryRequirement: byLanguage(longText(400)),
  stacking: z.object({ kind: codeOrEmpty(codesOf(STACKING_KINDS)), note: byLanguage(longText(400)) }),
  moreInfo: z.object({ text: byLanguage(longText(1000)), url: addressOrEmpty }),
});
export type MoreValues = z.infer<typeof moreSchema>;

export const outcomeSchema = z.object({
  statement: byLanguage(longLine(300)),
  kind: z.enum(OUTCOME_KINDS, { error: 'design.unknown_choice' }),
  criteria: z.record(
    z.string(),
    z.object({
      statement: byLanguage(longLine(300)),
      plain: byLanguage(longLine(160)),
      pictogram: z.string().regex(/^[a-z0-9_-]{0,60}$/, { error: 'design.unknown_choice' }),
      critical: z.boolean(),
      taskId: z.string().regex(/^[a-z0-9_]{0,40}$/, { error: 'design.unknown_choice' }),
    }),
  ),
});
export type OutcomeValues = z.infer<typeof outcomeSchema>;
