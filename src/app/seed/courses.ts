import { approveAndPublish, beginFromContent, submitForReview, type DesignContent } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import { digitalBasics } from './course-digital-basics.ts';
import { learningToLearn } from './course-learning-to-learn.ts';
import { SECOND_BODY } from './course-purchasing-plan.ts';
import { sustainablePurchasing } from './course-purchasing.ts';
import { salonMarketing } from './course-salon-marketing.ts';
import { signAs, type Outsider } from './design-talk.ts';
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

/** The second body of the joint course, which agrees to exactly what is published. */
const SECOND: Outsider = {
  ...{ partner: 'Aoife Brennan', body: SECOND_BODY, verdict: 'yes' },
  ...{ name: 'Aoife Brennan', role: 'Head of studies', words: '' },
};

/** A kitchen that takes learners in agrees in the open. */
const HOST: Outsider = {
  ...{ partner: 'Mercato Kitchen', verdict: 'yes', name: 'Paola Neri', role: 'Shift leader' },
  words: 'We see the difference after two weeks: people ask, and write down what they hear.',
  mayBeShown: 'yes',
};

/** Four courses of a house of learning, with their plans; two bodies award one of them together. */
export async function seedCourses(world: World): Promise<void> {
  const due = new Date(world.clock.now().getTime() + REVIEW_IN_DAYS * 24 * 3_600_000).toISOString().slice(0, 10);
  const chiara = await demoActor(world, 'chiara');
  const luca = await demoActor(world, 'luca');
  for (const course of [learningToLearn, digitalBasics, sustainablePurchasing, salonMarketing]) {
    const content = inAllLanguages(course(due));
    const draft = await submit(world, chiara, content);
    const { achievementId } = draft;
    if (content.descriptor.awardingBody.length > 1) await signAs(world, chiara, { achievementId, who: SECOND });
    if (course === learningToLearn) await signAs(world, chiara, { achievementId, who: HOST });
    given(await approveAndPublish(world, luca, { ...draft, reason: '' }));
  }
}
