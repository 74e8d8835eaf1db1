import { type JsonObject, textOf } from '../json/json-types.ts';
import type { HashName } from '../rdf/canonize.ts';
import type { KeyAlgorithm } from '../types.ts';

/** How a suite turns a document into the bytes that are signed. */
export type Suite = {
  readonly name: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' | 'ecdsa-rdfc-2019' | 'ecdsa-jcs-2019' | 'Ed25519Signature2020';
  readonly canonical: 'rdfc' | 'jcs';
  readonly algorithms: readonly KeyAlgorithm[];
};

export type SuiteName = Suite['name'];

export const suites: readonly Suite[] = [
  { name: 'eddsa-rdfc-2022', canonical: 'rdfc', algorithms: ['Ed25519'] },
  { name: 'eddsa-jcs-2022', canonical: 'jcs', algorithms: ['Ed25519'] },
  { name: 'ecdsa-rdfc-2019', canonical: 'rdfc', algorithms: ['P-256', 'P-384'] },
  { name: 'ecdsa-jcs-2019', canonical: 'jcs', algorithms: ['P-256', 'P-384'] },
  { name: 'Ed25519Signature2020', canonical: 'rdfc', algorithms: ['Ed25519'] },
];

/** The name under which a proof says it was made: its cryptosuite, or its type for the older generation. */
export const proofSuiteName = (proof: JsonObject): string => {
  const type = textOf(proof['type']) ?? '';
  return type === 'DataIntegrityProof' ? (textOf(proof['cryptosuite']) ?? type) : type;
};

/** The suite of a proof; null when the engine does not know it. `cryptosuite` must not stand on an older type. */
export const findSuite = (proof: JsonObject): Suite | null => {
  const name = proofSuiteName(proof);
  const isNamedByType = name === proof['type'];
  const suite = suites.find((known) => known.name === name);
  if (suite === undefined || isNamedByType !== (suite.name === 'Ed25519Signature2020')) return null;
  return suite;
};

/** P-384 keys hash with SHA-384, all others with SHA-256 (Data Integrity ECDSA 1.0, §3.2.4 and §3.3.4). */
export const hashFor = (algorithm: KeyAlgorithm): HashName => (algorithm === 'P-384' ? 'sha384' : 'sha256');
