import {
  approveAndPublish,
  createAchievement,
  descriptorEdits,
  saveDraft,
  startNewDraft,
  submitForReview,
  type Descriptor,
} from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import type { DemoStaff } from './demo.ts';
import { NEIGHBOUR, seedDesignTalk, signAs, type Outsider } from './design-talk.ts';
import type { DesignWords } from './design-words.ts';
import { crossCutSaw, kitchenStation } from './designs-of-kitchen-and-workshop.ts';
import { cashDesk, sortAndPrice } from './designs-of-the-shop.ts';
import { must } from './people.ts';
import { inAllLanguages } from './words.ts';

const REVIEW_IN_DAYS = 300;

function withIds(world: World, said: DesignWords): Descriptor {
  const words = inAllLanguages(said);
  return {
    ...words,
    outcomes: words.outcomes.map((outcome) => ({
      ...outcome,
      id: newId(world.random, 'out'),
      criteria: outcome.criteria.map((criterion) => ({ ...criterion, id: newId(world.random, 'cri') })),
    })),
  };
}

type Saved = { readonly achievementId: string; readonly revision: number };

const plain = <T>(result: Result<T, { readonly code: string }>): Result<T> =>
  result.ok ? ok(result.value) : fail({ code: result.error.code });

/** Enters a whole descriptor as its designer would, step by step. */
async function writeDraft(world: World, actor: Actor, words: DesignWords): Promise<Saved> {
  const { achievementId } = must(await createAchievement(world, actor, { language: words.language }));
  let revision = 1;
  for (const edit of descriptorEdits(withIds(world, words))) {
    revision = must(plain(await saveDraft(world, actor, { achievementId, revision, edit }))).revision;
  }
  return { achievementId, revision };
}

async function publish(
  world: World,
  by: { author: DemoStaff; approver: DemoStaff; outside?: Outsider },
  words: DesignWords,
): Promise<string> {
  const author = await demoActor(world, by.author);
  const approver = await demoActor(world, by.approver);
  const draft = await writeDraft(world, author, words);
  must(await submitForReview(world, author, draft));
  const { achievementId } = draft;
  if (by.outside !== undefined) await signAs(world, author, { achievementId, who: by.outside });
  must(await approveAndPublish(world, approver, { ...draft, reason: '' }));
  return achievementId;
}

/** Version 2, begun and left with two gaps, so that the meter has something to say. */
async function beginSecondVersion(world: World, achievementId: string): Promise<void> {
  const matteo = await demoActor(world, 'matteo');
  must(await startNewDraft(world, matteo, { achievementId }));
  must(
    plain(await saveDraft(world, matteo, { achievementId, revision: 1, edit: { kind: 'facts', values: TWO_GAPS } })),
  );
}

const TWO_GAPS = {
  workload: { hours: 24, credits: [] },
  level: { claim: 'not_assigned' },
  qualityAssurance: [],
} as const;

/** Three published achievements, one second version with gaps, and one design that waits for Aila. */
export async function seedDesign(world: World): Promise<void> {
  const due = new Date(world.clock.now().getTime() + REVIEW_IN_DAYS * 24 * 3_600_000).toISOString().slice(0, 10);
  const sorting = await publish(world, { author: 'matteo', approver: 'aila', outside: NEIGHBOUR }, sortAndPrice(due));
  await publish(world, { author: 'declan', approver: 'niamh' }, kitchenStation(due));
  await publish(world, { author: 'anders', approver: 'elsa' }, crossCutSaw(due));
  await beginSecondVersion(world, sorting);
  const matteo = await demoActor(world, 'matteo');
  const draft = await writeDraft(world, matteo, cashDesk(due));
  must(await submitForReview(world, matteo, draft));
  await seedDesignTalk(world, draft.achievementId);
}
