import { bakePng, bakeSvg } from '@cairn/engine';
import { readArguments } from './arguments.ts';
import { bakedText } from './baked-text.ts';
import { EXIT, type Io, WrongUse } from './io.ts';
import { readInputFile } from './read-file.ts';
import { writeOutputFile } from './write-file.ts';

const put = (picture: Uint8Array, text: string) =>
  picture[0] === 0x89 ? bakePng(picture, text) : bakeSvg(new TextDecoder().decode(picture), text);

/** `cairn bake PICTURE FILE OUT` */
export const bake = (argv: readonly string[], io: Io): Promise<number> => {
  const [picture, file, out, ...more] = readArguments(argv, {}).positionals;
  if (picture === undefined || file === undefined || out === undefined || more.length > 0) {
    throw new WrongUse('Say which picture, which credential and where to: cairn bake PICTURE FILE OUT');
  }
  const text = new TextDecoder().decode(readInputFile(file)).trim();
  const baked = put(readInputFile(picture), text);
  if (!baked.ok) throw new WrongUse(`"${picture}" cannot take a credential: ${baked.error}`);
  writeOutputFile(out, baked.value);
  io.out(`The credential is now in ${out}.\n`);
  return Promise.resolve(EXIT.checksOut);
};

/** `cairn unbake PICTURE [OUT]` */
export const unbake = (argv: readonly string[], io: Io): Promise<number> => {
  const [picture, out, ...more] = readArguments(argv, {}).positionals;
  if (picture === undefined || more.length > 0) throw new WrongUse('Say which picture: cairn unbake PICTURE [OUT]');
  const found = bakedText(readInputFile(picture));
  if ('fault' in found) throw new WrongUse(`"${picture}" holds no credential that can be read: ${found.fault}`);
  if (out === undefined) io.out(`${found.text}\n`);
  else writeOutputFile(out, found.text);
  return Promise.resolve(EXIT.checksOut);
};
