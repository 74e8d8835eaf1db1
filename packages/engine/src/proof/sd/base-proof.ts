import { base64urlDecode, base64urlEncode } from '../../text/base64url.ts';
import { concatBytes } from '../../text/bytes.ts';
import { type CborValue, readCbor, writeCbor } from './cbor.ts';

export const BASE_PROOF = [0xd9, 0x5d, 0x00] as const;
export const DERIVED_PROOF = [0xd9, 0x5d, 0x01] as const;

/**
 * What only the holder has (Data Integrity ECDSA 1.0, §3.5.2 and §3.5.3): all signatures, and the secret behind the
 * labels.
 */
export type BaseProof = {
  readonly baseSignature: Uint8Array;
  readonly statementKeyBytes: Uint8Array;
  readonly secret: Uint8Array;
  readonly signatures: readonly Uint8Array[];
  readonly mandatory: readonly string[];
};

export const proofValueOf = (header: readonly number[], parts: readonly CborValue[]): string =>
  `u${base64urlEncode(concatBytes(Uint8Array.from(header), writeCbor(parts)))}`;

export const writeBaseProof = ({
  baseSignature,
  statementKeyBytes,
  secret,
  signatures,
  mandatory,
}: BaseProof): string => proofValueOf(BASE_PROOF, [baseSignature, statementKeyBytes, secret, signatures, mandatory]);

const isBytes = (value: CborValue | undefined, length: number): value is Uint8Array =>
  value instanceof Uint8Array && value.length === length;

const listOf = <Item extends CborValue>(
  value: CborValue | undefined,
  isItem: (item: CborValue) => item is Item,
): readonly Item[] | null => {
  if (!Array.isArray(value)) return null;
  const items = (value as readonly CborValue[]).filter(isItem);
  return items.length === value.length ? items : null;
};

/** Reads the `proofValue` of a base proof; null for any other, and for one that is damaged. */
export const readBaseProof = (proofValue: string): BaseProof | null => {
  const bytes = proofValue.startsWith('u') ? base64urlDecode(proofValue.slice(1)) : null;
  if (bytes === null || BASE_PROOF.some((byte, at) => bytes[at] !== byte)) return null;
  const value = readCbor(bytes.subarray(BASE_PROOF.length), 'with_texts');
  if (!Array.isArray(value) || value.length !== 5) return null;
  const [baseSignature, statementKeyBytes, secret, signatureList, pointers] = value as readonly CborValue[];
  const signatures = listOf(signatureList, (item): item is Uint8Array => isBytes(item, 64));
  const mandatory = listOf(pointers, (item): item is string => typeof item === 'string');
  if (!isBytes(baseSignature, 64) || !isBytes(statementKeyBytes, 35) || !isBytes(secret, 32)) return null;
  return signatures === null || mandatory === null
    ? null
    : { baseSignature, statementKeyBytes, secret, signatures, mandatory };
};
