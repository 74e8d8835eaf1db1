import { describe, expect, it } from 'vitest';
import { given, makeValidator, revisionOf, talk } from '../../../../tests/support/assessment.ts';
import { makeAwardHouse, type AwardHouse } from '../../../../tests/support/award.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { findShownCredential } from '#app/check/check-page.ts';
import {
  agreeToPlan,
  confirmTalk,
  declareForReview,
  decideCase,
  declareTies,
  getDecidedCase,
  moderate,
  saveTalk,
  sendToValidation,
  writePlan,
} from '#modules/assessment/index.ts';
import { listOwnCredentials } from '#modules/passport/index.ts';
import { awardCredential, listRegister, previewAward } from '../index.ts';

const world = useTestWorld();
const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' } as const;
const whole = { out_sort: validated, out_price: validated };

let counter = 0;
const wish = (caseId: string, hours?: number) => ({
  caseId,
  idempotencyKey: `wish-of-earlier-${String((counter += 1)).padStart(6, '0')}`,
  name: 'Layla Haddad',
  hours,
  consent: 'in_person' as const,
});
const award = async (house: AwardHouse, caseId: string, hours?: number) =>
  given(await awardCredential(world(), house.registrar, wish(caseId, hours))).credentialId;

const aMonth = 30 * 86_400_000;
const later = (ms: number) => world().clock.set(new Date(world().clock.now().getTime() + ms));

/** The rest of a part is planned, learned, and validated: the id of the case that completes the part. */
async function completeTheRest(house: AwardHouse): Promise<string> {
  const { caseId, jointId } = house;
  const due = new Date(world().clock.now().getTime() + aMonth).toISOString().slice(0, 10);
  const line = { missing: 'Prices', todo: 'Price books', place: 'Shop', due };
  given(await writePlan(world(), house.coach, { caseId, lines: { out_price: line } }));
  given(await agreeToPlan(world(), house.learner, caseId));
  given(await saveTalk(world(), house.coach, talk(jointId, await revisionOf(world(), house, jointId))));
  given(await confirmTalk(world(), house.learner, { jointId, revision: await revisionOf(world(), house, jointId) }));
  const revision = await revisionOf(world(), house, jointId);
  const sent = given(await sendToValidation(world(), house.coach, { jointId, revision, identityCheck: 'none' }));
  given(await declareTies(world(), house.validator, { caseId: sent.caseId, declared: 'no_conflict', reason: '' }));
  later(1000);
  given(await decideCase(world(), house.validator, { caseId: sent.caseId, outcomes: whole }));
  return sent.caseId;
}

const states = async (house: AwardHouse) =>
  Object.fromEntries(given(await listOwnCredentials(world(), house.learner)).map(({ id, state }) => [id, state]));

describe('a whole that completes a part which was awarded', () => {
  it('takes its place: the part no longer counts, and leads to the whole everywhere', async () => {
    const house = await makeAwardHouse(world(), 'refused');
    const part = await award(house, house.caseId, 8);
    const caseId = await completeTheRest(house);
    expect(given(await previewAward(world(), house.registrar, { caseId })).replaces).toEqual([part]);
    const all = await award(house, caseId);
    expect(await states(house)).toEqual({ [part]: 'superseded', [all]: 'issued' });
    expect(await findShownCredential(world(), part)).toMatchObject({ state: 'superseded', replacedBy: all });
    const text = (await findShownCredential(world(), all))?.text ?? '{}';
    expect(JSON.parse(text)).toMatchObject({ supersedes: `https://cairn.example.org/credentials/${part}` });
    const register = given(await listRegister(world(), house.registrar, null));
    expect(register.issued.map(({ credentialId, state }) => [credentialId, state])).toEqual([
      [all, 'issued'],
      [part, 'superseded'],
    ]);
  });

  it('leaves nothing to award of the part when the whole was awarded first', async () => {
    const house = await makeAwardHouse(world(), 'refused');
    const caseId = await completeTheRest(house);
    const all = await award(house, caseId);
    const refused = await awardCredential(world(), house.registrar, wish(house.caseId, 8));
    expect(refused).toEqual({ ok: false, error: [{ code: 'award.newer_awarded' }] });
    expect(given(await previewAward(world(), house.registrar, { caseId: house.caseId })).newer).toBe(all);
    expect(given(await listRegister(world(), house.registrar, null)).waiting).toEqual([]);
  });

  it('is never valid beside its part, also when both are awarded in the same moment', async () => {
    const house = await makeAwardHouse(world(), 'refused');
    const caseId = await completeTheRest(house);
    await Promise.all([
      awardCredential(world(), house.registrar, wish(house.caseId, 8)),
      awardCredential(world(), house.registrar, wish(caseId)),
    ]);
    expect(Object.values(await states(house)).filter((state) => state === 'issued')).toHaveLength(1);
  });
});

describe('a decision that was made anew after it was awarded', () => {
  it('gives a credential that takes the place of the first one', async () => {
    const house = await makeAwardHouse(world(), 'refused');
    const part = await award(house, house.caseId, 8);
    const second = await makeValidator(world(), house);
    const { caseId } = house;
    given(await declareForReview(world(), second, { caseId, declared: 'no_conflict', reason: '' }));
    later(1000);
    const look = { caseId, outcome: 'change', reason: 'Seen on Tuesday.', feedback: '', second: 'no' } as const;
    const { newCaseId } = given(await moderate(world(), second, { ...look, outcomes: whole }));
    const { tenantId } = house.admin;
    const anew = await world().db.inTenant(tenantId, (tx) => getDecidedCase(tx, tenantId, newCaseId ?? ''));
    expect(anew?.replaces).toBe(caseId);
    const all = await award(house, newCaseId ?? '');
    expect(await states(house)).toEqual({ [part]: 'superseded', [all]: 'issued' });
  });
});
