import { listAudit } from '#platform/audit/audit.ts';
import { ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { requireRole } from '../people.rules.ts';
import type { Actor } from '../people.schemas.ts';
import { namesOf } from './care.store.ts';

const PAGE = 50;

export type AuditEntry = {
  readonly sequence: number;
  readonly at: Date;
  /** The name; empty for somebody whose account was deleted, null for somebody who has none: a witness, a partner. */
  readonly who: string | null;
  readonly onBehalfOf: string | null;
  /** `slice.did`. */
  readonly action: string;
  /** The name of the person it was done to, where it was done to one. */
  readonly about: string | null;
};

export type AuditPage = { readonly entries: readonly AuditEntry[]; readonly following: number | null };

/** Who did what, the last act first, 50 at a time; for an administrator. Holds no content: the log itself has none. */
export async function readAuditLog(world: World, actor: Actor, before: number | null): Promise<Result<AuditPage>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const lines = await listAudit(tx, tenantId, { before, limit: PAGE + 1 });
    const shown = lines.slice(0, PAGE);
    const isAccount = (id: string): boolean => id.startsWith('per_');
    const ids = shown.flatMap((line) => [line.actorId, line.onBehalfOf ?? '', line.objectId]);
    const names = await namesOf(tx, tenantId, ids.filter(isAccount));
    const entries = shown.map((line) => ({
      sequence: line.sequence,
      at: line.at,
      who: isAccount(line.actorId) ? (names[line.actorId] ?? '') : null,
      onBehalfOf: line.onBehalfOf === null ? null : (names[line.onBehalfOf] ?? ''),
      action: line.action,
      about: line.objectId === line.actorId ? null : (names[line.objectId] ?? null),
    }));
    return ok({ entries, following: lines.length > PAGE ? (shown.at(-1)?.sequence ?? null) : null });
  });
}
