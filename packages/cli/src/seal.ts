import { writeFileSync } from 'node:fs';
import { CannotIssue, parseStrictJson, sealCredential } from '@cairn/engine';
import { type Pkcs12Fault, nodeCrypto, nodeSealSigner, readPkcs12 } from '@cairn/engine/node';
import { readArguments } from './arguments.ts';
import { EXIT, type Io, WrongUse } from './io.ts';
import { readInputFile } from './read-file.ts';

const REASONS: Readonly<Record<Pkcs12Fault, string>> = {
  not_a_key_file: 'It is no PKCS#12 file.',
  wrong_password: 'The password is wrong, or the file is damaged.',
  old_encryption: 'It is encrypted in an old way. Export it again with AES-256.',
  no_key: 'It holds no private key.',
  key_fits_no_certificate: 'Its key belongs to none of its certificates.',
};

const readCredential = (file: string): object => {
  const parsed = parseStrictJson(new TextDecoder().decode(readInputFile(file)));
  if (!parsed.ok) throw new WrongUse(`"${file}" is no credential that can be sealed: ${parsed.error}`);
  if (typeof parsed.value !== 'object' || parsed.value === null) throw new WrongUse(`"${file}" is no credential.`);
  return parsed.value;
};

/** `cairn seal FILE KEYFILE OUT`; the password comes from the environment, so that it stands in no command history. */
export const seal = async (argv: readonly string[], io: Io): Promise<number> => {
  const [file, keyFile, out, ...more] = readArguments(argv, {}).positionals;
  if (file === undefined || keyFile === undefined || out === undefined || more.length > 0) {
    throw new WrongUse('Say which credential, which key file and where to: cairn seal FILE KEYFILE OUT');
  }
  const password = io.environment['CAIRN_SEAL_PASSWORD'];
  if (password === undefined) throw new WrongUse('Put the password of the key file into CAIRN_SEAL_PASSWORD.');
  const key = readPkcs12(readInputFile(keyFile), password);
  if (!key.ok) throw new WrongUse(`"${keyFile}" cannot be used. ${REASONS[key.error]}`);
  const { privateKey, certificates } = key.value;
  const request = { credential: readCredential(file), signer: nodeSealSigner(privateKey), certificates };
  try {
    writeFileSync(out, await sealCredential({ ...request, sealedAt: io.now(), crypto: nodeCrypto }));
  } catch (error) {
    if (error instanceof CannotIssue) throw new WrongUse(`It was not sealed: ${error.code}.`);
    throw error;
  }
  io.out(`The sealed credential is in ${out}.\n`);
  return EXIT.checksOut;
};
