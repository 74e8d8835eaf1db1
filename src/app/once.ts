import { createHash } from 'node:crypto';
import { isUniqueViolation } from '#platform/db/sql-state.ts';
import type { Random } from '#platform/random.ts';
import { ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';

/** The same chance for the same key: what it makes has the same id each time, so it cannot be made twice. */
function chanceOf(key: string): Random {
  let counter = 0;
  return {
    bytes(length) {
      const out = new Uint8Array(length);
      for (let filled = 0; filled < length; filled += 32) {
        const block = createHash('sha256').update(`${key}:${counter++}`).digest();
        out.set(block.subarray(0, Math.min(32, length - filled)), filled);
      }
      return out;
    },
  };
}

/** Whatever adds a row of its own, once for each key: a second try meets its own row and leaves it (`null`). */
export async function once<T, F>(
  world: World,
  key: string,
  add: (world: World) => Promise<Result<T, F>>,
): Promise<Result<T | null, F>> {
  try {
    return await add({ ...world, random: chanceOf(key) });
  } catch (cause) {
    if (isUniqueViolation(cause)) return ok(null);
    throw cause;
  }
}
