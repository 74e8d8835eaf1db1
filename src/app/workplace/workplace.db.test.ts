import { beforeAll, describe, expect, it } from 'vitest';
import { readDesign } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  addCards,
  addEnvironment,
  addPackage,
  askForChanges,
  chooseLearnable,
  claimHandOver,
  confirmUnit,
  decidePlace,
  findUnitOfDesign,
  forgetWishes,
  groupCards,
  linkDesign,
  readMatch,
  readPlace,
  readPlaces,
  readUnit,
  removePackage,
  saveTask,
  saveUnit,
  saveWishes,
  sendUnit,
  startUnit,
} from '#modules/workplace/index.ts';
import { sql } from 'drizzle-orm';
import { queryRows } from '#platform/db/db.ts';
import { makeLearner, makeOrganisation, makeStaff, must } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { handOver } from './hand-over.ts';

const world = useTestWorld();
type House = Record<'admin' | 'coach' | 'colleague' | 'designer' | 'second', Actor>;
let ours: House;
let theirs: House;

async function house(): Promise<House> {
  const admin = await makeOrganisation(world());
  const [coach, colleague, designer, second] = [
    await makeStaff(world(), admin, ['coach']),
    await makeStaff(world(), admin, ['coach']),
    await makeStaff(world(), admin, ['designer']),
    await makeStaff(world(), admin, ['designer', 'coach']),
  ];
  return { admin, coach, colleague, designer, second };
}

beforeAll(async () => {
  ours = await house();
  theirs = await house();
});

const code = (result: { ok: boolean; error?: unknown }): unknown => {
  if (result.ok) return 'ok';
  const error = result.error as { code: string } | readonly { code: string }[];
  return 'code' in error ? error.code : error.map((one) => one.code);
};

/** A place with one package of three described cards, as a coach writes them down. */
async function mapped(coach: Actor) {
  const { environmentId } = must(await addEnvironment(world(), coach, { name: { en: 'The shop' }, kind: 'shop' }));
  const lines = 'Sort clothes\nPrice goods\nOpen the shop';
  must(await addCards(world(), coach, { environmentId, rhythm: 'day', language: 'en', lines }));
  const { packageId } = must(await addPackage(world(), coach, { environmentId, title: { en: 'Sort and price' } }));
  const { tasks } = must(await readPlace(world(), coach, environmentId));
  const where = Object.fromEntries(tasks.map(({ id }) => [id, packageId]));
  must(await groupCards(world(), coach, { environmentId, where }));
  for (const { id, title } of tasks) {
    const details = { plain: { en: `I ${title['en']?.toLowerCase() ?? ''}.` }, importance: 3 } as const;
    must(await saveTask(world(), coach, { environmentId, taskId: id, details }));
  }
  return { environmentId, packageId, taskIds: tasks.map(({ id }) => id) };
}

async function unitOf(coach: Actor) {
  const { environmentId, packageId } = await mapped(coach);
  return must(await startUnit(world(), coach, { environmentId, packageId, language: 'en' })).unitId;
}

/** A unit that both sides have confirmed. */
async function reviewed({ coach, colleague, designer }: House) {
  const unitId = await unitOf(coach);
  expect(code(await sendUnit(world(), coach, unitId))).toBe('ok');
  must(await confirmUnit(world(), colleague, { unitId, comment: '' }));
  must(await confirmUnit(world(), designer, { unitId, comment: 'Clear.' }));
  return unitId;
}

describe('the walk through a place', () => {
  it('keeps what was written at every step, and tells what is there twice', async () => {
    const { environmentId, packageId } = await mapped(ours.coach);
    const again = must(
      await addCards(world(), ours.colleague, {
        environmentId,
        rhythm: 'week',
        language: 'en',
        lines: 'sort clothes\nTidy',
      }),
    );
    expect(again).toEqual({ added: 1, repeated: ['sort clothes'] });
    const map = must(await readPlace(world(), ours.colleague, environmentId));
    expect(map.tasks.filter((task) => task.packageId === packageId)).toHaveLength(3);
    expect(map.tasks.at(-1)).toMatchObject({ title: { en: 'Tidy' }, frequency: 'weekly', packageId: null });
  });

  it('leaves the cards when a package is taken apart', async () => {
    const { environmentId, packageId } = await mapped(ours.coach);
    must(await removePackage(world(), ours.coach, { environmentId, packageId }));
    const { tasks, packages } = must(await readPlace(world(), ours.coach, environmentId));
    expect([tasks.length, packages.length]).toEqual([3, 0]);
    expect(tasks.every((task) => task.packageId === null)).toBe(true);
  });

  it('lets nobody learn what was not chosen, nor practise it from the first week', async () => {
    const { environmentId, taskIds } = await mapped(ours.coach);
    const [first = ''] = taskIds;
    must(await chooseLearnable(world(), ours.coach, { environmentId, learnable: [first], forNewLearners: taskIds }));
    const { tasks } = must(await readPlace(world(), ours.coach, environmentId));
    expect(tasks.filter((task) => task.learnable || task.forNewLearners).map(({ id }) => id)).toEqual([first]);
  });

  it('is closed to other organisations and to learners', async () => {
    const { environmentId, taskIds, packageId } = await mapped(ours.coach);
    const [taskId = ''] = taskIds;
    expect(code(await readPlace(world(), theirs.coach, environmentId))).toBe('workplace.place_gone');
    expect(code(await saveTask(world(), theirs.coach, { environmentId, taskId, details: { importance: 1 } }))).toBe(
      'workplace.place_gone',
    );
    const other = await mapped(theirs.coach);
    must(await groupCards(world(), theirs.coach, { environmentId: other.environmentId, where: { [taskId]: '' } }));
    const { tasks } = must(await readPlace(world(), ours.coach, environmentId));
    expect(tasks[0]).toMatchObject({ importance: 3, packageId });
    const learner = await makeLearner(world(), ours.coach);
    expect(code(await readPlaces(world(), learner))).toBe('people.not_allowed');
  });
});

describe('a unit', () => {
  it('says everything that is missing before it goes to its reviewers', async () => {
    const unitId = await unitOf(ours.coach);
    const { unit } = must(await readUnit(world(), ours.coach, unitId));
    const content = { ...unit, hours: 0, title: {} };
    must(await saveUnit(world(), ours.coach, { unitId, revision: 1, content }));
    expect(code(await sendUnit(world(), ours.coach, unitId))).toEqual([
      'workplace.unit.no_title',
      'workplace.unit.no_hours',
    ]);
    expect(code(await saveUnit(world(), ours.coach, { unitId, revision: 1, content }))).toBe(
      'workplace.unit.changed_meanwhile',
    );
  });

  it('is confirmed by two people, neither of whom wrote in it', async () => {
    const unitId = await unitOf(ours.coach);
    expect(code(await sendUnit(world(), ours.coach, unitId))).toBe('ok');
    const yes = { unitId, comment: '' };
    expect(code(await confirmUnit(world(), ours.coach, yes))).toBe('workplace.unit.own_work');
    expect(code(await confirmUnit(world(), ours.designer, yes))).toBe('workplace.unit.not_work_life');
    expect(code(await confirmUnit(world(), ours.second, yes))).toBe('ok');
    expect(code(await confirmUnit(world(), ours.second, yes))).toBe('workplace.unit.same_reviewer');
    expect(code(await confirmUnit(world(), ours.coach, yes))).toBe('workplace.unit.own_work');
    expect(code(await confirmUnit(world(), ours.designer, yes))).toBe('ok');
  });

  it('goes back with a reason, and a change after a review starts the review again', async () => {
    const unitId = await unitOf(ours.coach);
    expect(code(await sendUnit(world(), ours.coach, unitId))).toBe('ok');
    expect(code(await askForChanges(world(), ours.colleague, { unitId, comment: ' ' }))).toBe(
      'workplace.unit.reason_missing',
    );
    must(await askForChanges(world(), ours.colleague, { unitId, comment: 'The till is missing.' }));
    expect(code(await sendUnit(world(), ours.coach, unitId))).toBe('ok');
    must(await confirmUnit(world(), ours.colleague, { unitId, comment: '' }));
    const { unit } = must(await readUnit(world(), ours.designer, unitId));
    must(await saveUnit(world(), ours.designer, { unitId, revision: unit.revision, content: { ...unit, hours: 9 } }));
    const page = must(await readUnit(world(), ours.designer, unitId));
    expect(page.unit).toMatchObject({ state: 'draft', hours: 9 });
    expect(page.events.map(({ kind }) => kind)).toEqual([
      'created',
      'sent',
      'changes_wanted',
      'sent',
      'work_life',
      'reopened',
    ]);
    expect(page.unit.editorIds).toContain(ours.designer.personId);
  });

  it('is not there for other organisations, and what was said of it stays', async () => {
    const unitId = await reviewed(ours);
    expect(code(await readUnit(world(), theirs.coach, unitId))).toBe('workplace.unit_gone');
    expect(code(await confirmUnit(world(), theirs.designer, { unitId, comment: '' }))).toBe('workplace.unit_gone');
    expect(code(await handOver(world(), theirs.designer, { unitId, family: 'trade' }))).toBe('workplace.unit_gone');
    const wipe = world().db.inTenant(ours.admin.tenantId, (tx) =>
      queryRows(tx, sql`delete from competence_unit_event`),
    );
    await expect(wipe).rejects.toThrow();
  });
});

describe('handing a unit over', () => {
  it('makes one design with everything in it, linked both ways, and never a second one', async () => {
    const unitId = await reviewed(ours);
    const input = { unitId, family: 'trade' } as const;
    expect(code(await handOver(world(), ours.coach, input))).toBe('people.not_allowed');
    const { achievementId } = must(await handOver(world(), ours.designer, input));
    const { descriptor } = must(await readDesign(world(), ours.designer, achievementId));
    const { unit } = must(await readUnit(world(), ours.designer, unitId));
    expect(descriptor).toMatchObject({
      title: { en: 'Sort and price' },
      family: 'trade',
      participationModes: ['work_based'],
      workload: { hours: unit.hours },
      evidenceRule: unit.evidenceRule,
      awardingBody: [{ name: 'House' }],
    });
    expect(descriptor.outcomes[0]?.id).toBe(unit.outcomes[0]?.id);
    expect(descriptor.outcomes[0]?.criteria).toEqual(unit.outcomes[0]?.criteria);
    expect(unit).toMatchObject({ state: 'handed_over', achievementId });
    const back = await world().db.inTenant(ours.admin.tenantId, (tx) =>
      findUnitOfDesign(tx, ours.admin.tenantId, achievementId),
    );
    expect(back?.id).toBe(unitId);
    expect(code(await handOver(world(), ours.designer, input))).toBe('workplace.unit.handed_over');
    expect(code(await saveUnit(world(), ours.coach, { unitId, revision: unit.revision, content: unit }))).toBe(
      'workplace.unit.handed_over',
    );
  });

  it('waits for both reviewers', async () => {
    const unitId = await unitOf(ours.coach);
    expect(code(await handOver(world(), ours.designer, { unitId, family: 'trade' }))).toBe(
      'workplace.unit.not_reviewed',
    );
  });

  it('is done by one person at a time, and goes on with the same design after a stop', async () => {
    const unitId = await reviewed(ours);
    const input = { unitId, family: 'trade' } as const;
    must(await claimHandOver(world(), ours.designer, unitId));
    expect(code(await handOver(world(), ours.second, input))).toBe('workplace.unit.being_handed_over');
    world().clock.set(new Date(world().clock.now().getTime() + 121_000));
    const { achievementId } = must(await handOver(world(), ours.second, input));

    const stopped = await reviewed(ours);
    must(await linkDesign(world(), ours.designer, { unitId: stopped, achievementId: 'ach_that_is_gone' }));
    const again = await handOver(world(), ours.designer, { unitId: stopped, family: 'trade' });
    expect(code(again)).toBe('design.not_found');
    expect(achievementId).not.toBe('');
  });
});

describe('wishes of a learner', () => {
  const wishesOf = (learnerId: string, taskId: string) => ({
    learnerId,
    wishes: [{ text: 'Sort clothes', taskId }],
    hoursWeek: 10,
    languages: ['ar'],
    adjustments: ['step_free'] as const,
    travel: 'any' as const,
    town: '',
  });

  it('belong to the learner and the coach who accompanies them, and can be deleted by both', async () => {
    const { environmentId, taskIds } = await mapped(ours.coach);
    const learner = await makeLearner(world(), ours.coach);
    const input = wishesOf(learner.personId, taskIds[0] ?? '');
    expect(code(await saveWishes(world(), ours.colleague, input))).toBe('workplace.learner_not_found');
    expect(code(await saveWishes(world(), theirs.coach, input))).toBe('workplace.learner_not_found');
    expect(code(await saveWishes(world(), ours.coach, { ...input, wishes: [] }))).toBe('workplace.wishes_missing');
    must(await saveWishes(world(), ours.coach, input));
    expect(code(await readMatch(world(), ours.colleague, learner.personId))).toBe('workplace.learner_not_found');
    const { matches } = must(await readMatch(world(), ours.coach, learner.personId));
    expect(matches.find(({ place }) => place.id === environmentId)).toMatchObject({ practised: 1 });
    must(await forgetWishes(world(), learner, learner.personId));
    expect(must(await readMatch(world(), ours.coach, learner.personId)).wishes).toBeNull();
    expect(code(await forgetWishes(world(), ours.colleague, learner.personId))).toBe('workplace.learner_not_found');
  });

  it('lead to a decision that the coach takes, with its reason', async () => {
    const { environmentId } = await mapped(ours.coach);
    const learner = await makeLearner(world(), ours.coach);
    const input = { learnerId: learner.personId, environmentId, decision: 'start' as const, reason: '' };
    expect(code(await decidePlace(world(), ours.coach, input))).toBe('workplace.decision_reason_missing');
    expect(code(await decidePlace(world(), ours.colleague, { ...input, reason: 'Yes.' }))).toBe(
      'workplace.learner_not_found',
    );
    must(await decidePlace(world(), ours.coach, { ...input, reason: 'She likes sorting.' }));
    const { decisions } = must(await readMatch(world(), ours.coach, learner.personId));
    expect(decisions).toMatchObject([{ decision: 'start', reason: 'She likes sorting.', environmentId }]);
  });
});
