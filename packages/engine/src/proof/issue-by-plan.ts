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

/** What is the same for all that are signed together. */
export type IssueTerms = Omit<IssueRequest, 'credential'>;

/** A plan is compared with the reference after 16 credentials, after 64 more and so on, then once in so many. */
const FIRST_CANARY = 16;
const CANARY_GROWS = 4;
const CANARY_EVERY = 16_384;

/** Both suites hash with SHA-256; P-384 keys do not and take the reference path. */
const planSuite = ({ signer, suite }: IssueTerms): Suite | null => {
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

type PlanState = {
  /** Options are the same for all that one key signs within one second: the last ones are kept. */
  options: ProofOptions | null;
  sinceCanary: number;
  nextCanary: number;
};

const states = new WeakMap<Plan, PlanState>();

const stateOf = (plan: Plan): PlanState => {
  const known = states.get(plan);
  if (known !== undefined) return known;
  const state: PlanState = { options: null, sinceCanary: 0, nextCanary: FIRST_CANARY };
  states.set(plan, state);
  return state;
};

const lastInstant = { second: Number.NaN, text: '' };

const instant = (date: Date): string => {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastInstant.second) {
    lastInstant.text = `${date.toISOString().slice(0, 19)}Z`;
    lastInstant.second = second;
  }
  return lastInstant.text;
};

const toHashOf = (document: JsonObject, terms: IssueTerms, suite: Suite): ToHash => ({
  document,
  options: {
    type: 'DataIntegrityProof',
    cryptosuite: suite.name,
    created: instant(terms.created),
    verificationMethod: terms.signer.verificationMethod,
    proofPurpose: 'assertionMethod',
  },
  suite,
  algorithm: terms.signer.algorithm,
  crypto: terms.crypto,
  contexts: new Map<string, object>(),
  use: 'issue',
});

const isFor = (options: ProofOptions | null, terms: IssueTerms, suite: Suite): options is ProofOptions =>
  options?.suite === suite &&
  options.created === instant(terms.created) &&
  options.method === terms.signer.verificationMethod;

const makeOptions = async (toHash: ToHash, state: PlanState): Promise<ProofOptions | null> => {
  const hash = await optionsHash(toHash);
  if (!hash.ok) return null;
  const { suite, options } = toHash;
  const { created, verificationMethod: method } = options;
  const text = JSON.stringify(options).slice(0, -1);
  state.options = { created: String(created), suite, method: String(method), text, hash: hash.value };
  return state.options;
};

const isCanary = (state: PlanState, every: number | undefined): boolean => {
  if (every === 0) return false;
  state.sinceCanary += 1;
  if (state.sinceCanary < (every ?? state.nextCanary)) return false;
  state.sinceCanary = 0;
  state.nextCanary = Math.min(state.nextCanary * CANARY_GROWS, CANARY_EVERY);
  return true;
};

/** JSON text without the brace that closes it, and the hash of what it says. */
type Made = { readonly unsigned: string; readonly hash: Uint8Array };

type Ready = {
  readonly planned: PlannedDocument;
  readonly terms: IssueTerms;
  readonly suite: Suite;
  readonly state: PlanState;
};

/** Compares with the reference. A plan that is wrong is thrown away: that must never happen. */
const survives = async ({ planned, terms, suite }: Ready, made: Made): Promise<boolean> => {
  // Through text, as a reader will get it.
  const document = JSON.parse(`${made.unsigned}}`) as JsonObject;
  const reference = await referenceHash('credential', document, toHashOf(document, terms, suite));
  if (reference.ok && equalBytes(reference.value, made.hash)) return true;
  forgetPlan(planned.plan);
  countRefusal('canary');
  return false;
};

/** The signed text, and the document when somebody wants it. */
class Issued implements IssuedCredential {
  readonly text: string;
  #document: JsonObject | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get document(): JsonObject {
    this.#document ??= JSON.parse(this.text) as JsonObject;
    return this.#document;
  }
}

const finish = (unsigned: string, options: ProofOptions, signature: Uint8Array): IssuedCredential =>
  new Issued(`${unsigned},"proof":${options.text},"proofValue":"z${base58Encode(signature)}"}}`);

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

const fill = (ready: Ready, options: ProofOptions): Answer | Promise<Answer> => {
  const { planned, terms, state } = ready;
  const hash = hashByPlan(planned, terms.crypto);
  if (hash === null) return null;
  const made = { unsigned: planned.plan.openText(planned.values), hash };
  const prepared = { options, made };
  return isCanary(state, terms.canaryEvery)
    ? survives(ready, made).then((isGood) => (isGood ? prepared : null))
    : prepared;
};

/**
 * Prepares a credential by the compiled plan of its shape: with its signature it is the same text, byte for byte, as by
 * the reference path. Null when there is no plan, a value is left to the reference, or something is wrong that the
 * reference path says by name. At once where it can be: a promise for each of a million credentials is work as well.
 */
export const prepareByPlan = (credential: object, terms: IssueTerms): Answer | Promise<Answer> => {
  const suite = planSuite(terms);
  if (suite === null || !isJsonObject(credential)) return null;
  const planned = findPlan('credential', credential);
  if (planned === null) return null;
  const { plan, values } = planned;
  if (plan.issuerId(values) !== withoutFragment(terms.signer.verificationMethod)) return null;
  const state = stateOf(plan);
  const ready = { planned, terms, suite, state };
  if (isFor(state.options, terms, suite)) return fill(ready, state.options);
  return makeOptions(toHashOf(credential, terms, suite), state).then((options) =>
    options === null ? null : fill(ready, options),
  );
};
