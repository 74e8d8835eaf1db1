import type { FailureItem } from './types.ts';

/** The part of a failure that a form needs; `Failure` of the platform fits. */
export type FormFailure = {
  readonly code: string;
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** Names what a field belongs to, where a form asks the same of several things. */
export type About = (field: string) => string | undefined;

/**
 * The lines of an `ErrorSummary`: every failure in words, linked to its field where it has one. With `about` a line
 * begins with what its field belongs to, so that no two links read alike.
 */
export function failureItems(failures: readonly FormFailure[], t: Say, about?: About): readonly FailureItem[] {
  return failures.map(({ code, field, params }) => {
    const text = t(code, params);
    if (field === undefined) return { text };
    const place = about?.(field);
    return { text: place === undefined ? text : `${place}: ${text}`, href: `#${field}` };
  });
}

/** What a field says about itself: its own first failure in words, or nothing. */
export function fieldError(failures: readonly FormFailure[] | undefined, field: string, t: Say): string | undefined {
  const own = failures?.find((failure) => failure.field === field);
  return own === undefined ? undefined : t(own.code, own.params);
}
