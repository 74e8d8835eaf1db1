import { beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_PASSWORD, DOOR, makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { interrupted, TEST_NOW, useTestWorld } from '../../../../tests/support/world.ts';
import { checkThrottle } from '#platform/throttle.ts';
import { throttle } from '#platform/throttle.tables.ts';
import {
  changeOwnPassword,
  endSession,
  forgetOldEntries,
  issueSignIn,
  liftSignInWait,
  listOwnSessions,
  listStaff,
  resolveSession,
  revokeOwnSession,
  setOwnLanguage,
  setRoles,
  signInWithPassword,
  type Actor,
} from '../index.ts';
import { session } from './people.tables.ts';

const world = useTestWorld();
const minutesLater = (minutes: number) => world().clock.set(new Date(TEST_NOW.getTime() + minutes * 60_000));
let admin: Actor;
let adminLogin: string;

beforeAll(async () => {
  admin = await makeOrganisation(world());
  adminLogin = must(await listStaff(world(), admin))[0]?.loginName ?? '';
});

const signIn = (loginName: string, password: string, door: Parameters<typeof signInWithPassword>[1] = DOOR) =>
  signInWithPassword(world(), door, { loginName, password });

describe('a member of staff', () => {
  it('signs in by name and password, however the name is written', async () => {
    minutesLater(0);
    const { cookie } = must(await signIn(` ${adminLogin.toUpperCase()} `, ADMIN_PASSWORD));
    expect(await resolveSession(world(), cookie)).toMatchObject({
      personId: admin.personId,
      tenantId: admin.tenantId,
      roles: ['admin'],
      session: 'staff',
    });
    expect(cookie).toMatch(/^[\w-]{32}$/);
  });

  it('gets the same answer for a wrong password as for a name that nobody has', async () => {
    const wrong = await signIn(adminLogin, 'not the password');
    const unknown = await signIn('nobody-here', 'not the password');
    expect(wrong).toEqual({ ok: false, error: { code: 'people.sign_in_wrong' } });
    expect(unknown).toEqual(wrong);
  });

  it('waits after ten wrong tries, known name or not, until the quarter of an hour is over or an administrator helps', async () => {
    const colleague = await makeStaff(world(), admin, ['validator']);
    for (const name of [colleague.loginName, 'nobody-at-all']) {
      for (let count = 0; count < 10; count += 1) await signIn(name, 'guess');
      expect(await signIn(name, colleague.temporaryPassword)).toMatchObject({
        ok: false,
        error: { code: 'people.too_many_tries' },
      });
    }
    must(await liftSignInWait(world(), admin, colleague.personId));
    expect((await signIn(colleague.loginName, colleague.temporaryPassword)).ok).toBe(true);
    minutesLater(16);
    expect(await signIn('nobody-at-all', 'guess')).toMatchObject({ error: { code: 'people.sign_in_wrong' } });
  });

  it('is not kept out by colleagues who come in through the same address and know their passwords', async () => {
    const office = { ...DOOR, address: '192.0.2.77' };
    minutesLater(0);
    await world().db.asSystem(async (tx) => {
      for (let count = 0; count < 99; count += 1)
        await checkThrottle(tx, { key: 'sign-in-from:192.0.2.77', limit: 100, windowSeconds: 900, now: TEST_NOW });
    });
    for (let count = 0; count < 3; count += 1) expect((await signIn(adminLogin, ADMIN_PASSWORD, office)).ok).toBe(true);
    await signIn('nobody-in-the-office', 'guess', office);
    expect(await signIn(adminLogin, ADMIN_PASSWORD, office)).toMatchObject({
      error: { code: 'people.too_many_tries' },
    });
  });

  it('gets a new session at every sign-in, and the one in the browser ends', async () => {
    const first = must(await signIn(adminLogin, ADMIN_PASSWORD));
    const second = must(await signIn(adminLogin, ADMIN_PASSWORD, { ...DOOR, previousCookie: first.cookie }));
    expect(second.cookie).not.toBe(first.cookie);
    expect(await resolveSession(world(), first.cookie)).toBeNull();
    expect(await resolveSession(world(), second.cookie)).not.toBeNull();
  });

  it('sees the own sessions, ends one of them, and cannot end a colleague’s', async () => {
    const { cookie } = must(await signIn(adminLogin, ADMIN_PASSWORD));
    const me = await resolveSession(world(), cookie);
    const other = must(await signIn(adminLogin, ADMIN_PASSWORD));
    const sessions = await listOwnSessions(world(), me ?? admin);
    expect(sessions.filter((session) => session.isThisOne)).toHaveLength(1);
    expect(sessions[0]).toMatchObject({ means: 'password', device: 'Firefox, Linux' });
    const colleague = await makeStaff(world(), admin, ['coach']);
    const mine = me?.sessionId ?? '';
    expect(await revokeOwnSession(world(), colleague, mine)).toMatchObject({
      error: { code: 'people.session_unknown' },
    });
    const otherId = (await resolveSession(world(), other.cookie))?.sessionId ?? '';
    must(await revokeOwnSession(world(), me ?? admin, otherId));
    expect(await resolveSession(world(), other.cookie)).toBeNull();
    expect(await resolveSession(world(), cookie)).not.toBeNull();
  });

  it('is signed out by the clock: half an hour of quiet, and no session outlives the day', async () => {
    minutesLater(100);
    const { cookie } = must(await signIn(adminLogin, ADMIN_PASSWORD));
    for (let minutes = 120; minutes <= 560; minutes += 20) {
      minutesLater(minutes);
      expect(await resolveSession(world(), cookie), `minute ${minutes}`).not.toBeNull();
    }
    minutesLater(580);
    expect(await resolveSession(world(), cookie)).toBeNull();
    const idle = must(await signIn(adminLogin, ADMIN_PASSWORD));
    minutesLater(611);
    expect(await resolveSession(world(), idle.cookie)).toBeNull();
  });

  it('leaves no trace of comings and goings for longer than a day, and stays in meanwhile', async () => {
    minutesLater(700);
    const { cookie } = must(await signIn(adminLogin, ADMIN_PASSWORD));
    minutesLater(710);
    await forgetOldEntries(world());
    expect(await resolveSession(world(), cookie)).not.toBeNull();
    minutesLater(700 + 480 + 24 * 60);
    await forgetOldEntries(world());
    const left = await world().db.asSystem(async (tx) => [
      ...(await tx.select().from(session)),
      ...(await tx.select().from(throttle)),
    ]);
    expect(left).toEqual([]);
  });

  it('is nobody with a made-up, an empty or an ended cookie', async () => {
    const { cookie } = must(await signIn(adminLogin, ADMIN_PASSWORD));
    await endSession(world(), cookie);
    for (const value of [undefined, '', 'x', cookie, `${cookie}A`])
      expect(await resolveSession(world(), value)).toBeNull();
  });
});

describe('a password', () => {
  it('that somebody else gave is marked until its owner chooses another, which ends all other sessions', async () => {
    const colleague = await makeStaff(world(), admin, ['coach']);
    const elsewhere = must(await signIn(colleague.loginName, colleague.temporaryPassword));
    expect(elsewhere.mustChange).toBe(true);
    const here = must(await signIn(colleague.loginName, colleague.temporaryPassword));
    const me = await resolveSession(world(), here.cookie);
    must(
      await changeOwnPassword(world(), me ?? colleague, {
        current: colleague.temporaryPassword,
        next: 'my own long password',
      }),
    );
    expect(await resolveSession(world(), elsewhere.cookie)).toBeNull();
    expect(await resolveSession(world(), here.cookie)).not.toBeNull();
    expect(must(await signIn(colleague.loginName, 'my own long password')).mustChange).toBe(false);
  });

  it('that is still on its way when another one is given opens nothing', async () => {
    const colleague = await makeStaff(world(), admin, ['coach']);
    const raced = interrupted(world(), 2, () => issueSignIn(world(), admin, colleague.personId));
    const late = await signInWithPassword(raced, DOOR, {
      loginName: colleague.loginName,
      password: colleague.temporaryPassword,
    });
    expect(late).toEqual({ ok: false, error: { code: 'people.sign_in_wrong' } });
  });

  it('that somebody else gave is told with every request, until its owner has chosen another', async () => {
    const colleague = await makeStaff(world(), admin, ['validator']);
    const { cookie } = must(await signIn(colleague.loginName, colleague.temporaryPassword));
    const before = await resolveSession(world(), cookie);
    expect(before?.mustChangePassword).toBe(true);
    const words = { current: colleague.temporaryPassword, next: 'my own long password' };
    must(await changeOwnPassword(world(), before ?? colleague, words));
    expect(await resolveSession(world(), cookie)).not.toHaveProperty('mustChangePassword');
  });

  it('is not changed by somebody who does not know the old one', async () => {
    const change = (current: string, next: string) => changeOwnPassword(world(), admin, { current, next });
    expect(await change('wrong', 'a longer password')).toMatchObject({
      error: { code: 'people.password_wrong', field: 'current' },
    });
    expect(await change(ADMIN_PASSWORD, 'short')).toMatchObject({
      error: { code: 'people.password_too_short', field: 'next' },
    });
  });

  it('that an administrator issues anew ends the old one and its sessions', async () => {
    const colleague = await makeStaff(world(), admin, ['designer']);
    const { cookie } = must(await signIn(colleague.loginName, colleague.temporaryPassword));
    const issued = must(await issueSignIn(world(), admin, colleague.personId));
    expect(await resolveSession(world(), cookie)).toBeNull();
    expect((await signIn(colleague.loginName, colleague.temporaryPassword)).ok).toBe(false);
    expect((await signIn(colleague.loginName, issued.temporaryPassword)).ok).toBe(true);
  });
});

describe('roles', () => {
  it('change what the person may do at their next click', async () => {
    const colleague = await makeStaff(world(), admin, ['designer']);
    const { cookie } = must(await signIn(colleague.loginName, colleague.temporaryPassword));
    must(await setRoles(world(), admin, { personId: colleague.personId, roles: ['approver', 'coach'] }));
    expect((await resolveSession(world(), cookie))?.roles).toEqual(['coach', 'approver']);
  });

  it('are given by administrators only, never to oneself, and the last administrator stays one', async () => {
    const colleague = await makeStaff(world(), admin, ['coach']);
    expect(await setRoles(world(), colleague, { personId: colleague.personId, roles: ['admin'] })).toMatchObject({
      error: { code: 'people.not_allowed' },
    });
    const own = await makeOrganisation(world());
    expect(await setRoles(world(), own, { personId: own.personId, roles: ['coach'] })).toMatchObject({
      error: { code: 'people.last_admin' },
    });
    expect(await setRoles(world(), admin, { personId: colleague.personId, roles: [] })).toMatchObject({
      error: { code: 'people.role_missing' },
    });
  });

  it('stay with one administrator when two take the role from each other at the same moment', async () => {
    const first = await makeOrganisation(world());
    const second = await makeStaff(world(), first, ['admin']);
    const demote = (actor: Actor, personId: string) => setRoles(world(), actor, { personId, roles: ['coach'] });
    const both = await Promise.all([demote(first, second.personId), demote(second, first.personId)]);
    expect(both.filter((result) => result.ok)).toHaveLength(1);
  });

  it('a login name that is taken, even in another organisation, is refused in words', async () => {
    const colleague = await makeStaff(world(), admin, ['coach']);
    const other = await makeOrganisation(world());
    const { addStaff } = await import('../index.ts');
    const again = {
      fullName: 'Ola',
      knownAs: 'Ola',
      language: 'nb',
      roles: ['coach' as const],
      loginName: colleague.loginName,
    };
    expect(await addStaff(world(), other, again)).toEqual({
      ok: false,
      error: { code: 'people.login_name_taken', field: 'loginName' },
    });
  });
});

it('a person chooses the own language among those that staff pages speak', async () => {
  must(await setOwnLanguage(world(), admin, 'it'));
  expect(await setOwnLanguage(world(), admin, 'so')).toMatchObject({ error: { code: 'people.language_unknown' } });
});
