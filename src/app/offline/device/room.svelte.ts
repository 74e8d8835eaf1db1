import type { OfflineAction } from '../offline.schemas.ts';
import type { Pack } from '../pack.types.ts';
import type { Sent } from '../send.ts';
import { newActionId } from './cipher.ts';
import { momentHere } from './waits.ts';
import {
  clearCopy,
  dropQueued,
  enqueue,
  getContent,
  listQueue,
  makeCopy,
  type NewCopy,
  type OpenCopy,
  putContent,
  type Queued,
} from './store.ts';

type WithoutMarks<A> = A extends unknown ? Omit<A, 'id' | 'at'> : never;
type Drafted = WithoutMarks<OfflineAction>;

/** What came of sending: how many were taken, how many of them need a talk, or why nothing went. */
export type SendResult =
  | { readonly ok: true; readonly sent: number; readonly talk: number; readonly waiting: number; readonly left: number }
  | { readonly ok: false; readonly reason: 'no_network' | 'enter_first' | 'try_later' };

const PARCEL_CHARACTERS = 6_000_000;
const PARCEL_ACTIONS = 50;

/** As much of the queue as goes into one request; a single large photo goes alone. */
function nextParcel(queue: readonly Queued[]): readonly Queued[] {
  const taken: Queued[] = [];
  let size = 0;
  for (const queued of queue) {
    size += JSON.stringify(queued.action).length;
    if (taken.length > 0 && (size > PARCEL_CHARACTERS || taken.length >= PARCEL_ACTIONS)) break;
    taken.push(queued);
  }
  return taken;
}

/** One person's opened copy on this device, for as long as it is open: after the lock nothing of it is in memory. */
export class Room {
  readonly open: OpenCopy;
  pack = $state.raw<Pack | null>(null);
  /** Done and not sent, or sent since the copy was last renewed: what the screens show on top of the pack. */
  done = $state.raw<readonly OfflineAction[]>([]);
  waiting = $state(0);
  #token = '';
  #isSending = false;

  constructor(open: OpenCopy) {
    this.open = open;
  }

  static async enter(open: OpenCopy): Promise<Room> {
    const room = new Room(open);
    // Both were closed by this page, under a key that only it has.
    room.pack = ((await getContent(open, 'pack')) as Pack | undefined) ?? null;
    room.#token = ((await getContent(open, 'token')) as string | undefined) ?? '';
    await room.#reread();
    return room;
  }

  static async make(
    made: NewCopy,
    code: string,
    given: { readonly pack: Pack; readonly token: string },
  ): Promise<Room> {
    const open = await makeCopy(made, code);
    await putContent(open, 'token', given.token);
    await putContent(open, 'pack', given.pack);
    return Room.enter(open);
  }

  async #reread(): Promise<void> {
    const queue = await listQueue(this.open);
    this.waiting = queue.length;
    this.done = queue.map(({ action }) => action as OfflineAction);
  }

  async record(drafted: Drafted): Promise<void> {
    const action = { ...drafted, id: newActionId(), at: momentHere() } as OfflineAction;
    await enqueue(this.open, action);
    this.waiting += 1;
    this.done = [...this.done, action];
  }

  async #post(path: string, body: unknown): Promise<Response | null> {
    try {
      return await fetch(`/api/offline/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
        body: JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
      });
    } catch {
      return null;
    }
  }

  /** Sends what waits, parcel by parcel. An action leaves the device only after the server said that it has it. */
  async send(): Promise<SendResult> {
    if (this.#isSending) return { ok: false, reason: 'try_later' };
    this.#isSending = true;
    try {
      return await this.#sendAll();
    } finally {
      this.#isSending = false;
      await this.#reread();
    }
  }

  async #sendAll(): Promise<SendResult> {
    const counts = { sent: 0, talk: 0, waiting: 0, left: 0 };
    let queue = await listQueue(this.open);
    while (queue.length > 0) {
      const parcel = nextParcel(queue);
      const answer = await this.#post('send', {
        deviceNow: momentHere(),
        actions: parcel.map(({ action }) => action),
      });
      if (answer === null) return { ok: false, reason: 'no_network' };
      if (answer.status === 401) return { ok: false, reason: 'enter_first' };
      if (!answer.ok) return { ok: false, reason: 'try_later' };
      const sent = (await answer.json()) as Sent;
      const isTaken = ({ action }: Queued) => sent.actions.some(({ id }) => id === (action as OfflineAction).id);
      const taken = parcel.filter(isTaken);
      await dropQueued(taken.map(({ sequence }) => sequence));
      counts.sent += taken.length;
      counts.talk += sent.actions.filter(({ state }) => state === 'needs_talk' || state === 'refused').length;
      counts.waiting += sent.actions.filter(({ state }) => state === 'waiting').length;
      counts.left += parcel.length - taken.length;
      queue = queue.filter((queued) => !parcel.includes(queued));
    }
    if (this.pack !== null) await this.renew();
    return { ok: true, ...counts };
  }

  /** The copy anew, as things stand at the server now. Without a network the old one stays. */
  async renew(): Promise<void> {
    const answer = await this.#post('pack', {});
    if (answer === null || !answer.ok) return;
    this.pack = (await answer.json()) as Pack;
    await putContent(this.open, 'pack', this.pack);
  }

  /** "I am finished": sends what can be sent, and takes everything else off the device. */
  async leave(): Promise<'gone' | 'waits'> {
    await this.send();
    const left = await clearCopy(this.open.copy.id);
    if (left === 'gone') await this.#post('away', {});
    return left;
  }
}
