import { findActor } from '#modules/people/index.ts';
import { deleteFile } from '#platform/files/files.ts';
import type { World } from '#platform/world.ts';
import { claimAction, type KeptAction, listOpen, releaseAction, settleAction } from './offline.store.ts';
import type { Outcome } from './offline.schemas.ts';
import { replayConfirm, replayRate, replayTalk } from './replay-joint.ts';
import { replayAnswer, replayFinish, replayProof, replayStory } from './replay-self.ts';

const GONE: Outcome = { state: 'refused', code: 'app.offline.person_gone', clashes: [] };

/** Each kind of action and the use case behind it: there is no second set of rules. */
async function replay(world: World, kept: KeptAction): Promise<Outcome> {
  const { doneAt, learnerId, fileId, action } = kept;
  const actor = await world.db.inTenant(kept.tenantId, (tx) => findActor(tx, kept));
  if (actor === null) return GONE;
  const by = { actor, doneAt, learnerId, fileId };
  switch (action.kind) {
    case 'answer':
      return replayAnswer(world, { ...by, action });
    case 'finish':
      return replayFinish(world, { ...by, action });
    case 'story':
      return replayStory(world, { ...by, action });
    case 'proof':
      return replayProof(world, { ...by, action });
    case 'rate':
      return replayRate(world, { ...by, action });
    case 'talk':
      return replayTalk(world, { ...by, action });
    case 'confirm':
      return replayConfirm(world, { ...by, action });
  }
}

async function settle(world: World, kept: KeptAction): Promise<boolean> {
  const { tenantId, fileId } = kept;
  const now = world.clock.now();
  if (!(await world.db.inTenant(tenantId, (tx) => claimAction(tx, kept, now)))) return false;
  try {
    const outcome = await replay(world, kept);
    await world.db.inTenant(tenantId, async (tx) => {
      await settleAction(tx, kept, { outcome, at: world.clock.now() });
      // As it came it may say where it was taken. What is refused for good is not kept for nobody to see.
      if (fileId !== null && outcome.state !== 'waiting') await deleteFile(tx, tenantId, fileId);
    });
    return outcome.state !== 'waiting';
  } catch (cause) {
    // A fault of ours takes nothing from anybody: the action stays and is tried again with the next parcel.
    world.log.error('offline.replay_failed', { cause, action: kept.id });
    await world.db.inTenant(tenantId, (tx) => releaseAction(tx, kept));
    return false;
  }
}

/**
 * Replays what is open for one learner, in the order in which it was done, whoever did it. What had to wait for the
 * other side is tried again once something else counted.
 */
export async function replayOpen(world: World, tenantId: string, learnerId: string): Promise<void> {
  for (let moved = true; moved;) {
    moved = false;
    const open = await world.db.inTenant(tenantId, (tx) => listOpen(tx, tenantId, learnerId));
    for (const kept of open) if (await settle(world, kept)) moved = true;
  }
}
