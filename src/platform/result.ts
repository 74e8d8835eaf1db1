/** A failure that a person can meet: a stable code, which is also the key of its sentence, and where it happened. */
export type Failure = {
  readonly code: string;
  /** Name of the form field that the failure belongs to, when it belongs to one. */
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<E> = { readonly ok: false; readonly error: E };

/** Expected outcomes are returned; only bugs are thrown. */
export type Result<T, E = Failure> = Ok<T> | Err<E>;

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const fail = <E>(error: E): Err<E> => ({ ok: false, error });
