import { systemClock, type Clock } from './clock.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
type LogValue = string | number | boolean | null | undefined;
export type LogFields = Readonly<Record<string, LogValue>>;

export type ErrorFields = { readonly cause?: unknown; readonly [name: string]: unknown };

/**
 * One line of JSON for each event. `event` is a fixed code such as `award.issued`; fields hold ids, codes and
 * figures. Text that could be about a person (anything with a space, an @ or letters beyond ASCII) is hidden
 * unless the log is set to debug, where an operator has asked for it.
 */
export interface Log {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** Keeps the kind of error and where it arose; of a database error neither the values nor the detail. */
  error(event: string, fields?: ErrorFields): void;
}

export type LogOptions = {
  readonly clock: Clock;
  readonly write: (line: string) => void;
};

const toStandardError: LogOptions = {
  clock: systemClock,
  write: (line) => void process.stderr.write(`${line}\n`),
};

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error'];
const HARMLESS = /^[\w.:/+-]{0,200}$/;
// Line separators and control characters that JSON leaves as they are, but terminals and log readers may obey.
const UNSAFE = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const MESSAGE_CHARACTERS = 300;
const STACK_FRAMES = 12;

const escapeUnsafe = (line: string): string =>
  line.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  // Database errors carry the values of the query in their text and the row in their detail.
  const ofDatabase = 'query' in error || 'severity' in cause;
  return {
    error: error.name,
    code: 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined,
    message: ofDatabase ? undefined : error.message.slice(0, MESSAGE_CHARACTERS),
    query: 'query' in error && typeof error.query === 'string' ? error.query.slice(0, MESSAGE_CHARACTERS) : undefined,
    stack:
      frames
        .slice(0, STACK_FRAMES)
        .map((frame) => frame.trim())
        .join(' | ') || undefined,
  };
}

export function createLog(level: LogLevel, { clock, write }: LogOptions = toStandardError): Log {
  const tellsAll = level === 'debug';
  const mayTell = (value: unknown): boolean =>
    typeof value === 'string' ? tellsAll || HARMLESS.test(value) : typeof value !== 'object' || value === null;
  const guarded = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, mayTell(value) ? value : '(hidden)']));
  const writeLine = (lineLevel: LogLevel, event: string, fields: Readonly<Record<string, unknown>>): void => {
    if (ORDER.indexOf(lineLevel) < ORDER.indexOf(level)) return;
    write(escapeUnsafe(JSON.stringify({ at: clock.now().toISOString(), level: lineLevel, event, ...fields })));
  };
  return {
    debug: (event, fields = {}) => writeLine('debug', event, fields),
    info: (event, fields = {}) => writeLine('info', event, guarded(fields)),
    warn: (event, fields = {}) => writeLine('warn', event, guarded(fields)),
    error: (event, { cause, ...fields } = {}) =>
      writeLine('error', event, { ...guarded(fields), ...(cause === undefined ? {} : describeError(cause)) }),
  };
}
