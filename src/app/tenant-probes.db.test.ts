import { isHttpError } from '@sveltejs/kit';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeLearner, makeOrganisation, makeStaff } from '../../tests/support/people.ts';
import { useTestWorld } from '../../tests/support/world.ts';
import type { Actor } from '#modules/people/index.ts';
import { load as loadStaff } from '../routes/admin/people/[id]/+page.server.ts';
import { load as loadCard } from '../routes/coach/learners/[id]/card/+page.server.ts';
import { load as loadKept } from '../routes/kept/[id]/+page.server.ts';

const world = useTestWorld();
let ours: { admin: Actor; coach: Actor; learner: Actor };
let theirs: { admin: Actor; coach: Actor; learner: Actor };

async function makeHouse() {
  const admin = await makeOrganisation(world());
  const coach = await makeStaff(world(), admin, ['coach']);
  return { admin, coach, learner: await makeLearner(world(), coach) };
}

beforeAll(async () => {
  ours = await makeHouse();
  theirs = await makeHouse();
});

const NOBODY = 'per_00000000000000000000000000';

/** The status and body that a page answers with; 200 when it opens. */
async function visit(
  load: (event: never) => unknown,
  actor: Actor | null,
  id: string,
): Promise<{ status: number; body: unknown }> {
  const event = {
    locals: { world: world(), actor, language: 'en' },
    params: { id },
    url: new URL('https://cairn.example.org/'),
  };
  try {
    await load(event as never);
    return { status: 200, body: null };
  } catch (error) {
    if (isHttpError(error)) return { status: error.status, body: error.body };
    throw error;
  }
}

describe('the address of a person', () => {
  it('opens for those who care for them', async () => {
    expect((await visit(loadCard, ours.coach, ours.learner.personId)).status).toBe(200);
    expect((await visit(loadStaff, ours.admin, ours.coach.personId)).status).toBe(200);
  });

  it('of another organisation is not found, with the same words as an address that nobody has', async () => {
    for (const [load, actor, id] of [
      [loadCard, ours.coach, theirs.learner.personId],
      [loadCard, ours.admin, theirs.learner.personId],
      [loadStaff, ours.admin, theirs.coach.personId],
      [loadStaff, ours.admin, theirs.admin.personId],
    ] as const) {
      const answer = await visit(load, actor, id);
      expect(answer.status).toBe(404);
      expect(answer).toEqual(await visit(load, actor, NOBODY));
    }
  });

  it('of a learner whom a colleague accompanies is not found either', async () => {
    const colleague = await makeStaff(world(), ours.admin, ['coach']);
    expect((await visit(loadCard, colleague, ours.learner.personId)).status).toBe(404);
  });

  it('stays closed to somebody without a session, even where the guard at the door would fail', async () => {
    for (const load of [loadCard, loadStaff, loadKept])
      expect((await visit(load, null, ours.learner.personId)).status).toBe(403);
  });
});
