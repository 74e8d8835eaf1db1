import type { FailureItem } from './types.ts';

/** The part of a failure that a form needs; `Failure` of the platform fits. */
export type FormFailure = {
  readonly code: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** The lines of an `ErrorSummary`: every failure in words, linked to its field where it has one. */
export function failureItems(failures: readonly FormFailure[], t: Say): readonly FailureItem[] {
  return failures.map((failure) => ({
    text: t(failure.code, failure.params),
    ...(failure.field === undefined ? {} : { href: `#${failure.field}` }),
  }));
}

/** What a field says about itself: its own first failure in words, or nothing. */
export function fieldError(failures: readonly FormFailure[] | undefined, field: string, t: Say): string | undefined {
  const own = failures?.find((failure) => failure.field === field);
  return own === undefined ? undefined : t(own.code, own.params);
}
