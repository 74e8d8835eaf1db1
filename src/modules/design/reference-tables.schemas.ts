import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { ReferenceTables } from './reference-tables.ts';

const words = (longest: number) => z.string().trim().min(1).max(longest);
const code = z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,19}$/, 'must be capital letters, digits and hyphens');
const country = z.string().regex(/^[A-Z]{2}$/, 'must be the two letters of a country, such as NO');
const hours = z.number().positive().max(2000);

/** Who says so, and when somebody looked: shown beside the figures. */
const told = {
  source: words(300),
  asOf: z.iso.date('must be a day such as 2026-11-21'),
};

const creditSystem = z.strictObject({
  code,
  name: words(120),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be the two letters of a country, or EU'),
  sector: z.enum(['higher_education', 'vocational', 'adult', 'any']),
  hoursPerPoint: z
    .strictObject({ min: hours, max: hours })
    .refine(({ min, max }) => min <= max, 'min must not be above max')
    .nullable(),
  ...told,
});

const eqf = z.union([z.literal([1, 2, 3, 4, 5, 6, 7, 8]), z.null()]);

const framework = z.strictObject({
  code,
  name: words(160),
  country,
  levels: z
    .record(z.string().regex(/^[A-Za-z0-9.+]{1,10}$/, 'must be the name of a level, at most 10 signs'), eqf)
    .refine((levels) => Object.keys(levels).length > 0, 'must name at least one level'),
  isIndicative: z.literal(true).exactOptional(),
  ...told,
});

const sizeRule = z
  .strictObject({
    place: z.string().regex(/^([A-Z]{2}|DEQAR)$/, 'must be the two letters of a country, or DEQAR'),
    system: code,
    min: z.number().min(0).max(100_000),
    /** Null: no upper limit. */
    max: z
      .number()
      .min(0)
      .max(100_000)
      .nullable()
      .transform((most) => most ?? Number.MAX_VALUE),
    ...told,
  })
  .refine(({ min, max }) => min <= max, 'min must not be above max');

const ownTables = z.strictObject({
  creditSystems: z.array(creditSystem).max(500).exactOptional(),
  frameworks: z.array(framework).max(500).exactOptional(),
  hoursPerEcts: z
    .array(z.strictObject({ country, hours, ...told }))
    .max(300)
    .exactOptional(),
  sizeRules: z.array(sizeRule).max(500).exactOptional(),
}) satisfies z.ZodType<Partial<ReferenceTables>>;

/**
 * An operator's own tables, as they stand in a file. What is wrong is named by its place (`frameworks.0.levels`), in
 * words for an operator. Codes: `design.tables_unfit`.
 */
export function readOwnTables(text: string): Result<Partial<ReferenceTables>, readonly Failure[]> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail([{ code: 'design.tables_unfit', field: '', params: { reason: 'is no JSON' } }]);
  }
  const parsed = ownTables.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail(
    parsed.error.issues.map(({ path, message }) => ({
      code: 'design.tables_unfit',
      field: path.join('.'),
      params: { reason: message },
    })),
  );
}
