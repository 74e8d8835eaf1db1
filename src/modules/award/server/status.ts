import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import {
  buildStatusListCredential,
  createStatusList,
  issueCredential,
  issueTokenStatusList,
  type KeptStatusList,
  type Signer,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import type { Random } from '#platform/random.ts';
import type { World } from '#platform/world.ts';
import { statusEntry, statusList } from './award.tables.ts';
import { asTokenList, packedList } from './packed-lists.ts';

/** Entries of one list: the least that the standard allows, so that one bit tells nothing about its holder (§3.1). */
export const LIST_LENGTH = 131_072;
const HALF = LIST_LENGTH / 2;
const PURPOSE = 'revocation';
/** In a list that is at most half full, this many collisions in a row happen once in 2^64. */
const MOST_TRIES = 64;

/** What is needed to sign for an organisation. */
export type Sealing = { readonly tenantId: string; readonly did: string; readonly signer: Signer };

export const statusListUrl = (world: Pick<World, 'settings'>, listId: string): string =>
  `${world.settings.url}/status/${listId}`;

/** The same list as wallets read it (Token Status List). */
export const tokenListUrl = (world: Pick<World, 'settings'>, listId: string): string =>
  `${statusListUrl(world, listId)}/token`;

type ToSign = { readonly id: string; readonly packed: KeptStatusList; readonly validFrom: Date };
type SignedList = Pick<typeof statusList.$inferSelect, 'signedText' | 'tokenText' | 'signedAt'>;

/**
 * Writes the list in both of its signed forms: the texts that are stored and served until the next change. Neither ends
 * by itself, since a list that nobody changes is not signed again; how long a copy is good is said when it is served.
 */
async function signList(world: World, sealing: Sealing, { id, packed, validFrom }: ToSign): Promise<SignedList> {
  const { did, signer } = sealing;
  const signedAt = world.clock.now();
  const credential = buildStatusListCredential({
    id: statusListUrl(world, id),
    issuer: did,
    bits: packed,
    purpose: PURPOSE,
    validFrom,
  });
  const { text } = await issueCredential({ credential, signer, created: signedAt, crypto: nodeCrypto });
  const tokenText = await issueTokenStatusList({
    uri: tokenListUrl(world, id),
    issuer: did,
    list: asTokenList(packed.bits),
    issuedAt: signedAt,
    signer,
  });
  return { signedText: text, tokenText, signedAt };
}

const openList = (tenantId: string) =>
  and(eq(statusList.tenantId, tenantId), eq(statusList.purpose, PURPOSE), isNull(statusList.closedAt));

/** Counts one more entry in the open list; null when there is no open list with room. */
async function countEntry(tx: Tx, tenantId: string): Promise<string | null> {
  const rows = await tx
    .update(statusList)
    .set({ allocated: sql`${statusList.allocated} + 1` })
    .where(and(openList(tenantId), lt(statusList.allocated, HALF)))
    .returning({ id: statusList.id });
  return rows[0]?.id ?? null;
}

async function startList(tx: Tx, world: World, sealing: Sealing): Promise<void> {
  const now = world.clock.now();
  await tx
    .update(statusList)
    .set({ closedAt: now })
    .where(and(openList(sealing.tenantId), sql`${statusList.allocated} >= ${HALF}`));
  const id = newId(world.random, 'sl');
  const bits = createStatusList({ length: LIST_LENGTH });
  await tx
    .insert(statusList)
    .values({
      tenantId: sealing.tenantId,
      id,
      purpose: PURPOSE,
      length: LIST_LENGTH,
      allocated: 0,
      bits,
      ...(await signList(world, sealing, { id, packed: packedList(world.db, id, bits), validFrom: now })),
      createdAt: now,
    })
    .onConflictDoNothing();
}

const randomIndex = (random: Random): number => {
  // 131,072 = 2^17, so 17 of 24 random bits are taken without any bias.
  const [a = 0, b = 0, c = 0] = random.bytes(3);
  return ((a << 16) | (b << 8) | c) % LIST_LENGTH;
};

export type StatusPlace = { readonly listId: string; readonly index: number };

/**
 * Gives away one index, at random, for ever: an index is never used again, also when its credential is revoked. The
 * cost does not depend on how many were given away: one counter, one insert, at most half of them tried twice.
 */
export async function allocateStatus(tx: Tx, world: World, sealing: Sealing): Promise<StatusPlace> {
  const { tenantId } = sealing;
  let listId = await countEntry(tx, tenantId);
  for (let starts = 0; listId === null && starts < 2; starts += 1) {
    await startList(tx, world, sealing);
    listId = await countEntry(tx, tenantId);
  }
  if (listId === null) throw new Error('No status list with room could be opened.');
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const index = randomIndex(world.random);
    const rows = await tx
      .insert(statusEntry)
      .values({ tenantId, listId, index })
      .onConflictDoNothing()
      .returning({ index: statusEntry.index });
    if (rows.length > 0) return { listId, index };
  }
  throw new Error('The status list gave no free index.');
}

/** Sets one bit for good and signs the list once. The row stays locked until the transaction ends. */
export async function setStatus(
  tx: Tx,
  world: World,
  change: { readonly sealing: Sealing; readonly place: StatusPlace },
): Promise<void> {
  const { sealing, place } = change;
  const here = and(eq(statusList.tenantId, sealing.tenantId), eq(statusList.id, place.listId));
  const [row] = await tx.select().from(statusList).where(here).for('update');
  if (row === undefined) throw new Error(`No status list ${place.listId}`);
  const packed = packedList(world.db, row.id, row.bits);
  packed.write([{ index: place.index, isSet: true }]);
  const signed = await signList(world, sealing, { id: row.id, packed, validFrom: row.createdAt });
  await tx
    .update(statusList)
    .set({ bits: packed.bits.slice(), ...signed })
    .where(here);
}

/** Signs every list of the organisation again, after a key was revoked that had signed them. */
export async function signListsAgain(tx: Tx, world: World, sealing: Sealing): Promise<void> {
  const lists = await tx.select().from(statusList).where(eq(statusList.tenantId, sealing.tenantId)).for('update');
  for (const row of lists) {
    const packed = packedList(world.db, row.id, row.bits);
    await tx
      .update(statusList)
      .set(await signList(world, sealing, { id: row.id, packed, validFrom: row.createdAt }))
      .where(and(eq(statusList.tenantId, row.tenantId), eq(statusList.id, row.id)));
  }
}

/** Takes no new entries into any list that is there; the next award starts a new one. Needs the system transaction. */
export async function closeStatusLists(systemTx: Tx, closedAt: Date): Promise<void> {
  await systemTx.update(statusList).set({ closedAt }).where(isNull(statusList.closedAt));
}

export type ServedStatusList = { readonly text: string; readonly tokenText: string; readonly signedAt: Date };

/** A status list as it is served, by its address alone; needs the system transaction. */
export async function findStatusList(systemTx: Tx, listId: string): Promise<ServedStatusList | null> {
  const [row] = await systemTx
    .select({ text: statusList.signedText, tokenText: statusList.tokenText, signedAt: statusList.signedAt })
    .from(statusList)
    .where(eq(statusList.id, listId));
  return row ?? null;
}
