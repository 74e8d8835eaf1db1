import type { JsonObject } from '../json/json-types.ts';
import { generateKey, nodeCrypto, nodeSigner } from '../node/index.ts';
import { type CborValue, writeCbor } from '../proof/sd/cbor.ts';
import { relabelled } from '../proof/sd/statements.ts';
import { canonizeQuads, toQuads } from '../rdf/canonize.ts';
import { base58Decode } from '../text/base58.ts';
import { base64urlEncode } from '../text/base64url.ts';
import { concatBytes } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';
import { encodeMultikey } from '../keys/multikey.ts';
import { NOW, type TestIssuer } from './fixtures.ts';

const NO_CONTEXTS = new Map<string, object>();

export type Encodable = CborValue;

export const cbor = writeCbor;

const canonical = async (document: JsonObject): Promise<string> => {
  const quads = await toQuads(document, NO_CONTEXTS);
  const text = quads.ok ? await canonizeQuads(quads.value, 'sha256') : quads;
  if (!text.ok) throw new Error(text.error);
  return text.value;
};

/** Labels as an issuer's secret would give them; which bytes is of no matter to who checks. */
const labelsOf = (text: string): ReadonlyMap<number, Uint8Array> => {
  const numbers = new Set([...text.matchAll(/_:c14n([0-9]+)/g)].map(([, number]) => Number(number)));
  return new Map([...numbers].sort().map((at) => [at, new Uint8Array(32).fill(200 - at)]));
};

const sha256 = async (text: string): Promise<Uint8Array> => nodeCrypto.sha256(utf8Encode(text));

/** A test may spoil the parts or write another header. */
export type HowToShow = {
  readonly spoil?: (parts: readonly Encodable[]) => readonly Encodable[];
  readonly prefix?: readonly number[];
};

/**
 * A credential as a holder would show it: the statements with an even number are those that must be shown.
 */
export const showPart = async (issuer: TestIssuer, document: JsonObject, how: HowToShow = {}): Promise<JsonObject> => {
  const { spoil = (parts) => parts, prefix = [0xd9, 0x5d, 0x01] } = how;
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: `${NOW.toISOString().slice(0, 19)}Z`,
    verificationMethod: issuer.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const text = await canonical(document);
  const labels = labelsOf(text);
  const names = new Map([...labels].map(([at, label]) => [`c14n${at}`, `u${base64urlEncode(label)}`]));
  const lines = relabelled(text, names) ?? [];
  const indexes = lines.map((_, at) => at).filter((at) => at % 2 === 0);
  const { privateKey, publicKey } = generateKey('P-256');
  const statementSigner = nodeSigner({ privateKey, verificationMethod: 'did:example:once' });
  const keyBytes = base58Decode(encodeMultikey(publicKey).slice(1)) ?? new Uint8Array();
  const mandatory = lines.filter((_, at) => at % 2 === 0).join('');
  const optionsText = await canonical({ ...options, '@context': document['@context'] ?? null });
  const toSign = concatBytes(await sha256(optionsText), keyBytes, await sha256(mandatory));
  const signatures: Uint8Array[] = [];
  for (const line of lines.filter((_, at) => at % 2 === 1)) {
    signatures.push(await statementSigner.sign(utf8Encode(line)));
  }
  const value = cbor(spoil([await issuer.signer.sign(toSign), keyBytes, signatures, labels, indexes]));
  const proofValue = `u${base64urlEncode(concatBytes(Uint8Array.from(prefix), value))}`;
  return { ...document, proof: { ...options, proofValue } };
};
