import { requireRole, type Actor } from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';

/** Staff who map, coach, judge or run things, each for herself: nobody reads another one's notes or tries here. */
export const allowed = (actor: Actor): Result<Actor> => requireRole(actor, 'coach', 'validator', 'designer', 'admin');
