import { and, eq, isNull } from 'drizzle-orm';
import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { awardErrors } from '../award.errors.ts';
import { keyHealth, type KeyHealth } from '../award.rules.ts';
import { signingKey } from './award.tables.ts';
import { sealingOf } from './issue.ts';
import { createKey, findSigningKey, listKeys } from './keys.ts';
import { signListsAgain } from './status.ts';

export type KeyLine = {
  readonly id: string;
  readonly fragment: string;
  readonly state: 'in_use' | 'retired' | 'revoked';
  readonly createdAt: Date;
  readonly signsUntil: Date;
  readonly health: KeyHealth;
};

/** The organisation's signing keys for the registrar's page; never the private part. */
export async function listSigningKeys(world: World, actor: Actor): Promise<Result<readonly KeyLine[]>> {
  const allowed = requireRole(actor, 'registrar', 'admin');
  if (!allowed.ok) return allowed;
  const now = world.clock.now();
  const rows = await world.db.inTenant(actor.tenantId, (tx) => listKeys(tx, actor.tenantId));
  return ok(
    rows.map((row) => ({
      id: row.id,
      fragment: row.fragment,
      state: row.revokedAt !== null ? 'revoked' : row.retiredAt !== null ? 'retired' : 'in_use',
      createdAt: row.createdAt,
      signsUntil: row.signsUntil,
      health: keyHealth(row.signsUntil, now),
    })),
  );
}

async function retireCurrent(tx: Tx, tenantId: string, at: Date): Promise<void> {
  await tx
    .update(signingKey)
    .set({ retiredAt: at })
    .where(and(eq(signingKey.tenantId, tenantId), isNull(signingKey.retiredAt)));
}

export type KeyChange = 'replace' | 'stop' | 'compromised';

/**
 * Changes which key signs. `replace`: a new one signs from now on, what the old one signed keeps checking out. `stop`:
 * the organisation signs nothing until a key is put into use again. `compromised`: the key got into wrong hands; what
 * it signed no longer checks out, a new one is made and the status lists are signed again with it.
 */
export async function changeSigningKey(world: World, actor: Actor, change: KeyChange): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const at = world.clock.now();
    if (change === 'compromised') {
      await tx
        .update(signingKey)
        .set({ revokedAt: at })
        .where(and(eq(signingKey.tenantId, tenantId), isNull(signingKey.retiredAt)));
    }
    await retireCurrent(tx, tenantId, at);
    if (change !== 'stop') await createKey(tx, world, tenantId);
    if (change === 'compromised') await signAgain(tx, world, tenantId);
    await recordAudit(tx, { tenantId, actorId: actor.personId, action: `award.key_${change}`, objectId: tenantId, at });
    return ok(null);
  });
}

/**
 * Says of a key that was retired before that it got into wrong hands: what it signed no longer checks out. Status lists
 * are signed again, since it may have signed some of them; for that the organisation needs a key that may sign.
 */
export async function compromiseKey(world: World, actor: Actor, keyId: string): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const key = (await listKeys(tx, tenantId)).find(({ id }) => id === keyId);
    if (key === undefined || key.retiredAt === null) return fail(awardErrors.keyNotFound);
    if (key.revokedAt !== null) return ok(null);
    const current = await findSigningKey(tx, world, tenantId);
    if (!current.ok) return current;
    const at = world.clock.now();
    await tx
      .update(signingKey)
      .set({ revokedAt: at })
      .where(and(eq(signingKey.tenantId, tenantId), eq(signingKey.id, keyId)));
    await signAgain(tx, world, tenantId);
    await recordAudit(tx, { tenantId, actorId: actor.personId, action: 'award.key_compromised', objectId: keyId, at });
    return ok(null);
  });
}

async function signAgain(tx: Tx, world: World, tenantId: string): Promise<void> {
  const organisation = await getOrganisation(tx, tenantId);
  const key = await findSigningKey(tx, world, tenantId);
  if (organisation === null || !key.ok) throw new Error('A new key was made and cannot be found.');
  await signListsAgain(tx, world, sealingOf(world, organisation, key.value));
}
