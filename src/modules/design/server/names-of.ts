import { getPerson } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';

/** Full names by id, each looked up once; an account that is gone has an empty name. */
export async function namesOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<(id: string) => string> {
  const names = new Map<string, string>();
  for (const id of new Set(ids)) names.set(id, (await getPerson(tx, tenantId, id))?.fullName ?? '');
  return (id) => names.get(id) ?? '';
}
