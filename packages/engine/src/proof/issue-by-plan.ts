import { isJsonObject, type JsonObject } from '../json/json-types.ts';
import { withoutFragment } from '../keys/did.ts';
import { type PlannedDocument, findPlan, forgetPlan, hashByPlan } from '../plan/known-plans.ts';
import type { Plan } from '../plan/plan.ts';
import { countPath, countRefusal } from '../plan/statistics.ts';
import { base58Encode } from '../text/base58.ts';
import { equalBytes } from '../text/compare-bytes.ts';
import { type ToHash, optionsHash, referenceHash } from './hash-data.ts';
import type { Signer } from '../types.ts';
import type { IssueRequest, IssuedCredential } from './issue-types.ts';
import type { Suite } from './proof-types.ts';
import { suiteByName } from './suite-by-name.ts';

/** How often the fast path is compared with the reference unless a caller says otherwise. */
const CANARY_EVERY = 4_096;

/** Both suites hash with SHA-256; P-384 keys do not and take the reference path. */
const planSuite = ({ signer, suite }: IssueRequest): Suite | null => {
  if (signer.algorithm === 'P-384') return null;
  const fitting = signer.algorithm === 'Ed25519' ? 'eddsa-rdfc-2022' : 'ecdsa-rdfc-2019';
  return suite === undefined || suite === fitting ? suiteByName(fitting) : null;
};

type ProofOptions = {
  readonly created: string;
  readonly suite: Suite;
  readonly method: string;
  /** JSON text without the brace that closes it. */
  readonly text: string;
  readonly hash: Uint8Array;
};

/** Options are the same for all that one key signs within one second: the last ones of each plan are kept. */
const lastOptions = new WeakMap<Plan, ProofOptions>();
const lastInstant = { second: Number.NaN, text: '' };

const instant = (date: Date): string => {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastInstant.second) {
    lastInstant.text = `${date.toISOString().slice(0, 19)}Z`;
    lastInstant.second = second;
  }
  return lastInstant.text;
};

const toHashOf = (request: IssueRequest, suite: Suite, created: string): ToHash => ({
  document: isJsonObject(request.credential) ? request.credential : {},
  options: {
    type: 'DataIntegrityProof',
    cryptosuite: suite.name,
    created,
    verificationMethod: request.signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  },
  suite,
  algorithm: request.signer.algorithm,
  crypto: request.crypto,
  contexts: new Map<string, object>(),
  use: 'issue',
});

const knownOptions = (request: IssueRequest, suite: Suite, plan: Plan): ProofOptions | null => {
  const last = lastOptions.get(plan);
  return last?.suite === suite &&
    last.created === instant(request.created) &&
    last.method === request.signer.verificationMethod
    ? last
    : null;
};

const makeOptions = async (request: IssueRequest, suite: Suite, plan: Plan): Promise<ProofOptions | null> => {
  const created = instant(request.created);
  const toHash = toHashOf(request, suite, created);
  const hash = await optionsHash(toHash);
  if (!hash.ok) return null;
  const text = JSON.stringify(toHash.options).slice(0, -1);
  const options = { created, suite, method: request.signer.verificationMethod, text, hash: hash.value };
  lastOptions.set(plan, options);
  return options;
};

let sinceCanary = 0;

const isCanary = ({ canaryEvery = CANARY_EVERY }: IssueRequest): boolean => {
  sinceCanary += 1;
  if (canaryEvery === 0 || sinceCanary < canaryEvery) return false;
  sinceCanary = 0;
  return true;
};

/** JSON text without the brace that closes it, and the hash of what it says. */
type Made = { readonly unsigned: string; readonly hash: Uint8Array };

type Ready = { readonly planned: PlannedDocument; readonly suite: Suite; readonly options: ProofOptions };

/** Compares with the reference. A plan that is wrong is thrown away: that must never happen. */
const survives = async (request: IssueRequest, { planned, suite }: Ready, made: Made): Promise<boolean> => {
  // Through text, as a reader will get it.
  const document = JSON.parse(`${made.unsigned}}`) as JsonObject;
  const reference = await referenceHash('credential', document, toHashOf(request, suite, instant(request.created)));
  if (reference.ok && equalBytes(reference.value, made.hash)) return true;
  forgetPlan(planned.plan);
  countRefusal('canary');
  return false;
};

/** The signed text, and the document when somebody wants it. */
const issued = (text: string): IssuedCredential => {
  let document: JsonObject | null = null;
  return {
    text,
    get document(): JsonObject {
      document ??= JSON.parse(text) as JsonObject;
      return document;
    },
  };
};

const finish = (unsigned: string, options: ProofOptions, signature: Uint8Array): IssuedCredential =>
  issued(`${unsigned},"proof":${options.text},"proofValue":"z${base58Encode(signature)}"}}`);

/** All but the signature. */
export type Prepared = { readonly options: ProofOptions; readonly made: Made };

/** Signs what was prepared; at once where the signer answers at once. */
export const sealPrepared = (
  signer: Signer,
  { options, made }: Prepared,
): IssuedCredential | Promise<IssuedCredential> => {
  countPath('issue', 'fast');
  const data = new Uint8Array(options.hash.length + made.hash.length);
  data.set(options.hash);
  data.set(made.hash, options.hash.length);
  const signature = signer.sign(data);
  return signature instanceof Uint8Array
    ? finish(made.unsigned, options, signature)
    : signature.then((later) => finish(made.unsigned, options, later));
};

type Answer = Prepared | null;

const fill = (request: IssueRequest, ready: Ready): Answer | Promise<Answer> => {
  const { planned, options } = ready;
  const hash = hashByPlan(planned, request.crypto);
  if (hash === null) return null;
  const made = { unsigned: planned.plan.openText(planned.values), hash };
  const prepared = { options, made };
  return isCanary(request) ? survives(request, ready, made).then((isGood) => (isGood ? prepared : null)) : prepared;
};

/**
 * Prepares a credential by the compiled plan of its shape: with its signature it is the same text, byte for byte, as by
 * the reference path. Null when there is no plan, a value is left to the reference, or something is wrong that the
 * reference path says by name. At once where it can be: a promise for each of a million credentials is work as well.
 */
export const prepareByPlan = (request: IssueRequest): Answer | Promise<Answer> => {
  const suite = planSuite(request);
  const { credential, signer } = request;
  if (suite === null || !isJsonObject(credential)) return null;
  const planned = findPlan('credential', credential);
  if (planned === null) return null;
  const { plan, values } = planned;
  if (plan.issuerId(values) !== withoutFragment(signer.verificationMethod)) return null;
  const known = knownOptions(request, suite, plan);
  if (known !== null) return fill(request, { planned, suite, options: known });
  return makeOptions(request, suite, plan).then((options) =>
    options === null ? null : fill(request, { planned, suite, options }),
  );
};
