import { strToU8 } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { listDesigns, readDesign } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { given } from '#tests/support/assessment.ts';
import { makeOrganisation, makeStaff } from '#tests/support/people.ts';
import { makeWorkbook, reuseWorkbook } from '#tests/support/spreadsheet.ts';
import { useTestWorld } from '#tests/support/world.ts';
import {
  chooseRow,
  continueIntake,
  forgetIntake,
  listIntakes,
  lookThroughSheet,
  readIntake,
  startIntake,
} from '../index.ts';

const world = useTestWorld();
/** Enough for a dozen stretches; a thousand take the same way, only longer. */
const MANY = 240;
let designer: Actor;
let coach: Actor;
let stranger: Actor;

beforeAll(async () => {
  const admin = await makeOrganisation(world());
  designer = await makeStaff(world(), admin, ['designer']);
  coach = await makeStaff(world(), admin, ['coach']);
  stranger = await makeStaff(world(), await makeOrganisation(world()), ['designer']);
});

const look = (actor: Actor, name: string, bytes: Uint8Array) =>
  lookThroughSheet(world(), actor, { name, bytes, language: 'en' });
const code = (result: { readonly ok: boolean; readonly error?: unknown }): string =>
  result.ok ? '' : (result.error as { code: string }).code;
const titles = async (): Promise<readonly (string | undefined)[]> =>
  given(await listDesigns(world(), designer)).map(({ title }) => title['en']);

describe('a sheet of designs', () => {
  const bytes = makeWorkbook(reuseWorkbook());
  let id: string;

  it('is looked through first: no design is made', async () => {
    id = given(await look(designer, 'reuse.xlsx', bytes)).intakeId;
    const page = given(await readIntake(world(), designer, id));
    expect([page.rows.length, page.good, page.taken]).toEqual([3, 2, 0]);
    expect(page.rows[2]?.said).toContainEqual(['hours', 'P60M']);
    expect(await titles()).toEqual([]);
  });

  it('is known when it comes a second time', async () => {
    expect(code(await look(designer, 'again.xlsx', bytes))).toBe('catalogue.rows.known');
  });

  it('is nobody else’s: not a coach’s, not another house’s', async () => {
    expect(code(await readIntake(world(), coach, id))).toBe('people.not_allowed');
    expect(code(await look(coach, 'reuse.xlsx', bytes))).toBe('people.not_allowed');
    expect(code(await readIntake(world(), stranger, id))).toBe('catalogue.rows.not_found');
    expect(code(await startIntake(world(), stranger, id))).toBe('catalogue.rows.not_found');
    expect(given(await listIntakes(world(), stranger))).toEqual([]);
  });

  it('leaves a good row out where somebody says so, as long as nothing has come in', async () => {
    const choose = (actor: Actor, position: number, wish: 'take' | 'leave') =>
      chooseRow(world(), actor, { intakeId: id, position, wish });
    given(await choose(designer, 0, 'leave'));
    const page = given(await readIntake(world(), designer, id));
    expect([page.good, page.leftOut]).toEqual([1, 1]);
    given(await choose(designer, 1, 'leave'));
    expect(code(await startIntake(world(), designer, id))).toBe('catalogue.rows.none_good');
    for (const position of [0, 1]) given(await choose(designer, position, 'take'));
    expect(given(await readIntake(world(), designer, id)).good).toBe(2);
    expect(code(await choose(designer, 2, 'take')), 'a row that cannot come in').toBe('catalogue.rows.not_found');
    expect(code(await choose(coach, 0, 'leave'))).toBe('people.not_allowed');
    expect(code(await choose(stranger, 0, 'leave'))).toBe('catalogue.rows.not_found');
  });

  it('brings its good rows in once somebody says so, and keeps the others with their reasons', async () => {
    expect(code(await continueIntake(world(), designer, id)), 'not before').toBe('catalogue.rows.not_found');
    given(await startIntake(world(), designer, id));
    expect(given(await continueIntake(world(), designer, id)).isDone).toBe(true);
    expect([...(await titles())].toSorted()).toEqual(['Repair a bicycle tyre', 'Sort used clothes']);
    expect(code(await chooseRow(world(), designer, { intakeId: id, position: 0, wish: 'leave' }))).toBe(
      'catalogue.rows.begun',
    );
    const page = given(await readIntake(world(), designer, id));
    expect([page.taken, page.intake.finishedAt]).toEqual([2, world().clock.now()]);
    expect(page.rows[2]?.achievementId).toBeNull();
    const made = given(await readDesign(world(), designer, page.rows[0]?.achievementId ?? ''));
    expect(made.plan.assessments.map(({ title, type }) => [title['en'], type])).toEqual([
      ['Show it at the bench', 'practical_assessment'],
    ]);
  });

  it('is forgotten on request; what it made stays', async () => {
    given(await forgetIntake(world(), designer, id));
    expect(given(await listIntakes(world(), designer))).toEqual([]);
    expect(await titles()).toHaveLength(2);
  });
});

it('goes on where it stopped: many rows in stretches, each made once', async () => {
  const lines = Array.from({ length: MANY }, (_none, index) => `Unit ${index + 1},${(index % 40) + 1}`);
  const id = given(await look(designer, 'many.csv', strToU8(`title.en,hours\n${lines.join('\n')}\n`))).intakeId;
  given(await startIntake(world(), designer, id));
  given(await continueIntake(world(), designer, id));
  const halfway = given(await readIntake(world(), designer, id));
  expect(halfway.taken).toBeGreaterThan(0);
  expect(halfway.taken).toBeLessThan(MANY);
  expect(code(await forgetIntake(world(), designer, id))).toBe('catalogue.rows.running');

  // Two hands at once, as after a restart with an open page: no row comes in twice.
  let isDone = false;
  while (!isDone) {
    const [one, other] = await Promise.all([
      continueIntake(world(), designer, id),
      continueIntake(world(), designer, id),
    ]);
    isDone = given(one).isDone || given(other).isDone;
  }
  const page = given(await readIntake(world(), designer, id));
  expect(page.taken).toBe(MANY);
  expect(new Set(page.rows.map(({ achievementId }) => achievementId)).size).toBe(MANY);
  const units = (await titles()).filter((title) => title?.startsWith('Unit '));
  expect([units.length, new Set(units).size]).toEqual([MANY, MANY]);
}, 120_000);
