import { seeJoint } from '#modules/assessment/index.ts';
import { type Actor, mayCoach } from '#modules/people/index.ts';
import { storeFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { KnownDevice } from './devices.ts';
import { clockGap, doneAt } from './merge.rules.ts';
import { keepAction, type KeptAction, listKept } from './offline.store.ts';
import { type ActionState, type Clash, offlineAction, type OfflineAction, parcel } from './offline.schemas.ts';
import { replayOpen } from './replay.ts';

export type SentAction = {
  readonly id: string;
  readonly kind: OfflineAction['kind'];
  readonly state: ActionState;
  readonly code: string;
  readonly clashes: readonly Clash[];
};

export type Sent = {
  /** What the server has now, whatever becomes of it: the device need not keep it any longer. */
  readonly actions: readonly SentAction[];
  /** Places in the parcel of what could not be read; the device keeps these. */
  readonly unread: readonly number[];
};

const OF_STAFF = ['rate', 'talk'] as const satisfies readonly OfflineAction['kind'][];
const OF_LEARNER = ['answer', 'finish', 'story', 'confirm'] as const satisfies readonly OfflineAction['kind'][];

/** In whose portfolio an action belongs; null where the sender has no business with it. */
async function learnerOf(world: World, actor: Actor, action: OfflineAction): Promise<string | null> {
  if (action.kind === 'proof') {
    const { learnerId } = action;
    const isTheirs =
      actor.session === 'learner'
        ? learnerId === actor.personId
        : await world.db.inTenant(actor.tenantId, (tx) => mayCoach(tx, actor, learnerId));
    return isTheirs ? learnerId : null;
  }
  if (OF_LEARNER.some((kind) => kind === action.kind)) return actor.session === 'learner' ? actor.personId : null;
  if (!OF_STAFF.some((kind) => kind === action.kind) || !('jointId' in action)) return null;
  const seen = await seeJoint(world, actor, action.jointId);
  return seen.ok ? seen.value.joint.learnerId : null;
}

const bytesOf = (action: OfflineAction): Uint8Array | null =>
  action.kind === 'proof' && action.file !== undefined ? new Uint8Array(Buffer.from(action.file, 'base64')) : null;

function withoutBytes(action: OfflineAction): OfflineAction {
  if (action.kind !== 'proof') return action;
  const { file: _, ...rest } = action;
  return rest;
}

type Place = { readonly sequence: number; readonly gap: number; readonly now: Date };

async function keep(
  world: World,
  from: KnownDevice,
  sent: { action: OfflineAction; place: Place },
): Promise<string | null> {
  const { action, place } = sent;
  const { tenantId, personId, id: deviceId, session } = from.device;
  const learnerId = await learnerOf(world, from.actor, action);
  const bytes = bytesOf(action);
  const fileId = bytes === null || learnerId === null ? null : newId(world.random, 'fil');
  const kept: KeptAction = {
    tenantId,
    id: action.id,
    deviceId,
    personId,
    session,
    learnerId: learnerId ?? personId,
    sequence: place.sequence,
    kind: action.kind,
    action: withoutBytes(action),
    fileId,
    doneAt: doneAt(new Date(action.at), place.gap, place.now),
    receivedAt: place.now,
    state: learnerId === null ? 'refused' : 'received',
    outcome: learnerId === null ? { state: 'refused', code: 'app.offline.not_yours', clashes: [] } : null,
    claimedAt: null,
    settledAt: learnerId === null ? place.now : null,
    talkedBy: null,
    talkedAt: null,
  };
  await world.db.inTenant(tenantId, async (tx) => {
    const isNew = await keepAction(tx, kept);
    if (!isNew || bytes === null || fileId === null) return;
    const mediaType = 'application/octet-stream';
    await storeFile(tx, { tenantId, id: fileId, ownerId: kept.learnerId, mediaType, bytes, at: place.now });
  });
  return learnerId;
}

/**
 * Takes in a parcel from a device and replays it. Each action is kept before anything is replayed, so a connection that
 * breaks off at any point loses nothing; an action that came before is not taken twice.
 */
export async function receiveParcel(world: World, from: KnownDevice, input: unknown): Promise<Result<Sent>> {
  const parsed = parcel.safeParse(input);
  if (!parsed.success) return fail({ code: 'app.offline.unreadable' });
  const now = world.clock.now();
  const gap = clockGap(new Date(parsed.data.deviceNow), now);
  const learners = new Set<string>();
  const ids: string[] = [];
  const unread: number[] = [];
  for (const [sequence, raw] of parsed.data.actions.entries()) {
    const action = offlineAction.safeParse(raw);
    if (!action.success) {
      unread.push(sequence);
      continue;
    }
    const learnerId = await keep(world, from, { action: action.data, place: { sequence, gap, now } });
    if (learnerId !== null) learners.add(learnerId);
    ids.push(action.data.id);
  }
  const { tenantId, personId } = from.device;
  for (const learnerId of learners) await replayOpen(world, tenantId, learnerId);
  const kept = await world.db.inTenant(tenantId, (tx) => listKept(tx, { tenantId, personId, ids }));
  const actions = kept.map(({ id, kind, state, outcome }) => ({
    id,
    kind,
    state,
    code: outcome?.code ?? '',
    clashes: outcome?.clashes ?? [],
  }));
  return ok({ actions, unread });
}
