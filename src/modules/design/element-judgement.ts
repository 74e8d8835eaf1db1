import type { Failure } from '#platform/result.ts';

/** `at_issue`: it exists only when the credential is awarded. `warning` never blocks anything. */
export type ElementState = 'filled' | 'missing' | 'warning' | 'at_issue';

export type ElementJudgement = { readonly state: ElementState; readonly reasons: readonly Failure[] };
