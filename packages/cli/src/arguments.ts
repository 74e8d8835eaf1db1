import { parseArgs } from 'node:util';
import { WrongUse } from './io.ts';

type Options = Readonly<Record<string, { readonly type: 'boolean' | 'string' }>>;

export type Arguments = {
  readonly positionals: readonly string[];
  readonly has: (option: string) => boolean;
  readonly text: (option: string) => string | undefined;
};

/** Reads options strictly: an unknown one is wrong use, never ignored. */
export const readArguments = (argv: readonly string[], options: Options): Arguments => {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: { ...options }, allowPositionals: true });
    const text = (option: string): string | undefined => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    };
    return { positionals, has: (option) => values[option] === true, text };
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : 'Unknown option'}\nTry "cairn help".`);
  }
};
