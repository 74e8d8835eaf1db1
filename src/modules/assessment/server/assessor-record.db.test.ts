import { beforeEach, describe, expect, it } from 'vitest';
import { bringToValidation, given, type House, makeHouse } from '#tests/support/assessment.ts';
import { makeStaff } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import type { Actor } from '#modules/people/index.ts';
import { addTraining, declareTies, openCase, previewDecision, seeAssessing } from '../index.ts';

const world = useTestWorld();
let house: House;
let tuva: Actor;

beforeEach(async () => {
  house = await makeHouse(world());
  tuva = await makeStaff(world(), house.admin, ['validator']);
});

const record = (units: readonly string[], changes: { experience?: string; languages?: string[] } = {}) =>
  addTraining(world(), house.admin, {
    personId: tuva.personId,
    units: [...units],
    experience: changes.experience ?? '',
    languages: changes.languages ?? [],
    doneOn: world().clock.now().toISOString().slice(0, 10),
    evidence: 'Course list 4',
  });

describe('what is on file about somebody who assesses', () => {
  it('is her own work in the subject, her languages, and the units that her training is for', async () => {
    const [unit] = given(await seeAssessing(world(), house.admin)).units;
    given(await record([unit?.id ?? ''], { experience: 'Eight years in reuse shops.', languages: ['nb', 'ar'] }));
    const { people } = given(await seeAssessing(world(), house.admin));
    expect(people.find(({ person }) => person.id === tuva.personId)).toMatchObject({
      state: 'valid',
      trainings: [{ units: [unit?.id], experience: 'Eight years in reuse shops.', languages: ['nb', 'ar'] }],
    });
  });

  it('names no unit or language that is not there', async () => {
    expect(await record(['ach_gone'])).toMatchObject({ error: [{ code: 'assessment.training_unit_gone' }] });
    expect(await record([], { languages: ['tlh'] })).toMatchObject({ ok: false });
  });
});

describe('a training for some units', () => {
  it('lets somebody decide about those and about no other', async () => {
    const { caseId } = await bringToValidation(world(), house);
    const { achievementId } = given(await openCase(world(), house.validator, caseId)).sent;
    given(await declareTies(world(), tuva, { caseId, declared: 'no_conflict', reason: '' }));
    const decide = () => previewDecision(world(), tuva, { caseId, outcomes: {} });
    expect(given(await openCase(world(), tuva, caseId)).hasTraining).toBe(false);
    expect(await decide()).toMatchObject({ error: [{ code: 'assessment.no_training' }] });
    given(await record([achievementId]));
    expect(given(await openCase(world(), tuva, caseId)).hasTraining).toBe(true);
    expect(await decide()).not.toMatchObject({ error: [{ code: 'assessment.no_training' }] });
  });
});
