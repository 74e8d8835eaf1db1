import { type JsonObject, asList, isJsonObject, textOf } from '../json/json-types.ts';
import type { Result } from '../result.ts';
import { type StatusBits, decodeStatusList } from '../status/status-list.ts';
import { equalBytes } from '../text/compare-bytes.ts';
import type { UnpackFault } from '../text/unpack-within.ts';
import type { CryptoPort, VerifyWorld } from '../types.ts';
import type { ProofResult } from './check-proofs.ts';
import { findKey } from './find-key.ts';
import type { KeyFinding } from './key-finder.ts';
import { readSecured } from './read-secured.ts';

/**
 * What is known of the exact text of a status list: its document and its bits, and that the signature is good under one
 * key. Whose key that is, whether the list is in force and whether it is the right one is asked anew each time.
 */
type KnownList = {
  readonly document: JsonObject;
  readonly proof: ProofResult;
  readonly method: string;
  readonly crypto: CryptoPort;
  readonly contexts: VerifyWorld['contexts'];
  bits: Result<StatusBits, UnpackFault> | null;
};

const MAX_LISTS = 8;
const MAX_BODY = 512_000;
const lists = new Map<string, KnownList>();

const isSameKey = (left: KeyFinding['key'], right: KeyFinding['key']): boolean =>
  left !== null && right !== null && left.algorithm === right.algorithm && equalBytes(left.bytes, right.bytes);

const keep = (body: string, list: KnownList): void => {
  lists.set(body, list);
  const [oldest] = lists.keys();
  if (lists.size > MAX_LISTS && oldest !== undefined) lists.delete(oldest);
};

const readAnew = async (body: string, world: VerifyWorld) => {
  const { document, proof, encoding } = await readSecured(body, world);
  const [only, ...others] = asList(document?.['proof']);
  const method = isJsonObject(only) && others.length === 0 ? textOf(only['verificationMethod']) : null;
  const isGood = proof.check.outcome === 'passed' && encoding === 'json' && body.length <= MAX_BODY;
  if (document !== null && isGood && method !== null) {
    keep(body, { document, proof, method, crypto: world.crypto, contexts: world.contexts, bits: null });
  }
  return { document, proof };
};

/** A key that its own address spells out is the same whenever it is looked for. */
const isSpeltOut = (method: string): boolean => method.startsWith('did:key:');

/** Reads a status list and checks its signature; for a text that was read before, only its key is looked for again. */
export const readListText = async (body: string, world: VerifyWorld) => {
  const known = lists.get(body);
  if (known === undefined || known.crypto !== world.crypto || known.contexts !== world.contexts) {
    return readAnew(body, world);
  }
  if (isSpeltOut(known.method)) return { document: known.document, proof: known.proof };
  const finding = await findKey(known.method, world);
  if (!isSameKey(finding.key, known.proof.finding?.key ?? null)) return readAnew(body, world);
  return { document: known.document, proof: { check: known.proof.check, finding } };
};

/** The bits of an `encodedList`, unpacked once for each list that is kept. */
export const unpackList = (list: JsonObject, encodedList: string): Result<StatusBits, UnpackFault> => {
  for (const known of lists.values()) {
    if (known.document === list) {
      known.bits ??= decodeStatusList(encodedList);
      return known.bits;
    }
  }
  return decodeStatusList(encodedList);
};
