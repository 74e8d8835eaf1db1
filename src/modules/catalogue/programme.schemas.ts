import { EQF_LEVELS } from '@cairn/vocab';
import { z } from 'zod';
import { referenceTables } from '#modules/design/index.ts';

/** How a micro-credential stands to a module: the same, a piece of it, one of several to choose, or a way into it. */
export const EMBEDDING_KINDS = ['equals', 'part_of', 'elective', 'bridge'] as const;
export type EmbeddingKind = (typeof EMBEDDING_KINDS)[number];

export const OWN_ASSESSMENT = ['', 'yes', 'no'] as const;
export type OwnAssessment = (typeof OWN_ASSESSMENT)[number];

/** `hidden`: only those who teach it know what one must be able to do before. */
export const PREREQUISITES = ['', 'none', 'stated', 'hidden'] as const;
export type Prerequisites = (typeof PREREQUISITES)[number];

const line = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length <= longest, { error: 'catalogue.too_long' });
const words = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= longest, { error: 'catalogue.too_long' });
const byLanguage = (text: ReturnType<typeof line>) =>
  z
    .record(z.string().max(20), text)
    .transform((map) => Object.fromEntries(Object.entries(map).filter(([, value]) => value !== '')));
const amount = z
  .string()
  .trim()
  .regex(/^(\d{1,4}([.,]\d{1,2})?)?$/, { error: 'catalogue.programme.not_a_number' })
  .transform((text) => Number(text.replace(',', '.')));
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'catalogue.programme.not_a_date' });
const unknown = { error: 'catalogue.programme.unknown_choice' } as const;

export const programmeInput = z.object({
  title: byLanguage(line(160)).refine((map) => Object.keys(map).length > 0, {
    error: 'catalogue.programme.title_missing',
  }),
  summary: byLanguage(words(800)),
  eqf: z
    .string()
    .refine((text) => text === '' || EQF_LEVELS.some((level) => String(level) === text), unknown)
    .transform((text) => (text === '' ? null : Number(text))),
  creditSystem: z
    .string()
    .refine((code) => referenceTables().creditSystems.some((system) => system.code === code), unknown),
  credits: amount,
});
export type ProgrammeForm = z.input<typeof programmeInput>;

const MOST_OUTCOMES = 30;
export const moduleInput = z.object({
  title: byLanguage(line(160)).refine((map) => Object.keys(map).length > 0, {
    error: 'catalogue.programme.module_title_missing',
  }),
  /** One outcome a line, in each language; lines of the same number belong together. */
  outcomes: z.record(z.string().max(20), words(6000)).transform((map) => {
    const lines = Object.entries(map).map(([tag, text]) => [tag, text.split('\n').map((one) => one.trim())] as const);
    const length = Math.min(MOST_OUTCOMES, Math.max(0, ...lines.map(([, list]) => list.length)));
    return Array.from({ length }, (_none, place) =>
      Object.fromEntries(
        lines.flatMap(([tag, list]) => ((list[place] ?? '') === '' ? [] : [[tag, (list[place] ?? '').slice(0, 300)]])),
      ),
    ).filter((texts) => Object.keys(texts).length > 0);
  }),
  credits: amount,
  hours: amount,
  ownAssessment: z.enum(OWN_ASSESSMENT, unknown),
  prerequisites: z.enum(PREREQUISITES, unknown),
  needs: words(600),
});
export type ModuleForm = z.input<typeof moduleInput>;

export const embeddingInput = z
  .object({
    moduleId: z.string().min(1, { error: 'catalogue.programme.module_missing' }),
    /** `ach_…/2`: a published version. */
    version: z.string().regex(/^ach_[a-z0-9]+\/[1-9]\d{0,5}$/, { error: 'catalogue.programme.version_missing' }),
    kind: z.enum(EMBEDDING_KINDS, unknown),
    creditsCounted: amount,
    decidedBy: line(160).refine((text) => text !== '', { error: 'catalogue.programme.decided_by_missing' }),
    validFrom: day,
    validTo: z.union([z.literal(''), day], { error: 'catalogue.programme.not_a_date' }),
  })
  .refine(({ validFrom, validTo }) => validTo === '' || validTo >= validFrom, {
    path: ['validTo'],
    error: 'catalogue.programme.ends_before',
  });
export type EmbeddingForm = z.input<typeof embeddingInput>;
