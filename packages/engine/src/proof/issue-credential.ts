import { isJsonObject, type JsonObject } from '../json/json-types.ts';
import { readJson } from '../json/read-json.ts';
import { type InstalledContexts, checkContexts } from '../rdf/context-policy.ts';
import { base58Encode } from '../text/base58.ts';
import { withoutFragment } from '../keys/did.ts';
import type { Signer } from '../types.ts';
import { type IssueTerms, type Prepared, prepareByPlan, sealPrepared } from './issue-by-plan.ts';
import type { IssueRequest, IssuedCredential } from './issue-types.ts';
import { hashData } from './hash-data.ts';
import { suiteByName } from './suite-by-name.ts';

const NO_CONTEXTS: InstalledContexts = new Map();

/** Why something cannot be signed. These are faults of the caller's data, named so that a batch can go on without it. */
export class CannotIssue extends Error {
  readonly code: string;
  constructor(code: string, what: string) {
    super(`Cannot issue: ${code} (${what})`);
    this.code = code;
  }
}

type Unsigned = Pick<IssueRequest, 'credential' | 'signer' | 'contexts' | 'inlineContexts'>;

/** A credential as it will be signed; throws {@link CannotIssue} when its shape or its issuer does not fit the signer. */
export const readUnsigned = (request: Unsigned): JsonObject => {
  const document = readCredential(request);
  checkIssuer(document, request.signer);
  return document;
};

const readCredential = ({ credential, contexts: installed = NO_CONTEXTS, inlineContexts }: Unsigned): JsonObject => {
  // Through text and back: what is signed is what a reader of the text will see, and nothing else.
  const parsed = readJson(JSON.stringify(credential));
  if (!parsed.ok) throw new CannotIssue(parsed.error, 'json');
  if (!isJsonObject(parsed.value)) throw new CannotIssue('not_an_object', 'json');
  const contexts = checkContexts(parsed.value, installed, inlineContexts);
  if (!contexts.ok) throw new CannotIssue(contexts.error.code, contexts.error.what);
  if (parsed.value['proof'] !== undefined) throw new CannotIssue('already_signed', 'proof');
  return parsed.value;
};

const checkIssuer = (document: JsonObject, signer: Signer): void => {
  const issuer = document['issuer'];
  const id = isJsonObject(issuer) ? issuer['id'] : issuer;
  if (id !== withoutFragment(signer.verificationMethod)) throw new CannotIssue('issuer_is_not_signer', String(id));
};

const suiteFor = (request: IssueRequest) => {
  const standard = request.signer.algorithm === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019';
  const suite = suiteByName(request.suite ?? standard);
  if (suite.name === 'Ed25519Signature2020' || !suite.algorithms.includes(request.signer.algorithm)) {
    throw new CannotIssue('suite_does_not_fit_key', suite.name);
  }
  return suite;
};

const issueByReference = async (request: IssueRequest): Promise<IssuedCredential> => {
  const contexts = request.contexts ?? NO_CONTEXTS;
  const document = readUnsigned(request);
  const suite = suiteFor(request);
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: suite.name,
    created: `${request.created.toISOString().slice(0, 19)}Z`,
    verificationMethod: request.signer.verificationMethod,
    proofPurpose: 'assertionMethod',
    // The JCS suites sign the context list with the options (Data Integrity EdDSA 1.0, §3.3.1).
    ...(suite.canonical === 'jcs' ? { '@context': document['@context'] ?? null } : {}),
  };
  const { signer, crypto } = request;
  const toHash = {
    document,
    options,
    suite,
    algorithm: signer.algorithm,
    crypto,
    contexts,
    use: 'issue' as const,
  };
  const data = await hashData(toHash);
  if (!data.ok) throw new CannotIssue(data.error, suite.name);
  const signature = await signer.sign(data.value);
  const signed: JsonObject = { ...document, proof: { ...options, proofValue: `z${base58Encode(signature)}` } };
  return { text: JSON.stringify(signed), document: signed };
};

/**
 * Signs a credential with a Data Integrity proof for `assertionMethod` (VC Data Integrity 1.0, §4.2), in safe mode:
 * a word that no pinned context defines is refused. Throws {@link CannotIssue} with a stable code.
 */
export const issueCredential = async (request: IssueRequest): Promise<IssuedCredential> => {
  const byPlan = prepareByPlan(request.credential, request);
  const prepared = byPlan instanceof Promise ? await byPlan : byPlan;
  return prepared === null ? issueByReference(request) : sealPrepared(request.signer, prepared);
};

/** So many are filled before the first of them is signed. */
const GROUP = 64;

const prepareGroup = async (credentials: readonly object[], terms: IssueTerms): Promise<(Prepared | null)[]> => {
  const group: (Prepared | null)[] = [];
  for (const credential of credentials) {
    const prepared = prepareByPlan(credential, terms);
    group.push(prepared instanceof Promise ? await prepared : prepared);
  }
  return group;
};

/** Faults of the caller's data become an answer; anything else is a fault of ours, or of the signer, and is thrown. */
const issueOrFault = async (request: IssueRequest): Promise<IssuedCredential | CannotIssue> => {
  try {
    return await issueByReference(request);
  } catch (cause) {
    if (cause instanceof CannotIssue) return cause;
    throw cause;
  }
};

/**
 * Signs many credentials as {@link issueCredential} does, in their order: for each the signed credential, or why it
 * cannot be signed, so that one learner's faulty data does not stop a cohort. Quicker than one by one, since filling and
 * signing each need the processor's nearest memory for themselves.
 */
export const issueCredentials = async (
  credentials: readonly object[],
  terms: IssueTerms,
): Promise<readonly (IssuedCredential | CannotIssue)[]> => {
  const issued: (IssuedCredential | CannotIssue)[] = [];
  for (let start = 0; start < credentials.length; start += GROUP) {
    const some = credentials.slice(start, start + GROUP);
    const group = await prepareGroup(some, terms);
    for (let at = 0; at < some.length; at += 1) {
      const prepared = group[at] ?? null;
      const credential = some[at] ?? {};
      const signed = prepared === null ? issueOrFault({ ...terms, credential }) : sealPrepared(terms.signer, prepared);
      issued.push(signed instanceof Promise ? await signed : signed);
    }
  }
  return issued;
};
