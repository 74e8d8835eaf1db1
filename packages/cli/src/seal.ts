import {
  CannotIssue,
  ELM_CONTEXT_URL,
  type SealRequest,
  type SealSigner,
  parseStrictJson,
  sealCredential,
} from '@cairn/engine';
import { type Pkcs12Fault, type SealKey, nodeCrypto, nodeSealSigner, readPkcs12 } from '@cairn/engine/node';
import { readArguments } from './arguments.ts';
import { EXIT, type Io, WrongUse } from './io.ts';
import { readInputFile } from './read-file.ts';
import { writeOutputFile } from './write-file.ts';

const REASONS: Readonly<Record<Pkcs12Fault, string>> = {
  not_a_key_file: 'It is no PKCS#12 file.',
  wrong_password: 'The password is wrong, or the file is damaged.',
  old_encryption: 'It is encrypted in an old way. Export it again with AES-256.',
  no_key: 'It holds no private key.',
  key_fits_no_certificate: 'Its key belongs to none of its certificates.',
};

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const isEuropean = (value: object): boolean =>
  'type' in value &&
  '@context' in value &&
  asList(value.type).includes('EuropeanDigitalCredential') &&
  asList(value['@context']).includes(ELM_CONTEXT_URL);

/** A European Digital Credential: a seal is what that kind of credential is signed by, and no other. */
const readCredential = (file: string): object => {
  const parsed = parseStrictJson(new TextDecoder().decode(readInputFile(file)));
  if (!parsed.ok) throw new WrongUse(`"${file}" is no credential that can be sealed: ${parsed.error}`);
  const { value } = parsed;
  if (typeof value === 'object' && value !== null && 'signatures' in value) {
    throw new WrongUse(`"${file}" is sealed already. To check it: cairn verify ${file}`);
  }
  if (typeof value === 'object' && value !== null && isEuropean(value)) return value;
  throw new WrongUse(
    `"${file}" is no European Digital Credential, and only those are sealed: JSON of the type EuropeanDigitalCredential ` +
      `in the context ${ELM_CONTEXT_URL}. An institution with a European identity and a seal gets them ready sealed from ` +
      'Cairn; a program makes one with buildElmCredential of @cairn/engine.',
  );
};

const signerOf = ({ privateKey }: SealKey, keyFile: string): SealSigner => {
  try {
    return nodeSealSigner(privateKey);
  } catch {
    throw new WrongUse(`"${keyFile}" cannot be used. A seal is made with an RSA, P-256 or P-384 key.`);
  }
};

const sealed = async (request: SealRequest): Promise<string> => {
  try {
    return await sealCredential(request);
  } catch (error) {
    if (error instanceof CannotIssue) throw new WrongUse(`It was not sealed: ${error.code}.`);
    throw error;
  }
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
  const { certificates } = key.value;
  const request = { credential: readCredential(file), signer: signerOf(key.value, keyFile), certificates };
  writeOutputFile(out, await sealed({ ...request, sealedAt: io.now(), crypto: nodeCrypto }));
  io.out(`The sealed credential is in ${out}.\n`);
  return EXIT.checksOut;
};
