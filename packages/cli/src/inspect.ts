import { readArguments } from './arguments.ts';
import { bakedText } from './baked-text.ts';
import { inert } from './inert.ts';
import { contentOf } from './inspect-content.ts';
import { EXIT, type Io, WrongUse } from './io.ts';
import { readInputFile } from './read-file.ts';

/** Escapes what could move the cursor or turn the reading direction; the rest stays readable. */
const printable = (value: unknown): string =>
  JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) =>
      line.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (mark) => `\\u{${mark.codePointAt(0)?.toString(16) ?? ''}}`),
    )
    .join('\n');

/** `cairn inspect FILE` */
export const inspect = (argv: readonly string[], io: Io): Promise<number> => {
  const [file, ...more] = readArguments(argv, {}).positionals;
  if (file === undefined || more.length > 0) throw new WrongUse('Say which file: cairn inspect FILE');
  const found = bakedText(readInputFile(file));
  if ('fault' in found) throw new WrongUse(`"${inert(file)}" holds no credential that can be read: ${found.fault}`);
  io.out(
    `Not checked, only shown. To check it: cairn verify ${inert(file)}\n\n${printable(contentOf(found.text.trim()))}\n`,
  );
  return Promise.resolve(EXIT.checksOut);
};
