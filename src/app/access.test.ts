import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROLES } from '#modules/people/people.schemas.ts';
import type { Actor, Role } from '#modules/people/index.ts';
import { homeOf, mayEnter, ruleFor } from './access.ts';

const ROUTES = join(import.meta.dirname, '../routes');

/** Every route that SvelteKit serves: a folder with a page or an endpoint. */
const routeIds = [
  ...new Set(
    readdirSync(ROUTES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /^\+(page|server)/.test(entry.name))
      .map((entry) => `/${relative(ROUTES, entry.parentPath).split(sep).join('/')}`.replace(/^\/$/, '/')),
  ),
].sort();

const actor = (role: Role): Actor => ({
  personId: 'per_1',
  tenantId: 'org_1',
  roles: [role],
  name: 'Sam',
  language: 'en',
  session: role === 'learner' || role === 'supporter' ? 'learner' : 'staff',
});

/** Room → who has a key, written down a second time on purpose: a change of mind needs two places to agree. */
const KEYS: Readonly<Record<string, readonly Role[]>> = {
  learn: ['learner'],
  support: ['supporter'],
  coach: ['coach'],
  workplace: ['coach', 'designer', 'admin'],
  design: ['designer', 'approver'],
  validate: ['validator'],
  second: ['validator', 'coach'],
  moderate: ['validator', 'approver'],
  appeals: ['validator'],
  award: ['registrar'],
  bundles: ['coach', 'designer', 'admin'],
  'bundles/in': ['coach'],
  'bundles/out': ['coach'],
  training: ['coach', 'validator', 'designer', 'admin'],
  'toolkit/sheets': ['coach', 'designer', 'approver', 'validator', 'registrar', 'admin'],
  programmes: ['coach', 'designer', 'approver', 'validator', 'registrar', 'admin'],
  'programmes/new': ['designer', 'approver', 'admin'],
  'programmes/[id]/edit': ['designer', 'approver', 'admin'],
  'programmes/[id]/unbundle': ['designer', 'approver', 'admin'],
  admin: ['admin'],
  kept: ['learner', 'supporter', 'coach', 'designer', 'approver', 'validator', 'registrar', 'admin'],
  account: ['coach', 'designer', 'approver', 'validator', 'registrar', 'admin'],
};
const OPEN = [
  '',
  'try',
  'verify',
  'c',
  'witness',
  'ask',
  'sign',
  'sign-in',
  'sign-out',
  'card',
  'language',
  'achievements',
  'offers',
  'pictograms',
  'styleguide',
  'api',
  'o',
  'credentials',
  'status',
  'contexts',
  'refused',
  'toolkit',
  'programmes/[id]',
  // Pages of nobody within a room: what they hold is on the device.
  'learn/offline',
  'coach/offline',
];
const partsOf = (routeId: string): readonly string[] =>
  routeId.split('/').filter((part) => part !== '' && !part.startsWith('('));

/** The room, or the part of a room that has a rule of its own. */
function roomOf(routeId: string): string {
  const [room = '', part = '', ...rest] = partsOf(routeId);
  const inner = `${room}/${part}`;
  const deep = `${inner}/${rest[0] ?? ''}`;
  if (deep in KEYS) return deep;
  const isPage = OPEN.includes(inner) && rest.length === 0;
  return isPage || inner in KEYS ? inner : room;
}

describe('every route that exists', () => {
  it('was found, the first page among them', () => {
    expect(routeIds).toContain('/');
    expect(routeIds.length).toBeGreaterThan(10);
  });

  it.each(routeIds)('%s has a rule', (routeId) => {
    expect(ruleFor(routeId)).not.toBeNull();
  });

  it.each(routeIds.flatMap((routeId) => ROLES.map((role) => [routeId, role] as const)))(
    '%s lets %s in or refuses, as meant',
    (routeId, role) => {
      const room = roomOf(routeId);
      const isMeant = OPEN.includes(room) || (KEYS[room] ?? []).includes(role);
      expect(mayEnter(routeId, actor(role))).toBe(isMeant ? 'allowed' : 'refused');
    },
  );

  it.each(routeIds)('%s shows the right way in to somebody who is not signed in', (routeId) => {
    const room = roomOf(routeId);
    const expected = OPEN.includes(room) ? 'allowed' : ['learn', 'support', 'kept'].includes(room) ? 'card' : 'sign_in';
    expect(mayEnter(routeId, null)).toBe(expected);
  });
});

describe('somebody whose password somebody else knows', () => {
  const newcomer: Actor = { ...actor('validator'), mustChangePassword: true };

  it('changes it first: no room opens before', () => {
    for (const routeId of ['/validate', '/validate/[case]', '/kept/[id]'])
      expect(mayEnter(routeId, newcomer)).toBe('change_password');
    expect(mayEnter('/admin', newcomer)).toBe('refused');
  });

  it('finds open what everybody may enter, and the page where a password is changed', () => {
    for (const routeId of ['/', '/sign-out', '/language', '/verify', '/account', '/account/passkeys'])
      expect(mayEnter(routeId, newcomer)).toBe('allowed');
  });
});

describe('a route that nobody has thought about', () => {
  it('is refused to everybody', () => {
    for (const role of ROLES) expect(mayEnter('/secret-drawer', actor(role))).toBe('refused');
    expect(mayEnter('/secret-drawer', null)).toBe('refused');
    expect(mayEnter('/coaching', actor('coach'))).toBe('refused');
  });

  it('is not an address that does not exist: that one is simply not found', () => {
    expect(mayEnter(null, null)).toBe('allowed');
  });
});

it('everybody has a home', () => {
  expect(homeOf(['learner'])).toBe('/learn');
  expect(homeOf(['supporter'])).toBe('/support');
  expect(homeOf(['registrar', 'admin'])).toBe('/award');
  expect(homeOf(['designer', 'coach'])).toBe('/coach');
  expect(homeOf([])).toBe('/');
});
