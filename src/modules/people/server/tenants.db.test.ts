import { beforeAll, describe, expect, it } from 'vitest';
import { makeLearner, makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import {
  findOrganisationBySlug,
  getOrganisation,
  getPerson,
  getStaffMember,
  issueSignIn,
  listLearners,
  listPeopleWithRole,
  listStaff,
  liftWait,
  mayCoach,
  readCard,
  reissueCard,
  resetPin,
  setRoles,
  type Actor,
} from '../index.ts';
import { listRoles } from './people.store.ts';
import * as tables from './people.tables.ts';

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

const UNKNOWN = { ok: false, error: { code: 'people.person_unknown' } };

describe('people of another organisation', () => {
  it('are as unknown as people who do not exist, with the same answer', async () => {
    const { coach, admin } = ours;
    for (const id of [theirs.learner.personId, 'per_00000000000000000000000000']) {
      for (const act of [readCard, reissueCard, resetPin, liftWait])
        expect(await act(world(), coach, id)).toEqual(UNKNOWN);
      expect(await getStaffMember(world(), admin, id)).toEqual(UNKNOWN);
      expect(await issueSignIn(world(), admin, id)).toEqual(UNKNOWN);
    }
    expect(await issueSignIn(world(), admin, theirs.coach.personId)).toEqual(UNKNOWN);
    expect(await setRoles(world(), admin, { personId: theirs.coach.personId, roles: ['admin'] })).toEqual(UNKNOWN);
    expect(await setRoles(world(), admin, { personId: theirs.learner.personId, roles: ['admin'] })).toEqual(UNKNOWN);
  });

  it('appear in no list and answer to no look-up', async () => {
    const { coach, admin } = ours;
    await world().db.inTenant(coach.tenantId, async (tx) => {
      expect(await getPerson(tx, coach.tenantId, theirs.learner.personId)).toBeNull();
      expect(await listRoles(tx, coach.tenantId, theirs.coach.personId)).toEqual([]);
      expect(await mayCoach(tx, coach, theirs.learner.personId)).toBe(false);
      expect((await listLearners(tx, admin)).map((one) => one.id)).toEqual([ours.learner.personId]);
      expect((await listPeopleWithRole(tx, coach.tenantId, 'coach')).map((one) => one.id)).toEqual([coach.personId]);
    });
    expect(must(await listStaff(world(), admin))).toHaveLength(2);
  });

  it('stay behind the wall of the database even where the code asks for the wrong tenant', async () => {
    await world().db.inTenant(ours.coach.tenantId, async (tx) => {
      expect(await getPerson(tx, theirs.coach.tenantId, theirs.learner.personId)).toBeNull();
      expect(await getOrganisation(tx, theirs.coach.tenantId)).toBeNull();
      for (const table of [
        tables.person,
        tables.card,
        tables.session,
        tables.staffLogin,
        tables.membership,
        tables.keptForm,
      ]) {
        const rows = await tx.select({ tenantId: table.tenantId }).from(table);
        expect(rows.every((row) => row.tenantId === ours.coach.tenantId)).toBe(true);
      }
    });
  });
});

it('nobody who works inside an organisation can read the challenges of passkeys', async () => {
  await world().db.asSystem((tx) =>
    tx
      .insert(tables.passkeyChallenge)
      .values({ id: 'pkc_1', challenge: 'abc', personId: '', endsAt: new Date('2027-03-01T09:05:00Z') }),
  );
  expect(await world().db.inTenant(ours.coach.tenantId, (tx) => tx.select().from(tables.passkeyChallenge))).toEqual([]);
});

it('an organisation is found by the name in its addresses', async () => {
  const own = await world().db.inTenant(ours.admin.tenantId, (tx) => getOrganisation(tx, ours.admin.tenantId));
  const found = await world().db.asSystem((tx) => findOrganisationBySlug(tx, own?.slug ?? ''));
  expect(found).toEqual(own);
  expect(await world().db.asSystem((tx) => findOrganisationBySlug(tx, 'no-such-house'))).toBeNull();
});
