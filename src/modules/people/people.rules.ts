import { fail, ok, type Result } from '#platform/result.ts';
import type { Actor, Role } from './people.schemas.ts';

export const hasRole = (actor: Actor, role: Role): boolean => actor.roles.includes(role);

/** Passes the actor on when one of the roles is theirs; otherwise `people.not_allowed`. */
export function requireRole(actor: Actor, ...roles: readonly Role[]): Result<Actor> {
  return roles.some((role) => hasRole(actor, role)) ? ok(actor) : fail({ code: 'people.not_allowed' });
}
