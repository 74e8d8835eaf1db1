import type { Actor, Role } from '#modules/people/index.ts';

/**
 * Who may enter which route. Deny by default: a route that no line names is refused to everybody, and the test beside
 * this file asks for a line for each route that exists. The line with the longest fitting prefix holds.
 */
type Rule = 'everybody' | readonly Role[];

const RULES: Readonly<Record<string, Rule>> = {
  '/': 'everybody',
  '/verify': 'everybody',
  // A look at oneself without an account; what it holds is found by its code only.
  '/try': 'everybody',
  '/c': 'everybody',
  // Links that somebody without an account was given; the use cases ask for their secret.
  '/witness': 'everybody',
  '/sign': 'everybody',
  // A poster of a place, and the answer to whoever asked there; each is found by its code.
  '/ask': 'everybody',
  '/sign-in': 'everybody',
  '/sign-out': 'everybody',
  '/card': 'everybody',
  '/language': 'everybody',
  '/achievements': 'everybody',
  '/offers': 'everybody',
  '/pictograms': 'everybody',
  '/styleguide': 'everybody',
  // Machines: what they may see is decided by the use case behind each address.
  '/api': 'everybody',
  '/o': 'everybody',
  '/credentials': 'everybody',
  '/status': 'everybody',
  '/contexts': 'everybody',
  '/account': ['coach', 'designer', 'approver', 'validator', 'registrar', 'admin'],
  '/refused': 'everybody',
  '/kept': ['learner', 'supporter', 'coach', 'designer', 'approver', 'validator', 'registrar', 'admin'],
  '/learn': ['learner'],
  // Pages of nobody: what they hold is on the device, closed, and they must open without a network.
  '/learn/offline': 'everybody',
  '/learn/offline/sent': ['learner'],
  '/coach/offline': 'everybody',
  '/bundles': ['coach', 'designer', 'admin'],
  '/bundles/in': ['coach'],
  '/bundles/out': ['coach'],
  '/support': ['supporter'],
  '/coach': ['coach'],
  '/workplace': ['coach', 'designer', 'admin'],
  '/design': ['designer', 'approver'],
  '/programmes': ['designer', 'approver', 'admin', 'coach', 'validator', 'registrar'],
  // The page of a programme: staff of the house, and everybody where the house lets them.
  '/programmes/[id]': 'everybody',
  '/programmes/[id]/edit': ['designer', 'approver', 'admin'],
  '/programmes/[id]/unbundle': ['designer', 'approver', 'admin'],
  '/programmes/new': ['designer', 'approver', 'admin'],
  '/validate': ['validator'],
  '/second': ['validator', 'coach'],
  '/moderate': ['validator', 'approver'],
  '/appeals': ['validator'],
  '/award': ['registrar'],
  // The course and the plan for the first 90 days.
  '/training': ['coach', 'validator', 'designer', 'admin'],
  // A public library; what a house fills in is for its staff.
  '/toolkit': 'everybody',
  '/toolkit/sheets': ['coach', 'designer', 'approver', 'validator', 'registrar', 'admin'],
  '/admin': ['admin'],
};

export type Verdict = 'allowed' | 'sign_in' | 'card' | 'change_password' | 'refused';

/** The rule for a route id, or null when no line names it. Groups such as `(staff)` leave no trace in the address. */
export function ruleFor(routeId: string): Rule | null {
  const segments = routeId.split('/').filter((segment) => segment !== '' && !/^\(.*\)$/.test(segment));
  if (segments.length === 0) return RULES['/'] ?? null;
  for (let length = segments.length; length > 0; length -= 1) {
    const rule = RULES[`/${segments.slice(0, length).join('/')}`];
    if (rule !== undefined) return rule;
  }
  return null;
}

/** Whether this person may enter; where signing in would help, which way in to show. */
export function mayEnter(routeId: string | null, actor: Actor | null): Verdict {
  // No route fits the address: nothing to protect, and "not found" is the true answer.
  if (routeId === null) return 'allowed';
  const rule = ruleFor(routeId);
  if (rule === null) return 'refused';
  if (rule === 'everybody') return 'allowed';
  if (actor === null) return rule.includes('learner') || rule.includes('supporter') ? 'card' : 'sign_in';
  if (!rule.some((role) => actor.roles.includes(role))) return 'refused';
  return actor.mustChangePassword === true && !routeId.startsWith('/account') ? 'change_password' : 'allowed';
}

const HOMES: readonly (readonly [Role, string])[] = [
  ['coach', '/coach'],
  ['designer', '/design'],
  ['approver', '/design'],
  ['validator', '/validate'],
  ['registrar', '/award'],
  ['admin', '/admin'],
  ['learner', '/learn'],
  ['supporter', '/support'],
];

/** The room that answers "what now?" for this person. */
export function homeOf(roles: readonly Role[]): string {
  return HOMES.find(([role]) => roles.includes(role))?.[1] ?? '/';
}
