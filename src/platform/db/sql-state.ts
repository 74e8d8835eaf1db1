const UNIQUE_VIOLATION = '23505';
const RETRYABLE = new Set(['40001', '40P01']);

type SqlError = { readonly code: string; readonly constraint?: string };

function isSqlError(value: unknown): value is SqlError {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

function findSqlError(error: unknown): SqlError | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (isSqlError(at)) return at;
  }
  return undefined;
}

/** The five characters of SQLSTATE of an error from the database, however deep the query builder wrapped it. */
export function sqlState(error: unknown): string | undefined {
  return findSqlError(error)?.code;
}

/** True when a unique constraint refused the row; name the constraint when the table has several. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const found = findSqlError(error);
  return found?.code === UNIQUE_VIOLATION && (constraint === undefined || found.constraint === constraint);
}

/** Deadlock or serialisation failure: nothing was kept, and the same transaction may pass when run again. */
export function mayRunAgain(error: unknown): boolean {
  return RETRYABLE.has(sqlState(error) ?? '');
}
