import { beforeAll, describe, expect, it } from 'vitest';
import { useTestWorld } from '../../../tests/support/world.ts';
import { enterWithPin, listPeopleWithRole, resolveSession, signInWithPassword } from '#modules/people/index.ts';
import { DEMO_CARD_CODE, DEMO_PASSWORD, DEMO_PIN, demoStaff, demoWaysIn } from './demo.ts';
import { seedPeople, type SeededPeople } from './people.ts';

const world = useTestWorld();
const door = { address: '192.0.2.20', device: '' };
let people: SeededPeople;

beforeAll(async () => {
  people = await seedPeople(world());
});

describe('the demo world', () => {
  it('lets each of its staff in by name and password, with their own roles and nothing left to change', async () => {
    for (const [loginName, { roles }] of Object.entries(demoStaff)) {
      const signedIn = await signInWithPassword(world(), door, { loginName, password: DEMO_PASSWORD });
      expect(signedIn).toMatchObject({ ok: true, value: { mustChange: false } });
      const actor = signedIn.ok ? await resolveSession(world(), signedIn.value.cookie) : null;
      expect([...(actor?.roles ?? [])].sort()).toEqual([...roles].sort());
    }
  });

  it('lets Layla in with her card and PIN, into her own language', async () => {
    const entered = await enterWithPin(world(), door, { code: DEMO_CARD_CODE, pin: DEMO_PIN });
    const actor = entered.ok ? await resolveSession(world(), entered.value.cookie) : null;
    expect(actor).toMatchObject({ personId: people.layla.personId, language: 'ar', session: 'learner' });
  });

  it('has the separate people that a decision needs in each organisation', async () => {
    for (const { tenantId } of [people.signe, people.niamh, people.elsa]) {
      const holders = (role: 'designer' | 'approver' | 'coach' | 'validator') =>
        world().db.inTenant(tenantId, async (tx) =>
          (await listPeopleWithRole(tx, tenantId, role)).map((one) => one.id),
        );
      const [designers, approvers, coaches, validators] = [
        await holders('designer'),
        await holders('approver'),
        await holders('coach'),
        await holders('validator'),
      ];
      expect(designers.every((id) => !approvers.includes(id)) && approvers.length > 0).toBe(true);
      expect(coaches.every((id) => !validators.includes(id)) && validators.length > 0).toBe(true);
    }
  });

  it('tells five ways in', () => {
    expect(demoWaysIn('http://localhost:3000').map((way) => way.who)).toEqual([
      'learner',
      'coach',
      'designer',
      'validator',
      'employer',
    ]);
  });
});
