import { z } from 'zod';
import { LIFECOMP_CODES, OUTCOME_KINDS, REUSE_LEVELS } from './descriptor.ts';
import { byLanguage, longLine } from './schema-parts.ts';

const unknown = { error: 'design.unknown_choice' } as const;
const unlessEmpty = <T>(value: T, isEmpty: boolean): T | undefined => (isEmpty ? undefined : value);

/** A code of the list, or nothing where none is chosen. */
const maybe = <const T extends string>(codes: readonly T[]) =>
  z.enum(['', ...codes], unknown).transform((code) => codes.find((known) => known === code));

/** Words in languages, or nothing where none are written. */
const words = (longest: number) =>
  byLanguage(longLine(longest)).transform((map) => unlessEmpty(map, Object.keys(map).length === 0));

const known = <T extends Readonly<Record<string, unknown>>>(facts: T) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K];
  } & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

/** One outcome with its criteria, as its form posts it. Every refusal carries the code of its sentence. */
export const outcomeSchema = z.object({
  facts: z
    .object({
      statement: byLanguage(longLine(300)),
      kind: z.enum(OUTCOME_KINDS, unknown),
      verb: words(60),
      context: words(200),
      standard: words(200),
      reuseLevel: maybe(REUSE_LEVELS),
      lifeComp: maybe(LIFECOMP_CODES),
      levelCue: z
        .string()
        .regex(/^[1-8]?$/, unknown)
        .transform((level) => unlessEmpty(Number(level), level === '')),
    })
    .transform(known),
  criteria: z.record(
    z.string(),
    z.object({
      statement: byLanguage(longLine(300)),
      plain: byLanguage(longLine(160)),
      pictogram: z.string().regex(/^[a-z0-9_-]{0,60}$/, unknown),
      critical: z.boolean(),
      taskId: z.string().regex(/^[a-z0-9_]{0,40}$/, unknown),
    }),
  ),
});
export type OutcomeValues = z.infer<typeof outcomeSchema>;
