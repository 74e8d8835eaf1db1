import { beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { given } from '../../../../tests/support/assessment.ts';
import { makeLearner, makeOrganisation, makeStaff } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { hasValidTraining } from '#modules/assessment/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { EXAM, PRACTICE, rateablesOf, RIGHT, UNITS } from '../course.ts';
import { PAUSE_MS } from '../training.rules.ts';
import { readGuide, readPractice, readUnit, saveGuide, savePractice, saveUnit } from './course.usecases.ts';
import { readCourse, takeExam } from './exam.usecases.ts';
import { eraseTraining } from './erase.ts';

const world = useTestWorld();
let admin: Actor;
let coach: Actor;

const model = (cases: typeof EXAM) => Object.fromEntries(rateablesOf(cases).map(({ id, model: level }) => [id, level]));
const allWithHelp = Object.fromEntries(rateablesOf(EXAM).map(({ id }) => [id, 'with_help']));

async function finishParts(actor: Actor): Promise<void> {
  for (const unit of UNITS)
    expect(given(await saveUnit(world(), actor, { unit, notes: 'Mine', choice: RIGHT[unit] })).isRight).toBe(true);
  given(await savePractice(world(), actor, model(PRACTICE)));
}

const isTrained = ({ tenantId, personId }: Actor, now = world().clock.now()) =>
  world().db.inTenant(tenantId, (tx) => hasValidTraining(tx, { tenantId, personId }, now));

beforeAll(async () => {
  admin = await makeOrganisation(world());
  coach = await makeStaff(world(), admin, ['coach', 'validator']);
});

describe('the course', () => {
  it('keeps notes and answers as somebody goes, and what was understood stays so', async () => {
    const wrong = given(await saveUnit(world(), coach, { unit: 'rating', notes: ' Seen. ', choice: 'a' }));
    expect(wrong.isRight).toBe(false);
    expect(given(await readCourse(world(), coach)).progress.understood.size).toBe(0);
    given(await saveUnit(world(), coach, { unit: 'rating', notes: 'Seen.', choice: 'b' }));
    given(await saveUnit(world(), coach, { unit: 'rating', notes: 'Later.', choice: 'c' }));
    expect(given(await readUnit(world(), coach, 'rating')).kept).toMatchObject({
      notes: 'Later.',
      choice: 'c',
      isUnderstood: true,
    });
    expect(await readUnit(world(), coach, 'nonsense')).toMatchObject({ error: { code: 'training.unit_gone' } });
  });

  it('asks for an answer, and for words that are not endless', async () => {
    expect(await saveUnit(world(), coach, { unit: 'rating', notes: '', choice: '' })).toMatchObject({
      error: { code: 'training.answer_missing', field: 'choice' },
    });
    expect(await saveUnit(world(), coach, { unit: 'rating', notes: 'x'.repeat(4001), choice: 'a' })).toMatchObject({
      error: { code: 'training.too_long', field: 'notes' },
    });
  });

  it('is closed to learners, and nobody reads what a colleague wrote', async () => {
    const learner = await makeLearner(world(), coach);
    const refused = { ok: false, error: { code: 'people.not_allowed' } };
    expect(await readCourse(world(), learner)).toEqual(refused);
    expect(await saveGuide(world(), learner, { shown: [], ticked: ['purpose.1'] })).toEqual(refused);
    const colleague = await makeStaff(world(), admin, ['coach']);
    expect(given(await readUnit(world(), colleague, 'rating')).kept).toBeNull();
  });

  it('compares the practice with the models, and names what is not rated', async () => {
    const some = await savePractice(world(), coach, { 'p1-1': 'with_help', 'p2-1': 'best' });
    expect(some).toMatchObject({
      error: [{ code: 'training.practice.incomplete', params: { count: 5 } }, { field: 'level-p2-1' }, {}, {}, {}, {}],
    });
    expect(given(await readPractice(world(), coach))).toBeNull();
    given(await savePractice(world(), coach, { ...model(PRACTICE), 'p3-1': 'on_my_own' }));
    expect(given(await readPractice(world(), coach))?.agreement).toEqual({ total: 6, exact: 5, within: 5 });
  });
});

describe('the exam', () => {
  it('waits for the units and the practice', async () => {
    const early = await makeStaff(world(), admin, ['validator']);
    expect(await takeExam(world(), early, model(EXAM))).toMatchObject({ error: [{ code: 'training.exam_not_open' }] });
    expect(await isTrained(early)).toBe(false);
  });

  it('puts the training on file for 36 months when it is passed, after a day’s wait when it was not', async () => {
    await finishParts(coach);
    const first = given(await takeExam(world(), coach, allWithHelp));
    expect(first).toMatchObject({ isPassed: false, total: 12, within: 12, exact: 4 });
    expect(await isTrained(coach)).toBe(false);
    expect(await takeExam(world(), coach, model(EXAM))).toMatchObject({ ok: false });
    world().clock.set(new Date(world().clock.now().getTime() + PAUSE_MS));
    const second = given(await takeExam(world(), coach, model(EXAM)));
    expect(second.isPassed).toBe(true);
    expect(await isTrained(coach)).toBe(true);
    const course = given(await readCourse(world(), coach));
    expect(course.door).toEqual({ state: 'passed' });
    const until = course.trainedUntil ?? new Date(0);
    expect(until.toISOString().slice(0, 10)).toBe('2030-03-02');
    expect(await isTrained(coach, until)).toBe(false);
    expect(await takeExam(world(), coach, model(EXAM))).toMatchObject({ ok: false });
  });

  it('counts once when two forms arrive at the same moment', async () => {
    const twice = await makeStaff(world(), admin, ['validator']);
    await finishParts(twice);
    const tries = await Promise.all([0, 1].map(() => takeExam(world(), twice, allWithHelp)));
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(given(await readCourse(world(), twice)).progress.sittings).toHaveLength(1);
  });

  it('keeps every try as it was taken, until the person is erased', async () => {
    const { tenantId, personId } = coach;
    for (const change of [sql`update training_exam set is_passed = true`, sql`delete from training_exam`])
      await expect(world().db.inTenant(tenantId, (tx) => tx.execute(change))).rejects.toThrow();
    const event = { type: 'people.person_erased', tenantId, at: world().clock.now(), payload: { personId } };
    await world().db.asSystem((tx) => eraseTraining(tx, event as Parameters<typeof eraseTraining>[1]));
    const course = given(await readCourse(world(), coach));
    expect([course.units, course.progress.sittings]).toEqual([[], []]);
  });
});

describe('the 90-day plan', () => {
  it('belongs to the organisation, and two colleagues do not undo each other', async () => {
    given(await saveGuide(world(), coach, { shown: [], ticked: ['purpose.1', 'nonsense.9'] }));
    // The administrator's page is older: it shows no ticks.
    given(await saveGuide(world(), admin, { shown: [], ticked: ['coach.1'] }));
    const ticks = given(await readGuide(world(), coach));
    expect(ticks.map(({ tick }) => tick).sort()).toEqual(['coach.1', 'purpose.1']);
    given(await saveGuide(world(), admin, { shown: ['coach.1', 'purpose.1'], ticked: ['coach.1'] }));
    expect(given(await readGuide(world(), coach)).map(({ tick }) => tick)).toEqual(['coach.1']);
    const other = await makeOrganisation(world());
    expect(given(await readGuide(world(), other))).toEqual([]);
  });
});
