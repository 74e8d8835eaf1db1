import { expect, it } from 'vitest';
import { hasRole, requireRole } from './people.rules.ts';
import type { Actor } from './people.schemas.ts';

const ingrid: Actor = {
  personId: 'per_1',
  tenantId: 'org_1',
  roles: ['coach', 'designer'],
  name: 'Ingrid',
  language: 'nb',
  session: 'staff',
};

it('a coach who also designs passes as either, and as nothing else', () => {
  expect(hasRole(ingrid, 'coach')).toBe(true);
  expect(requireRole(ingrid, 'validator', 'designer')).toEqual({ ok: true, value: ingrid });
  expect(requireRole(ingrid, 'validator', 'admin')).toEqual({ ok: false, error: { code: 'people.not_allowed' } });
  expect(requireRole(ingrid)).toEqual({ ok: false, error: { code: 'people.not_allowed' } });
});
