import type { Settings } from '#settings';
import type { Log } from '#platform/log.ts';

/** What a command of the operator gets: settings, a log, and a place to say things. */
export type Console = {
  readonly settings: Settings;
  readonly log: Log;
  readonly cwd: string;
  readonly now: () => Date;
  /** One line for the person at the keyboard. */
  readonly say: (line: string) => void;
};

/** Wrong use: told together with how to use it; exit code 64 (EX_USAGE). */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
