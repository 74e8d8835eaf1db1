import { VCDM2_CONTEXT_URL } from '@cairn/vocab/contexts';
import { type JsonObject, type JsonValue, isJsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { withoutFragment } from '../keys/did.ts';
import { base58Encode } from '../text/base58.ts';
import type { CryptoPort, Signer } from '../types.ts';
import { hashData } from './hash-data.ts';
import { CannotIssue } from './issue-credential.ts';
import { suiteByName } from './suite-by-name.ts';

export type PresentationRequest = {
  /** Signed credentials as their texts: JSON with embedded proofs, or compact JWT, which is put into an envelope. */
  readonly credentials: readonly string[];
  /** The holder's key; its controller is named as the holder. */
  readonly signer: Signer;
  readonly created: Date;
  readonly crypto: CryptoPort;
  /** What the verifier asked to have signed, so that the presentation counts once and for this verifier only. */
  readonly challenge: string;
  readonly domain: string;
};

const enveloped = (token: string): JsonObject => ({
  '@context': VCDM2_CONTEXT_URL,
  id: `data:application/vc+jwt,${token}`,
  type: 'EnvelopedVerifiableCredential',
});

const contained = (text: string): JsonValue => {
  if (text.startsWith('ey')) return enveloped(text);
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value)) throw new CannotIssue('not_a_credential', 'verifiableCredential');
  return parsed.value;
};

/**
 * A verifiable presentation (VCDM 2.0 §4.13) with a proof for `authentication` over challenge and domain (VC Data
 * Integrity 1.0, §2.1). Throws `CannotIssue` for texts that cannot be shown.
 */
export const presentCredentials = async (request: PresentationRequest): Promise<string> => {
  const { signer, crypto } = request;
  const suite = suiteByName(signer.algorithm === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019');
  const document: JsonObject = {
    '@context': [VCDM2_CONTEXT_URL],
    type: ['VerifiablePresentation'],
    holder: withoutFragment(signer.verificationMethod),
    verifiableCredential: request.credentials.map(contained),
  };
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: suite.name,
    created: `${request.created.toISOString().slice(0, 19)}Z`,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'authentication',
    challenge: request.challenge,
    domain: request.domain,
  };
  const contexts = new Map<string, object>();
  const toHash = { document, options, suite, algorithm: signer.algorithm, crypto, contexts };
  const data = await hashData({ ...toHash, use: 'issue', kind: 'presentation' });
  if (!data.ok) throw new CannotIssue(data.error, suite.name);
  const proofValue = `z${base58Encode(await signer.sign(data.value))}`;
  return JSON.stringify({ ...document, proof: { ...options, proofValue } });
};
