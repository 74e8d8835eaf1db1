import {
  approveAndPublish,
  askForSignOff,
  beginFromContent,
  issueSignOffLink,
  openSignOffLink,
  signDesign,
  submitForReview,
  type DesignContent,
} from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import { digitalBasics } from './course-digital-basics.ts';
import { learningToLearn } from './course-learning-to-learn.ts';
import { SECOND_BODY, sustainablePurchasing } from './course-purchasing.ts';
import { salonMarketing } from './course-salon-marketing.ts';
import { inAllLanguages } from './words.ts';

const REVIEW_IN_DAYS = 300;

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The demo's courses were refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

type Draft = { readonly achievementId: string; readonly revision: number };

/** Begins a design with everything in it and sends it to review. */
async function submit(world: World, actor: Actor, content: DesignContent): Promise<Draft> {
  const begun = await world.db.inTenant(actor.tenantId, (tx) => beginFromContent(tx, { world, actor }, content));
  const draft = { achievementId: given(begun).achievementId, revision: 1 };
  given(await submitForReview(world, actor, draft));
  return draft;
}

/** The second body reads the design behind its link and agrees to exactly that. */
async function agree(world: World, actor: Actor, { achievementId }: Draft): Promise<void> {
  const fields = { partner: 'Aoife Brennan', body: SECOND_BODY, days: 21 };
  const { id } = given(await askForSignOff(world, actor, { achievementId, fields }));
  const { address } = given(await issueSignOffLink(world, actor, { achievementId, id }));
  const door = { network: 'demo', token: address.split('/').at(-1) ?? '' };
  const { open } = given(await openSignOffLink(world, door));
  const signature = { verdict: 'yes', name: 'Aoife Brennan', role: 'Head of studies', words: '' };
  given(await signDesign(world, door, { fields: signature, seen: open?.seen ?? '' }));
}

/** Four courses of a house of learning, with their plans; two bodies award one of them together. */
export async function seedCourses(world: World): Promise<void> {
  const due = new Date(world.clock.now().getTime() + REVIEW_IN_DAYS * 24 * 3_600_000).toISOString().slice(0, 10);
  const chiara = await demoActor(world, 'chiara');
  const luca = await demoActor(world, 'luca');
  for (const course of [learningToLearn, digitalBasics, sustainablePurchasing, salonMarketing]) {
    const content = inAllLanguages(course(due));
    const draft = await submit(world, chiara, content);
    if (content.descriptor.awardingBody.length > 1) await agree(world, chiara, draft);
    given(await approveAndPublish(world, luca, { ...draft, reason: '' }));
  }
}
