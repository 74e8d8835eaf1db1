import type { z } from 'zod';
import { fail, ok, type Failure, type Result } from './result.ts';

/**
 * Types what came from outside. Messages of our schemas are failure codes; an issue that no schema named (a changed
 * form, a script) becomes `fallback`, and each field is named once.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  fallback: string,
): Result<z.output<Schema>, readonly Failure[]> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const failures = new Map<string, Failure>();
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? '');
    const code = /^[a-z_]+(\.[a-z_]+)+$/.test(message) ? message : fallback;
    if (!failures.has(field)) failures.set(field, field === '' ? { code } : { code, field });
  }
  return fail([...failures.values()]);
}
