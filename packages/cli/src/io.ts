/** What a command may touch besides files: passed in, so that tests need no process of their own. */
export type Io = {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder in which the running app may have written its address. */
  readonly repository: string;
  readonly now: () => Date;
};

/** Exit codes of every command. */
export const EXIT = { checksOut: 0, doesNotCheckOut: 1, couldNotCheckEverything: 2, wrongUse: 64 } as const;

/** Somebody used a command wrongly; the message says what to do instead. */
export class WrongUse extends Error {}
