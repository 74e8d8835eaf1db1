import { createHash } from 'node:crypto';
import { type Actor, findActor, isWayInNewer } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { type Device, findDeviceByToken, insertDevice, touchDevice } from './offline.store.ts';

const DAY = 86_400_000;
/** After this time a device's copy opens no more, and its token sends no more. */
export const DEVICE_DAYS = { learner: 14, staff: 30 } as const;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

export type TakenDevice = { readonly id: string; readonly token: string; readonly endsAt: Date };

/** Lets a device take things along. The token is told once; it sends and renews the owner's own copy, nothing else. */
export async function takeAlong(world: World, actor: Actor, label: string): Promise<TakenDevice> {
  const now = world.clock.now();
  const { tenantId, personId, session } = actor;
  const id = newId(world.random, 'dev');
  const token = Buffer.from(world.random.bytes(32)).toString('base64url');
  const endsAt = new Date(now.getTime() + DEVICE_DAYS[session] * DAY);
  const device: Device = {
    tenantId,
    id,
    personId,
    session,
    tokenHash: hashOf(token),
    label,
    takenAt: now,
    seenAt: now,
    endsAt,
    endedAt: null,
  };
  await world.db.inTenant(tenantId, async (tx) => {
    await insertDevice(tx, device);
    await recordAudit(tx, { tenantId, actorId: personId, action: 'offline.take_along', objectId: id, at: now });
  });
  return { id, token, endsAt };
}

export type KnownDevice = { readonly device: Device; readonly actor: Actor };

const REFUSED = { code: 'app.offline.device_unknown' } as const;

/**
 * Who stands behind a device's token. A new card, PIN or password closes it: its owner comes in anew and the device
 * gets a new token, with all that waits on it.
 */
export async function knowDevice(world: World, token: string): Promise<Result<KnownDevice>> {
  const now = world.clock.now();
  return world.db.asSystem(async (tx) => {
    const device = await findDeviceByToken(tx, hashOf(token));
    if (device === null || device.endedAt !== null || device.endsAt <= now) return fail(REFUSED);
    if (await isWayInNewer(tx, device, device.takenAt)) return fail(REFUSED);
    const actor = await findActor(tx, device);
    if (actor === null) return fail(REFUSED);
    await touchDevice(tx, device, { seenAt: now });
    return ok({ device, actor });
  });
}

/** The device has nothing of the person any more. */
export async function putAway(world: World, { device }: KnownDevice): Promise<void> {
  await world.db.inTenant(device.tenantId, (tx) => touchDevice(tx, device, { endedAt: world.clock.now() }));
}
