import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { WayIn } from '../way-in.ts';
import { type Lock, makeDeviceSecret, makeLock, openLock, type Sealed, seal, unseal } from './cipher.ts';
import { shutUntil } from './waits.ts';

/** What can be read of a copy before it is opened: whose it is, only its owner knows. */
export type Copy = {
  readonly id: string;
  /** The server's mark of the person; says nothing elsewhere. */
  readonly ref: string;
  readonly role: 'learner' | 'coach';
  /** Picture of the learner's card; null for staff, and for learners who came in without a card. */
  readonly picture: string | null;
  /** What the learner opens it with; copies of before know only the PIN. */
  readonly way?: WayIn;
  readonly language: string;
  readonly lock: Lock;
  readonly tries: number;
  readonly shutUntil: number;
  readonly endsAt: string;
};

/** One thing that waits to be sent, closed. */
type Waiting = { readonly copyId: string; readonly sequence?: number; readonly sealed: Sealed };

interface Schema extends DBSchema {
  device: { key: string; value: CryptoKey };
  copies: { key: string; value: Copy };
  contents: { key: [string, string]; value: Sealed };
  queue: { key: number; value: Waiting; indexes: { ofCopy: string } };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

const store = (): Promise<IDBPDatabase<Schema>> =>
  (opened ??= openDB<Schema>('cairn-offline', 1, {
    upgrade(db) {
      db.createObjectStore('device');
      db.createObjectStore('copies', { keyPath: 'id' });
      db.createObjectStore('contents');
      const queue = db.createObjectStore('queue', { keyPath: 'sequence', autoIncrement: true });
      queue.createIndex('ofCopy', 'copyId');
    },
  }));

async function deviceSecret(): Promise<CryptoKey> {
  const db = await store();
  const known = await db.get('device', 'secret');
  if (known !== undefined) return known;
  const made = await makeDeviceSecret();
  const tx = db.transaction('device', 'readwrite');
  // Another tab may have been quicker: its secret stays, or its copies would never open again.
  const other = await tx.store.get('secret');
  if (other === undefined) await tx.store.put(made, 'secret');
  await tx.done;
  return other ?? made;
}

export const listCopies = async (): Promise<readonly Copy[]> => (await store()).getAll('copies');

export type OpenCopy = { readonly copy: Copy; readonly key: CryptoKey };
export type Opened =
  | { readonly ok: true; readonly open: OpenCopy }
  | { readonly ok: false; readonly reason: 'wrong' | 'wait' | 'gone'; readonly until: number };

/** Opens a copy with its owner's code. Each try is written down before it is made. */
export async function openCopy(id: string, code: string): Promise<Opened> {
  const db = await store();
  const tx = db.transaction('copies', 'readwrite');
  const copy = await tx.store.get(id);
  if (copy === undefined) return { ok: false, reason: 'gone', until: 0 };
  if (copy.shutUntil > Date.now()) return { ok: false, reason: 'wait', until: copy.shutUntil };
  const tries = copy.tries + 1;
  const tried = { ...copy, tries, shutUntil: shutUntil(tries, Date.now()) };
  await tx.store.put(tried);
  await tx.done;
  const key = await openLock({ code, secret: await deviceSecret() }, copy.lock);
  if (key === null) {
    const isShut = tried.shutUntil > Date.now();
    return { ok: false, reason: isShut ? 'wait' : 'wrong', until: tried.shutUntil };
  }
  const fresh = { ...copy, tries: 0, shutUntil: 0 };
  await db.put('copies', fresh);
  return { ok: true, open: { copy: fresh, key } };
}

export type NewCopy = Pick<Copy, 'ref' | 'role' | 'picture' | 'way' | 'language' | 'endsAt'>;

/** A copy for somebody. One that is there already, and opens with the same code, is gone on with: its queue stays. */
export async function makeCopy(made: NewCopy, code: string): Promise<OpenCopy> {
  const db = await store();
  const secret = await deviceSecret();
  for (const copy of (await listCopies()).filter(({ ref }) => ref === made.ref)) {
    const key = await openLock({ code, secret }, copy.lock);
    if (key !== null) {
      const renewed = { ...copy, ...made, tries: 0, shutUntil: 0 };
      await db.put('copies', renewed);
      return { copy: renewed, key };
    }
    if ((await countWaiting(copy.id)) === 0) await forgetCopy(copy.id);
  }
  const { lock, key } = await makeLock({ code, secret });
  const copy = { ...made, id: crypto.randomUUID(), lock, tries: 0, shutUntil: 0 };
  await db.put('copies', copy);
  return { copy, key };
}

const placeOf = (copy: Copy, name: string): string => `${copy.id}:${name}`;

export async function putContent({ copy, key }: OpenCopy, name: string, value: unknown): Promise<void> {
  const sealed = await seal(key, placeOf(copy, name), value);
  await (await store()).put('contents', sealed, [copy.id, name]);
}

/** What was put there, or undefined. The caller types it: nobody else has the key. */
export async function getContent({ copy, key }: OpenCopy, name: string): Promise<unknown> {
  const sealed = await (await store()).get('contents', [copy.id, name]);
  return sealed === undefined ? undefined : unseal(key, placeOf(copy, name), sealed);
}

export async function enqueue({ copy, key }: OpenCopy, action: unknown): Promise<void> {
  const sealed = await seal(key, placeOf(copy, 'queue'), action);
  await (await store()).add('queue', { copyId: copy.id, sealed });
}

export type Queued = { readonly sequence: number; readonly action: unknown };

/** What waits to be sent, in the order of its doing. */
export async function listQueue({ copy, key }: OpenCopy): Promise<readonly Queued[]> {
  const rows = await (await store()).getAllFromIndex('queue', 'ofCopy', copy.id);
  const queued: Queued[] = [];
  for (const { sequence, sealed } of rows) {
    if (sequence !== undefined) queued.push({ sequence, action: await unseal(key, placeOf(copy, 'queue'), sealed) });
  }
  return queued;
}

export async function dropQueued(sequences: readonly number[]): Promise<void> {
  const tx = (await store()).transaction('queue', 'readwrite');
  await Promise.all([...sequences.map((sequence) => tx.store.delete(sequence)), tx.done]);
}

export const countWaiting = async (copyId: string): Promise<number> =>
  (await store()).countFromIndex('queue', 'ofCopy', copyId);

/** Takes a copy off the device, with its lock and all that waited. */
async function forgetCopy(id: string): Promise<void> {
  const tx = (await store()).transaction(['copies', 'contents', 'queue'], 'readwrite');
  await tx.objectStore('copies').delete(id);
  await tx.objectStore('contents').delete(IDBKeyRange.bound([id, ''], [id, '\uffff']));
  for (const sequence of await tx.objectStore('queue').index('ofCopy').getAllKeys(id)) {
    await tx.objectStore('queue').delete(sequence);
  }
  await tx.done;
}

/**
 * "I am finished": nothing of the person stays. Where something waits to be sent, only that stays, closed, with the lock
 * that its owner can open; the token that sends it lies beside it under the same lock.
 */
export async function clearCopy(id: string): Promise<'gone' | 'waits'> {
  if ((await countWaiting(id)) === 0) {
    await forgetCopy(id);
    return 'gone';
  }
  await (await store()).delete('contents', [id, 'pack']);
  return 'waits';
}

/** The same for everybody behind one mark, e.g. when the learner ends her session online. */
export async function clearCopiesOf(ref: string): Promise<void> {
  for (const copy of await listCopies()) if (copy.ref === ref) await clearCopy(copy.id);
}
