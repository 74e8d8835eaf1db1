import { type PublicKey, readMultikeyBytes } from '../../keys/multikey.ts';
import { base64urlDecode, base64urlEncode } from '../../text/base64url.ts';
import { BASE_PROOF, DERIVED_PROOF } from './base-proof.ts';
import { type CborValue, readCbor } from './cbor.ts';

/** What a holder shows instead of the issuer's proof (Data Integrity ECDSA 1.0, §3.5.8 `parseDerivedProofValue`). */
export type DerivedProof = {
  readonly baseSignature: Uint8Array;
  /** The issuer made this key for one credential, signed each statement with it and threw the private half away. */
  readonly statementKey: PublicKey;
  readonly statementKeyBytes: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  /** Canonical blank node labels, and the labels that the issuer gave them before anything was left out. */
  readonly labels: ReadonlyMap<string, string>;
  readonly mandatory: ReadonlySet<number>;
};

const SIGNATURE_LENGTH = 64;
const LABEL_LENGTH = 32;

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const isBytes = (value: CborValue | undefined, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

const isList = (value: CborValue | undefined): value is readonly CborValue[] => Array.isArray(value);

const readLabels = (value: CborValue | undefined): ReadonlyMap<string, string> | null => {
  if (!(value instanceof Map)) return null;
  const labels = new Map<string, string>();
  for (const [number, label] of value) {
    if (!isBytes(label, LABEL_LENGTH)) return null;
    labels.set(`c14n${String(number)}`, `u${base64urlEncode(label)}`);
  }
  return new Set(labels.values()).size === labels.size ? labels : null;
};

const readIndexes = (value: CborValue | undefined): ReadonlySet<number> | null => {
  if (!isList(value)) return null;
  const indexes = value.filter((index) => typeof index === 'number');
  const set = new Set(indexes);
  return set.size === value.length ? set : null;
};

const readSignatures = (value: CborValue | undefined): readonly Uint8Array[] | null => {
  if (!isList(value)) return null;
  const signatures = value.filter((signature) => isBytes(signature, SIGNATURE_LENGTH));
  return signatures.length === value.length ? signatures : null;
};

const readStatementKey = (bytes: CborValue | undefined) => {
  if (!(bytes instanceof Uint8Array)) return null;
  const statementKey = readMultikeyBytes(bytes);
  return statementKey?.algorithm === 'P-256' ? { statementKey, statementKeyBytes: bytes } : null;
};

const readParts = (value: CborValue | null): DerivedProof | null => {
  if (value === null || !isList(value) || value.length !== 5) return null;
  const [baseSignature, keyBytes, signatureList, labelMap, indexes] = value;
  const key = readStatementKey(keyBytes);
  const signatures = readSignatures(signatureList);
  const labels = readLabels(labelMap);
  const mandatory = readIndexes(indexes);
  if (!isBytes(baseSignature, SIGNATURE_LENGTH) || key === null) return null;
  if (signatures === null || labels === null || mandatory === null) return null;
  return { baseSignature, ...key, signatures, labels, mandatory };
};

/** Reads the `proofValue`; `base_proof` for the issuer's own proof, which only a holder may have. */
export const readDerivedProof = (proofValue: string): DerivedProof | 'base_proof' | null => {
  const bytes = proofValue.startsWith('u') ? base64urlDecode(proofValue.slice(1)) : null;
  if (bytes === null) return null;
  if (startsWith(bytes, BASE_PROOF)) return 'base_proof';
  return startsWith(bytes, DERIVED_PROOF) ? readParts(readCbor(bytes.subarray(DERIVED_PROOF.length))) : null;
};
