import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import { DOOR, makeLearner, makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { interrupted, TEST_NOW, useTestWorld } from '../../../../tests/support/world.ts';
import {
  choosePin,
  createLearner,
  discardKeptForm,
  endSession,
  enterWithPin,
  findCard,
  findKeptForm,
  keepForm,
  liftWait,
  mayCoach,
  listLearners,
  readCard,
  reissueCard,
  resetPin,
  resolveSession,
  type Actor,
} from '../index.ts';
import { card, learnerPin } from './people.tables.ts';
import { fingerprint, fitsSecret } from './secrets.ts';

const world = useTestWorld();
const minutesLater = (minutes: number) => world().clock.set(new Date(TEST_NOW.getTime() + minutes * 60_000));
let admin: Actor;
let coach: Actor;
let learner: Actor;
let code: string;

beforeAll(async () => {
  admin = await makeOrganisation(world());
  coach = await makeStaff(world(), admin, ['coach']);
});

let door = DOOR as { readonly address: string; readonly device: string };
let doors = 0;
beforeEach(async () => {
  minutesLater(0);
  doors += 1;
  door = { ...DOOR, address: `198.51.100.${doors}` };
  learner = await makeLearner(world(), coach);
  code = must(await readCard(world(), coach, learner.personId)).spelledCode;
});

const choose = (pin: string, again = pin) => choosePin(world(), door, { code, pin, again });
const enter = (pin: string) => enterWithPin(world(), door, { code, pin });

describe('a learner without e-mail and phone', () => {
  it('scans the card, chooses four digits at the first entry, and is in', async () => {
    expect(must(await findCard(world(), door, code.toLowerCase()))).toMatchObject({ hasPin: false, language: 'ar' });
    const { cookie } = must(await choose('2468'));
    expect(await resolveSession(world(), cookie)).toMatchObject({
      personId: learner.personId,
      roles: ['learner'],
      session: 'learner',
      name: 'Layla',
    });
    expect(must(await findCard(world(), door, code)).hasPin).toBe(true);
    expect((await enter('٢٤٦٨')).ok).toBe(true);
  });

  it('hears what is wrong with the digits, and nothing is kept until they fit', async () => {
    expect(await choose('246')).toMatchObject({ error: { code: 'people.pin_unfit', field: 'pin' } });
    expect(await choose('1234')).toMatchObject({ error: { code: 'people.pin_easy', field: 'pin' } });
    expect(await choose('2468', '2469')).toMatchObject({ error: { code: 'people.pin_differs', field: 'again' } });
    expect(must(await findCard(world(), door, code)).hasPin).toBe(false);
    expect(await enter('2468')).toMatchObject({ error: { code: 'people.pin_none' } });
  });

  it('cannot have the PIN chosen over her head: of two who choose at once, one is told', async () => {
    const both = await Promise.all([choose('2468'), choose('8642')]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
    expect(both.find((result) => !result.ok)).toMatchObject({ error: { code: 'people.pin_already' } });
  });

  it('hears how many tries are left, waits after five, and comes in when the wait is over', async () => {
    must(await choose('2468'));
    expect(await enter('1111')).toMatchObject({ error: { code: 'people.pin_wrong', params: { left: 4 } } });
    for (let count = 0; count < 3; count += 1) await enter('1111');
    expect(await enter('1111')).toMatchObject({ error: { code: 'people.pin_wait', params: { minutes: 15 } } });
    minutesLater(5);
    expect(await enter('2468')).toMatchObject({ error: { code: 'people.pin_wait', params: { minutes: 10 } } });
    minutesLater(15);
    expect((await enter('2468')).ok).toBe(true);
    expect(await enter('1111')).toMatchObject({ error: { code: 'people.pin_wrong', params: { left: 4 } } });
  });

  it('is safe from somebody who guesses twenty PINs at the same moment: five are looked at', async () => {
    must(await choose('2468'));
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, index) => enter(String(3000 + index))));
    const codes = guesses.map((guess) => (guess.ok ? 'in' : guess.error.code));
    expect(codes.filter((one) => one === 'people.pin_wrong')).toHaveLength(4);
    expect(codes.filter((one) => one === 'people.pin_wait')).toHaveLength(16);
  });

  it('is let in again by her coach, who never learns the PIN', async () => {
    must(await choose('2468'));
    for (let count = 0; count < 5; count += 1) await enter('1111');
    expect(must(await readCard(world(), coach, learner.personId)).waitUntil).not.toBeNull();
    must(await liftWait(world(), coach, learner.personId));
    expect((await enter('2468')).ok).toBe(true);
    expect(JSON.stringify(must(await readCard(world(), coach, learner.personId)))).not.toContain('2468');
  });

  it('who forgot the PIN chooses a new one after the coach’s reset; the open session ends', async () => {
    const { cookie } = must(await choose('2468'));
    must(await resetPin(world(), coach, learner.personId));
    expect(await resolveSession(world(), cookie)).toBeNull();
    expect((await choose('9753')).ok).toBe(true);
    expect(await enter('2468')).toMatchObject({ error: { code: 'people.pin_wrong' } });
  });

  it('who lost the card gets a new one; the old one is void, says so, and its session ends', async () => {
    const { cookie } = must(await choose('2468'));
    must(await reissueCard(world(), coach, learner.personId));
    expect(await enter('2468')).toMatchObject({ error: { code: 'people.card_void' } });
    expect(await resolveSession(world(), cookie)).toBeNull();
    const renewed = must(await readCard(world(), coach, learner.personId)).spelledCode;
    expect(renewed).not.toBe(code);
    expect((await enterWithPin(world(), door, { code: renewed, pin: '2468' })).ok).toBe(true);
  });

  it('is told what to do with a code that is empty, mistyped or unknown', async () => {
    const find = (typed: string) => findCard(world(), door, typed);
    expect(await find(' ')).toMatchObject({ error: { code: 'people.card_code_missing' } });
    expect(await find('CA1R')).toMatchObject({ error: { code: 'people.card_code_unfit' } });
    expect(await find('ZZZZ 9999')).toMatchObject({ error: { code: 'people.card_unknown' } });
  });

  it('is not found by trying codes by the thousand from one place', async () => {
    let refused = 0;
    for (let count = 0; count < 310; count += 1) {
      const result = await findCard(world(), door, `ZZZZ ${String(1000 + count)}`);
      if (!result.ok && result.error.code === 'people.too_many_tries') refused += 1;
    }
    expect(refused).toBe(10);
  });

  it('is not kept out by a busy morning: cards that are known use nothing up', async () => {
    for (let count = 0; count < 310; count += 1) must(await findCard(world(), door, code));
    expect((await findCard(world(), door, code)).ok).toBe(true);
  });

  it('stays out when the card is made void, or the PIN is reset, while the PIN is being compared', async () => {
    must(await choose('2468'));
    const late = (act: () => Promise<unknown>) =>
      enterWithPin(interrupted(world(), 3, act), door, { code, pin: '2468' });
    expect(await late(() => resetPin(world(), coach, learner.personId))).toMatchObject({
      error: { code: 'people.pin_none' },
    });
    must(await choose('2468'));
    expect(await late(() => reissueCard(world(), coach, learner.personId))).toMatchObject({
      error: { code: 'people.card_void' },
    });
  });

  it('locks the tablet by leaving it: three quiet minutes end the session', async () => {
    const { cookie } = must(await choose('2468'));
    minutesLater(2);
    expect(await resolveSession(world(), cookie)).not.toBeNull();
    minutesLater(5.1);
    expect(await resolveSession(world(), cookie)).toBeNull();
  });
});

describe('what is stored', () => {
  it('holds neither code nor PIN in clear', async () => {
    must(await choose('2468'));
    const plain = code.replace(' ', '');
    const rows = await world().db.asSystem(async (tx) => [
      ...(await tx.select().from(card).where(eq(card.personId, learner.personId))),
      ...(await tx.select().from(learnerPin).where(eq(learnerPin.personId, learner.personId))),
    ]);
    const text = rows
      .map((row) =>
        JSON.stringify(row, (_key, value: unknown) =>
          value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
        ),
      )
      .join();
    expect(rows).toHaveLength(2);
    expect(text).not.toContain(plain);
    expect(text).not.toMatch(/\b2468\b/);
  });

  it('cannot be found out by trying all codes and PINs on a stolen copy: the instance key is part of both', async () => {
    must(await choose('2468'));
    const [kept] = await world().db.asSystem((tx) => tx.select().from(card).where(eq(card.personId, learner.personId)));
    const [pin] = await world().db.asSystem((tx) =>
      tx.select().from(learnerPin).where(eq(learnerPin.personId, learner.personId)),
    );
    expect(kept?.codeHash).not.toBe(fingerprint(code.replace(' ', '')));
    expect(await fitsSecret('2468', pin?.pinHash ?? '')).toBe(false);
  });
});

describe('a coach', () => {
  it('sees her own learners only, and no colleague’s card', async () => {
    const colleague = await makeStaff(world(), admin, ['coach']);
    const { personId } = learner;
    const inTenant = <T>(work: Parameters<ReturnType<typeof world>['db']['inTenant']>[1]) =>
      world().db.inTenant(coach.tenantId, work) as Promise<T>;
    expect(await inTenant((tx) => mayCoach(tx, coach, personId))).toBe(true);
    expect(await inTenant((tx) => mayCoach(tx, colleague, personId))).toBe(false);
    expect(await inTenant((tx) => mayCoach(tx, admin, personId))).toBe(false);
    expect(await inTenant((tx) => listLearners(tx, colleague))).toEqual([]);
    for (const act of [readCard, reissueCard, resetPin, liftWait]) {
      expect(await act(world(), colleague, personId)).toMatchObject({ error: { code: 'people.person_unknown' } });
      expect(await act(world(), learner, personId)).toMatchObject({ error: { code: 'people.person_unknown' } });
    }
  });

  it('cannot make a card for a colleague, who is no learner', async () => {
    expect(await reissueCard(world(), admin, coach.personId)).toMatchObject({
      error: { code: 'people.person_unknown' },
    });
  });

  it('writes a name of 120 Arabic characters, and it comes back as it was', async () => {
    const fullName = 'عبد الرحمن محمد إبراهيم '.repeat(5).trim().normalize('NFC');
    const { learnerId } = must(await createLearner(world(), coach, { fullName, knownAs: 'عبد', language: 'ar' }));
    expect(must(await readCard(world(), coach, learnerId)).learner).toMatchObject({ fullName, knownAs: 'عبد' });
  });

  it('is the only one who makes learners', async () => {
    const words = { fullName: 'Mona Lie', knownAs: 'Mona', language: 'nb' };
    expect(await createLearner(world(), admin, words)).toMatchObject({ error: { code: 'people.not_allowed' } });
    expect(await createLearner(world(), coach, { ...words, language: 'xx' })).toMatchObject({
      error: { code: 'people.language_unknown' },
    });
  });
});

describe('a form that was sent just after the tablet locked itself', () => {
  const form = {
    path: '/learn/proof/new?/add',
    fields: [
      ['title', 'قميص أزرق'],
      ['text', 'Sorted 40 shirts'],
    ] as [string, string][],
  };

  it('waits for its writer, and for nobody else', async () => {
    const { cookie } = must(await choose('2468'));
    minutesLater(4);
    const id = (await keepForm(world(), cookie, form)) ?? '';
    expect(await findKeptForm(world(), learner, id)).toEqual(form);
    const other = await makeLearner(world(), coach);
    expect(await findKeptForm(world(), other, id)).toBeNull();
    minutesLater(35);
    expect(await findKeptForm(world(), learner, id)).toBeNull();
  });

  it('is thrown away when its writer says so', async () => {
    const { cookie } = must(await choose('2468'));
    const id = (await keepForm(world(), cookie, form)) ?? '';
    await discardKeptForm(world(), learner, id);
    expect(await findKeptForm(world(), learner, id)).toBeNull();
  });

  it('is not taken with a secret in it, without a known cookie, or after "I am finished"', async () => {
    const { cookie } = must(await choose('2468'));
    expect(await keepForm(world(), cookie, { ...form, fields: [['pin', '2468']] })).toBeNull();
    expect(await keepForm(world(), 'made-up', form)).toBeNull();
    expect(await keepForm(world(), cookie, { ...form, fields: [['text', 'x'.repeat(200_000)]] })).toBeNull();
    await endSession(world(), cookie);
    expect(await keepForm(world(), cookie, form)).toBeNull();
  });
});
