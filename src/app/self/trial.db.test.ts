import type { RequestEvent } from '@sveltejs/kit';
import { expect, it } from 'vitest';
import { useTestWorld } from '#tests/support/world.ts';
import { holdTrial, trialInHand } from './trial.ts';

const world = useTestWorld();

/** A browser with its cookies, as far as the door without an account looks at it. */
function browser() {
  const jar = new Map<string, string>();
  const cookies = {
    get: (name: string) => jar.get(name),
    set: (name: string, value: string) => void jar.set(name, value),
    delete: (name: string) => void jar.delete(name),
  };
  const event = { cookies, locals: { world: world() } } as unknown as Pick<RequestEvent, 'cookies' | 'locals'>;
  return { jar, event };
}

it('a code counts in a browser only when it was put there by us, so that guesses are counted', () => {
  const [mine, theirs] = [browser(), browser()];
  holdTrial(mine.event, '0123456789');
  expect(trialInHand(mine.event)).toBe('0123456789');
  const [[name, value]] = [...mine.jar] as [[string, string]];
  for (const made of ['0123456789', '0123456789.', value.replace('0123456789', '0123456788')]) {
    theirs.jar.set(name, made);
    expect(trialInHand(theirs.event)).toBeUndefined();
  }
});
