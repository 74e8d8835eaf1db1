import { beforeEach, describe, expect, it } from 'vitest';
import { bringToValidation, fields, given, type House, makeHouse, sheets } from '#tests/support/assessment.ts';
import { DOOR } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { decideCase, declareTies, raiseAppeal, seeAppealDoor } from '#modules/assessment/index.ts';
import {
  type Actor,
  answerSupporter,
  changeSupport,
  choosePin,
  endSupport,
  inviteSupporter,
  listDoneForMe,
  readSupporterCard,
  resolveSession,
  type SupportRight,
} from '#modules/people/index.ts';
import { addProof, removeProof, seeNewProof, seeProof, setVisibility } from '#modules/portfolio/index.ts';
import { seeSupported } from './support.ts';

const world = useTestWorld();
let house: House;

beforeEach(async () => {
  house = await makeHouse(world());
});

const words = { fullName: 'Samira Haddad', knownAs: 'Samira', language: 'en', days: 30, seesAnswers: 'no' } as const;

async function helperWith(
  rights: readonly SupportRight[],
  invitedBy?: Actor,
): Promise<{ helper: Actor; linkId: string }> {
  const learnerId = house.learner.personId;
  const { linkId } = given(await inviteSupporter(world(), invitedBy ?? house.learner, { ...words, learnerId, rights }));
  const { spelledCode } = given(await readSupporterCard(world(), house.learner, linkId));
  const pin = { code: spelledCode, pin: '8642', again: '8642' };
  const { cookie } = given(await choosePin(world(), DOOR, pin));
  const helper = await resolveSession(world(), cookie);
  if (helper === null) throw new Error('The helper is not in.');
  return { helper, linkId };
}

const add = (actor: Actor, kind: 'note' | 'observation' = 'note') =>
  addProof(world(), actor, { learnerId: house.learner.personId, kind, fields: fields(house, {}), sheets });
const proofs = async (actor: Actor) =>
  given(await seeProof(world(), actor, { learnerId: house.learner.personId, sheets })).evidence;
const NOT_FOUND = { ok: false, error: [{ code: 'portfolio.not_found' }] };

describe('a helper who may add proof', () => {
  it('adds it in the learner’s place; learner and coach see by whom, and the learner is told', async () => {
    const { helper } = await helperWith(['proof']);
    const { id } = given(await add(helper));
    const mine = await proofs(house.learner);
    expect(mine).toMatchObject([{ id, createdByRole: 'supporter', createdBy: helper.personId, visibility: 'shared' }]);
    expect(await proofs(house.coach)).toMatchObject([{ id }]);
    expect(await listDoneForMe(world(), house.learner)).toMatchObject([{ what: 'proof_added', by: 'Samira Haddad' }]);
  });

  it('sees nothing of what is there, and nobody else’s form', async () => {
    const { helper } = await helperWith(['proof']);
    given(await add(house.learner));
    const learnerId = house.learner.personId;
    expect(given(await seeNewProof(world(), helper, { learnerId, sheets }))).not.toHaveProperty('evidence');
    expect(await seeProof(world(), helper, { learnerId, sheets })).toMatchObject({ ok: false });
    const other = await makeHouse(world());
    const elsewhere = { learnerId: other.learner.personId, sheets };
    expect(await seeNewProof(world(), helper, elsewhere)).toMatchObject({ ok: false });
  });

  it('cannot say what only staff saw', async () => {
    const { helper } = await helperWith(['proof']);
    expect(await add(helper, 'observation')).toMatchObject({ ok: false, error: [{ code: 'people.not_allowed' }] });
  });

  it('leaves the learner the last word: she hides it or takes it away', async () => {
    const { helper } = await helperWith(['proof']);
    const { id } = given(await add(helper));
    expect(await removeProof(world(), helper, id)).toMatchObject({ ok: false });
    given(await setVisibility(world(), house.learner, { id, visibility: 'private' }));
    expect(await proofs(house.coach)).toEqual([]);
    given(await removeProof(world(), house.learner, id));
    expect(await proofs(house.learner)).toEqual([]);
  });

  it('may no more once the learner has ended the help, or the day has come', async () => {
    const { helper, linkId } = await helperWith(['proof']);
    given(await endSupport(world(), house.learner, linkId));
    expect(await add(helper)).toMatchObject(NOT_FOUND);
    const { helper: late } = await helperWith(['proof']);
    world().clock.set(new Date(world().clock.now().getTime() + 31 * 86_400_000));
    expect(await add(late)).toMatchObject(NOT_FOUND);
  });
});

describe('the learner changes what a helper may do', () => {
  const change = (linkId: string, rights: readonly SupportRight[], days: number | null = null) =>
    changeSupport(world(), house.learner, { linkId, days, seesAnswers: 'no', rights });

  it('and it counts at once, both ways', async () => {
    const { helper, linkId } = await helperWith(['proof']);
    given(await change(linkId, []));
    expect(await add(helper)).toMatchObject(NOT_FOUND);
    given(await change(linkId, ['proof']));
    given(await add(helper));
  });

  it('gives more time, and leaves the end as it is where none is chosen', async () => {
    const { helper, linkId } = await helperWith(['proof']);
    given(await change(linkId, ['proof'], 90));
    world().clock.set(new Date(world().clock.now().getTime() + 60 * 86_400_000));
    given(await change(linkId, ['proof']));
    given(await add(helper));
    expect(await change(linkId, ['proof'], 400)).toMatchObject({ ok: false });
  });

  it('takes something out of what her coach proposed, before she says yes', async () => {
    const { helper, linkId } = await helperWith(['proof', 'appeal'], house.coach);
    given(await change(linkId, ['appeal']));
    given(await answerSupporter(world(), house.learner, { linkId, answer: 'yes' }));
    expect(await add(helper)).toMatchObject(NOT_FOUND);
  });

  it('and nobody else does, not even the helper or the coach', async () => {
    const { helper, linkId } = await helperWith([]);
    for (const who of [helper, house.coach]) {
      const asked = { linkId, days: null, seesAnswers: 'yes', rights: ['proof'] } as const;
      expect(await changeSupport(world(), who, asked)).toMatchObject({ ok: false });
    }
    given(await endSupport(world(), house.learner, linkId));
    expect(await change(linkId, ['proof'])).toMatchObject({ ok: false });
  });
});

describe('a helper without the leave', () => {
  it('adds nothing, whatever she sends', async () => {
    const { helper } = await helperWith(['appeal']);
    expect(await add(helper)).toMatchObject(NOT_FOUND);
    const view = given(await seeSupported(world(), helper, { learnerId: house.learner.personId, language: 'en' }));
    expect(view).toMatchObject({ kinds: [], appealable: [] });
  });

  it('is nobody before the learner has said yes to what her coach proposes', async () => {
    const { helper, linkId } = await helperWith(['proof', 'appeal'], house.coach);
    expect(await add(helper)).toMatchObject(NOT_FOUND);
    given(await answerSupporter(world(), house.learner, { linkId, answer: 'yes' }));
    given(await add(helper));
  });
});

describe('a helper who may ask for another look', () => {
  async function decided(): Promise<string> {
    const { caseId } = await bringToValidation(world(), house);
    given(await declareTies(world(), house.validator, { caseId, declared: 'no_conflict', reason: '' }));
    const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' };
    const refused = { ...validated, decision: 'not_validated', reason: 'The price was not hers.' };
    const outcomes = { out_sort: validated, out_price: refused };
    given(await decideCase(world(), house.validator, { caseId, outcomes }));
    return caseId;
  }

  it('writes it in the learner’s place, and the learner is told', async () => {
    const caseId = await decided();
    const { helper } = await helperWith(['appeal']);
    const learnerId = house.learner.personId;
    const before = given(await seeSupported(world(), helper, { learnerId, language: 'en' }));
    expect(before.appealable).toMatchObject([{ caseId, title: { text: 'Sort and price donated goods' } }]);
    given(await raiseAppeal(world(), helper, { caseId, words: 'She says that she priced alone.' }));
    const told = await listDoneForMe(world(), house.learner);
    expect(told).toContainEqual(expect.objectContaining({ what: 'appeal_written', by: 'Samira Haddad' }));
    const after = given(await seeSupported(world(), helper, { learnerId, language: 'en' }));
    expect(after.appealable).toEqual([]);
  });

  it('is refused without the leave', async () => {
    const caseId = await decided();
    const { helper } = await helperWith(['proof']);
    expect(await seeAppealDoor(world(), helper, caseId)).toMatchObject({ ok: false });
    expect(await raiseAppeal(world(), helper, { caseId, words: 'x' })).toMatchObject({
      ok: false,
      error: [{ code: 'assessment.not_found' }],
    });
  });
});
