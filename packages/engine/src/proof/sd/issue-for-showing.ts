import type { JsonObject } from '../../json/json-types.ts';
import { type PublicKey, encodeMultikey } from '../../keys/multikey.ts';
import { canonizeQuads, toQuads } from '../../rdf/canonize.ts';
import type { InstalledContexts } from '../../rdf/context-policy.ts';
import { base58Decode } from '../../text/base58.ts';
import { concatBytes } from '../../text/bytes.ts';
import { utf8Encode } from '../../text/utf8.ts';
import type { Signer } from '../../types.ts';
import { CannotIssue, readUnsigned } from '../issue-credential.ts';
import type { IssueRequest, IssuedCredential } from '../issue-types.ts';
import { writeBaseProof } from './base-proof.ts';
import { LabelledStatements } from './labelled-statements.ts';

/** Made for one credential and thrown away afterwards: whoever kept the key could add statements to it. */
export type OneTimeKeys = {
  readonly statementSigner: Pick<Signer, 'sign'>;
  readonly statementKey: PublicKey;
  /** 32 bytes from a good source of randomness; the holder gets them with the proof. */
  readonly secret: Uint8Array;
};

export type ShowableRequest = Omit<IssueRequest, 'suite' | 'canaryEvery'> & {
  /** JSON pointers to what the holder must always show. */
  readonly mandatory: readonly string[];
  readonly once: OneTimeKeys;
};

const NO_CONTEXTS: InstalledContexts = new Map();

const canonicalOptions = async (options: JsonObject, contexts: InstalledContexts): Promise<string> => {
  const quads = await toQuads(options, contexts);
  const text = quads.ok ? await canonizeQuads(quads.value, 'sha256') : quads;
  if (!text.ok) throw new CannotIssue(text.error, 'proof');
  return text.value;
};

/**
 * Signs a credential so that its holder can show parts of it (Data Integrity ECDSA 1.0, §3.6.1 "create base proof").
 * The base proof is for the holder alone: verifiers refuse it. Throws {@link CannotIssue} with a stable code.
 */
export const issueForShowing = async (request: ShowableRequest): Promise<IssuedCredential> => {
  const { signer, crypto, mandatory, once, contexts = NO_CONTEXTS } = request;
  const document = readUnsigned(request);
  if (signer.algorithm !== 'P-256' || once.statementKey.algorithm !== 'P-256' || once.secret.length !== 32) {
    throw new CannotIssue('suite_does_not_fit_key', 'ecdsa-sd-2023');
  }
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: 'ecdsa-sd-2023',
    created: `${request.created.toISOString().slice(0, 19)}Z`,
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const optionsText = await canonicalOptions({ ...options, '@context': document['@context'] ?? null }, contexts);
  const statements = await LabelledStatements.of(document, once.secret, contexts);
  if (!statements.ok) throw new CannotIssue(statements.error, 'ecdsa-sd-2023');
  const selected = await statements.value.select(mandatory);
  if (!selected.ok) throw new CannotIssue(selected.error, mandatory.join(' '));
  const { places } = selected.value;
  const { lines } = statements.value;
  const shownAlways = lines.filter((_, at) => places.has(at)).join('');
  const signatures: Uint8Array[] = [];
  for (const line of lines.filter((_, at) => !places.has(at))) {
    signatures.push(await once.statementSigner.sign(utf8Encode(line)));
  }
  const statementKeyBytes = base58Decode(encodeMultikey(once.statementKey).slice(1)) ?? new Uint8Array();
  const toSign = concatBytes(
    await crypto.sha256(utf8Encode(optionsText)),
    statementKeyBytes,
    await crypto.sha256(utf8Encode(shownAlways)),
  );
  const baseSignature = await signer.sign(toSign);
  const { secret } = once;
  const proofValue = writeBaseProof({ baseSignature, statementKeyBytes, secret, signatures, mandatory });
  const signed: JsonObject = { ...document, proof: { ...options, proofValue } };
  return { text: JSON.stringify(signed), document: signed };
};
