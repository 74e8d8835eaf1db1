import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Outcome } from './offline.schemas.ts';
import { offlineAction, offlineDevice } from './offline.tables.ts';

export type Device = typeof offlineDevice.$inferSelect;
export type KeptAction = typeof offlineAction.$inferSelect;

/** A parcel that broke off leaves its claims behind; after this time somebody else may take them up. */
const CLAIM_MILLISECONDS = 60_000;

export async function insertDevice(tx: Tx, device: Device): Promise<void> {
  await tx.insert(offlineDevice).values(device);
}

/** The device behind a token; needs the system transaction, as no tenant is known yet. */
export async function findDeviceByToken(tx: Tx, tokenHash: string): Promise<Device | null> {
  const [row] = await tx.select().from(offlineDevice).where(eq(offlineDevice.tokenHash, tokenHash));
  return row ?? null;
}

export async function touchDevice(tx: Tx, device: Device, set: Partial<Pick<Device, 'seenAt' | 'endedAt'>>) {
  await tx
    .update(offlineDevice)
    .set(set)
    .where(and(eq(offlineDevice.tenantId, device.tenantId), eq(offlineDevice.id, device.id)));
}

/** Keeps an action, unless it is here already: true when it is new. */
export async function keepAction(tx: Tx, action: KeptAction): Promise<boolean> {
  const rows = await tx.insert(offlineAction).values(action).onConflictDoNothing().returning({ id: offlineAction.id });
  return rows.length > 0;
}

/** What of these is here, whosever device it came from; only the sender's own. */
export async function listKept(
  tx: Tx,
  {
    tenantId,
    personId,
    ids,
  }: { readonly tenantId: string; readonly personId: string; readonly ids: readonly string[] },
): Promise<readonly KeptAction[]> {
  if (ids.length === 0) return [];
  return tx
    .select()
    .from(offlineAction)
    .where(
      and(
        eq(offlineAction.tenantId, tenantId),
        eq(offlineAction.personId, personId),
        inArray(offlineAction.id, [...ids]),
      ),
    );
}

/** What still has to be replayed for one learner, whoever did it. */
export async function listOpen(tx: Tx, tenantId: string, learnerId: string): Promise<readonly KeptAction[]> {
  return tx
    .select()
    .from(offlineAction)
    .where(
      and(
        eq(offlineAction.tenantId, tenantId),
        eq(offlineAction.learnerId, learnerId),
        inArray(offlineAction.state, ['received', 'waiting']),
      ),
    )
    .orderBy(asc(offlineAction.doneAt), asc(offlineAction.sequence));
}

const isOf = ({ tenantId, id }: Pick<KeptAction, 'tenantId' | 'id'>) =>
  and(eq(offlineAction.tenantId, tenantId), eq(offlineAction.id, id));

/** Takes an action up, so that no other parcel replays it at the same time. */
export async function claimAction(tx: Tx, action: KeptAction, now: Date): Promise<boolean> {
  const rows = await tx
    .update(offlineAction)
    .set({ claimedAt: now })
    .where(
      and(
        isOf(action),
        inArray(offlineAction.state, ['received', 'waiting']),
        or(isNull(offlineAction.claimedAt), lt(offlineAction.claimedAt, new Date(now.getTime() - CLAIM_MILLISECONDS))),
      ),
    )
    .returning({ id: offlineAction.id });
  return rows.length > 0;
}

export async function settleAction(tx: Tx, action: KeptAction, settled: { outcome: Outcome; at: Date }): Promise<void> {
  const { outcome, at } = settled;
  const isOpen = outcome.state === 'waiting';
  await tx
    .update(offlineAction)
    .set({
      state: outcome.state,
      outcome,
      claimedAt: null,
      ...(isOpen ? {} : { settledAt: at, fileId: null }),
    })
    .where(isOf(action));
}

/** Gives an action back after a fault of ours, to be tried again with the next parcel. */
export async function releaseAction(tx: Tx, action: KeptAction): Promise<void> {
  await tx.update(offlineAction).set({ claimedAt: null }).where(isOf(action));
}

export type LastApplied = { readonly doneAt: Date; readonly settledAt: Date };

/** The last replayed action about one thing: its own moment counts, not the moment at which it arrived. */
export async function findLastApplied(
  tx: Tx,
  query: {
    readonly tenantId: string;
    readonly learnerId: string;
    readonly about: Readonly<Record<string, string>>;
  },
): Promise<LastApplied | null> {
  const about = Object.entries(query.about).map(([name, value]) => sql`${offlineAction.action}->>${name} = ${value}`);
  const [row] = await tx
    .select({ doneAt: offlineAction.doneAt, settledAt: offlineAction.settledAt })
    .from(offlineAction)
    .where(
      and(
        eq(offlineAction.tenantId, query.tenantId),
        eq(offlineAction.learnerId, query.learnerId),
        inArray(offlineAction.state, ['applied', 'needs_talk']),
        ...about,
      ),
    )
    .orderBy(desc(offlineAction.settledAt))
    .limit(1);
  return row?.settledAt == null ? null : { doneAt: row.doneAt, settledAt: row.settledAt };
}

/** What one learner's devices and coaches sent, newest first. */
export async function listOfLearner(tx: Tx, tenantId: string, learnerId: string): Promise<readonly KeptAction[]> {
  return tx
    .select()
    .from(offlineAction)
    .where(and(eq(offlineAction.tenantId, tenantId), eq(offlineAction.learnerId, learnerId)))
    .orderBy(desc(offlineAction.receivedAt), desc(offlineAction.sequence))
    .limit(500);
}

/** Two people have talked about what was kept beside. */
export async function markTalked(
  tx: Tx,
  ref: Pick<KeptAction, 'tenantId' | 'id'>,
  talked: { readonly by: string; readonly at: Date },
): Promise<void> {
  await tx.update(offlineAction).set({ talkedBy: talked.by, talkedAt: talked.at }).where(isOf(ref));
}

export async function findKept(tx: Tx, tenantId: string, id: string): Promise<KeptAction | null> {
  const [row] = await tx.select().from(offlineAction).where(isOf({ tenantId, id }));
  return row ?? null;
}
