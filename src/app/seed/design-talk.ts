import {
  askForSignOff,
  issueSignOffLink,
  openSignOffLink,
  readDesign,
  replyToComment,
  settleComment,
  signDesign,
  writeComment,
} from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`What the demo says about a design was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Somebody outside who is asked about a design; `body`: for which awarding body they answer, if for one. */
export type Outsider = {
  readonly partner: string;
  readonly body?: string;
  readonly verdict: 'yes' | 'remarks';
  readonly name: string;
  readonly role: string;
  readonly words: string;
  readonly mayBeShown?: 'yes';
};

const DAYS = 21;

/** Somebody reads a design behind their link and answers, as they would. */
export async function signAs(world: World, actor: Actor, to: { achievementId: string; who: Outsider }): Promise<void> {
  const { achievementId, who } = to;
  const { partner, body = '', ...signature } = who;
  const { id } = given(await askForSignOff(world, actor, { achievementId, fields: { partner, body, days: DAYS } }));
  const { address } = given(await issueSignOffLink(world, actor, { achievementId, id }));
  const door = { network: 'demo', token: address.split('/').at(-1) ?? '' };
  const { open } = given(await openSignOffLink(world, door));
  given(await signDesign(world, door, { fields: signature, seen: open?.seen ?? '' }));
}

/** A shop nearby agrees with what the reuse shop publishes, and says so in the open. */
export const NEIGHBOUR: Outsider = {
  partner: 'Fjordby Second Hand',
  verdict: 'yes',
  name: 'Kari Solheim',
  role: 'Shop manager',
  words: 'Whoever can do this can start with us the next day.',
  mayBeShown: 'yes',
};

/** What colleagues and partners say about the design that waits for its approval: open, answered and settled. */
export async function seedDesignTalk(world: World, achievementId: string): Promise<void> {
  const matteo = await demoActor(world, 'matteo');
  const aila = await demoActor(world, 'aila');
  const { descriptor } = given(await readDesign(world, matteo, achievementId));
  const [first] = descriptor.outcomes;

  const about = first?.id ?? '';
  const coins = 'What about a customer who pays with a large note? Is that the same task?';
  const asked = { place: 'outcomes', about, text: coins } as const;
  const { id: money } = given(await writeComment(world, aila, { achievementId, fields: asked }));
  const answer = 'Yes, the coach plays that customer once. I will add it to the criterion in the next version.';
  given(await replyToComment(world, matteo, { achievementId, commentId: money, text: answer }));

  const hours = 'Fifteen hours seem much for somebody who has worked in a shop before.';
  const size = { place: 'workload', about: 'workload.hours', text: hours } as const;
  given(await writeComment(world, aila, { achievementId, fields: size }));

  const plain = { place: 'purpose', about: 'summary', text: 'Say "payment", not "transactions".' } as const;
  const { id: word } = given(await writeComment(world, aila, { achievementId, fields: plain }));
  given(await settleComment(world, matteo, { achievementId, commentId: word, wish: 'settle' }));

  await signAs(world, matteo, {
    achievementId,
    who: {
      ...NEIGHBOUR,
      verdict: 'remarks',
      words: 'Good. We also need people who can close the desk in the evening.',
    },
  });
  const waiting = { partner: 'Fjordby Job Centre', body: '', days: DAYS };
  given(await askForSignOff(world, matteo, { achievementId, fields: waiting }));
}
