import { bake, unbake } from './bake.ts';
import { HELP } from './help.ts';
import { inspect } from './inspect.ts';
import { EXIT, type Io, WrongUse } from './io.ts';
import { seal } from './seal.ts';
import { verify } from './verify.ts';

type Command = (argv: readonly string[], io: Io) => Promise<number>;

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['verify', verify],
  ['inspect', inspect],
  ['bake', bake],
  ['unbake', unbake],
  ['seal', seal],
]);

const help: Command = (_, io) => {
  io.out(HELP);
  return Promise.resolve(EXIT.checksOut);
};

/** Runs one command line and returns its exit code; wrong use is told in words and gives 64. */
export const run = async (argv: readonly string[], io: Io): Promise<number> => {
  const [name = '', ...rest] = argv;
  const command = ['help', '--help', '-h'].includes(name) ? help : COMMANDS.get(name);
  if (command === undefined) {
    io.err(name === '' ? HELP : `There is no command "${name}".\n\n${HELP}`);
    return EXIT.wrongUse;
  }
  try {
    return await command(rest, io);
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    io.err(`${error.message}\n`);
    return EXIT.wrongUse;
  }
};
