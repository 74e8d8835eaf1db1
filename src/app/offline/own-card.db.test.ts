import { describe, expect, it } from 'vitest';
import {
  type Actor,
  choosePictures,
  choosePin,
  makeOwnLogin,
  readCard,
  resolveSession,
} from '#modules/people/index.ts';
import { DOOR, makeLearner, makeOrganisation, makeStaff, must } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { enterAsOneself, ownWayIn } from './own-card.ts';
import { lockCode, readSecret } from './way-in.ts';

const world = useTestWorld();
const MINE = ['bread', 'hammer', 'bed', 'radio'];
const ENTER_FIRST = { ok: false, error: { code: 'app.offline.enter_first' } };

async function makeTwo(): Promise<{ layla: Actor; omar: Actor; code: string }> {
  const coach = await makeStaff(world(), await makeOrganisation(world()), ['coach']);
  const [layla, omar] = [await makeLearner(world(), coach), await makeLearner(world(), coach)];
  return { layla, omar, code: must(await readCard(world(), coach, omar.personId)).spelledCode };
}

const asking = (actor: Actor, code: string) => ({ actor, door: DOOR, code });

describe('who takes pages along', () => {
  it('takes nothing of somebody else with the own card and PIN', async () => {
    const { layla, omar, code } = await makeTwo();
    must(await choosePin(world(), DOOR, { code, pin: '2468', again: '2468' }));
    const pin = { way: 'pin', pin: '2468' } as const;
    expect(await enterAsOneself(world(), asking(layla, code), pin)).toMatchObject(ENTER_FIRST);
    const known = must(await enterAsOneself(world(), asking(omar, code), pin));
    expect((await resolveSession(world(), known.entered.cookie))?.personId).toBe(omar.personId);
    expect(await ownWayIn(world(), asking(omar, code))).toBe('pin');
    expect(await ownWayIn(world(), asking(layla, code)), 'another one’s card says nothing').toBeNull();
  });

  it('shows herself by pictures where she comes in by pictures', async () => {
    const { omar, code } = await makeTwo();
    must(await choosePictures(world(), DOOR, { code, pictures: MINE, again: MINE }));
    expect(await ownWayIn(world(), asking(omar, code))).toBe('pictures');
    const wrong = await enterAsOneself(world(), asking(omar, code), { way: 'pictures', pictures: [...MINE].reverse() });
    expect(wrong).toMatchObject({ error: { code: 'people.pictures_wrong' } });
    must(await enterAsOneself(world(), asking(omar, code), { way: 'pictures', pictures: MINE }));
  });

  it('shows herself by her own password where no card is on the table', async () => {
    const { omar } = await makeTwo();
    expect(await ownWayIn(world(), asking(omar, ''))).toBeNull();
    must(await makeOwnLogin(world(), omar, { loginName: 'omar.hav', password: 'a calm red boat' }));
    expect(await ownWayIn(world(), asking(omar, ''))).toBe('password');
    const wrong = await enterAsOneself(world(), asking(omar, ''), { way: 'password', password: 'a calm red goat' });
    expect(wrong).toMatchObject({ error: { code: 'app.offline.password_wrong' } });
    const known = must(
      await enterAsOneself(world(), asking(omar, ''), { way: 'password', password: 'a calm red boat' }),
    );
    expect(known.picture).toBeNull();
    expect((await resolveSession(world(), known.entered.cookie))?.personId).toBe(omar.personId);
  });
});

describe('what closes a copy', () => {
  it('is another thing for each way, so that none opens what another closed', () => {
    const codes = [
      lockCode({ way: 'pin', pin: '2468' }),
      lockCode({ way: 'password', password: '2468' }),
      lockCode({ way: 'pictures', pictures: MINE }),
      lockCode({ way: 'pictures', pictures: [...MINE].reverse() }),
    ];
    expect(new Set(codes).size).toBe(4);
  });

  it('is read from the request only in the shape that the page sends', () => {
    expect(readSecret({ way: 'pin', pin: '2468' })).toEqual({ way: 'pin', pin: '2468' });
    for (const body of [null, {}, { pin: '2468' }, { way: 'pin' }, { way: 'pictures', pictures: 'bread' }, [], 'pin']) {
      expect(readSecret(body)).toBeNull();
    }
  });
});
