import { type JsonObject, hasType, isJsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { hashFor } from '../proof/proof-types.ts';
import { ok } from '../result.ts';
import { base64urlDecode } from '../text/base64url-decode.ts';
import { concatBytes } from '../text/bytes.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import type { Report, VerifyWorld } from '../types.ts';
import { type HashRequest, type ProofResult, checkOneProof, withoutKey } from '../verify/check-one-proof.ts';
import { makeKeyFinder } from '../verify/key-finder.ts';
import { makeModelCheck } from '../verify/model-check.ts';
import { reportOn } from '../verify/report-on.ts';
import { MAX_STATUS_BYTES } from '../status/status-bits.ts';
import { makeStatusCheck } from '../verify/status-check.ts';
import { fingerprintOf } from './fingerprint.ts';
import { NeedsFullReader, needsFullReader } from './needs-full-reader.ts';
import { PLAN_FORMAT, type PlanSource } from './plan-data.ts';
import { runPlan } from './run-plan.ts';

/** What the quick check needs from outside, besides what every check needs. */
export type LightWorld = Pick<VerifyWorld, 'now' | 'crypto' | 'documents' | 'toleranceSeconds'> & {
  readonly plans: PlanSource;
  /** Unpacks one gzip member and checks its sum; null for anything else, and for more than `maxBytes`. */
  unpack(packed: Uint8Array, maxBytes: number): Promise<Uint8Array | null>;
};

/** Longer texts are not worth trying; the full reader has the same limit and says so. */
const MAX_LENGTH = 4 * 1024 * 1024;

const textOf = (input: Uint8Array | string): string => {
  if (input.length > MAX_LENGTH) return needsFullReader();
  return typeof input === 'string' ? input : (utf8Decode(input) ?? needsFullReader());
};

const findKey = makeKeyFinder({ readJwk: needsFullReader, readDidJwk: needsFullReader });

const checkModel = makeModelCheck(({ relatedResource }) => {
  if (relatedResource !== undefined) needsFullReader();
});

type Read = { readonly document: JsonObject; readonly proof: ProofResult };

/** Envelopes, seals, older badges and collections have readers of their own, each known by one of these. */
const isForReader = (document: JsonObject): boolean =>
  !hasType(document, 'VerifiableCredential') || hasType(document, 'ClrCredential') || document['payload'] !== undefined;

class LightReader {
  readonly #world: LightWorld;

  constructor(world: LightWorld) {
    this.#world = world;
  }

  /** A JSON document with one embedded proof, of a shape that has a plan. */
  async read(text: string): Promise<Read> {
    const parsed = parseStrictJson(text);
    if (!parsed.ok || !isJsonObject(parsed.value)) return needsFullReader();
    const secured = parsed.value;
    const { proof } = secured;
    if (!isJsonObject(proof) || isForReader(secured)) return needsFullReader();
    const document = withoutKey(secured, 'proof');
    // First, so that nobody is asked for documents when the full reader will do it all again.
    const canonical = await this.#canonical(document, proof);
    const hash = async ({ suite, algorithm }: HashRequest) => {
      if (suite.canonical !== 'rdfc' || hashFor(algorithm) !== 'sha256') return needsFullReader();
      const hashes = await Promise.all(canonical.map((each) => this.#world.crypto.sha256(utf8Encode(each))));
      return ok(concatBytes(...hashes));
    };
    const signed = { document, proof, world: this.#world, purpose: 'assertionMethod' as const };
    return { document: secured, proof: await checkOneProof(signed, { findKey, hash }) };
  }

  /** Canonical options, then the canonical document: the order in which they are signed. */
  async #canonical(document: JsonObject, proof: JsonObject): Promise<readonly string[]> {
    const { crypto, plans } = this.#world;
    const plan = await plans.find(await fingerprintOf(document, crypto));
    if (plan?.format !== PLAN_FORMAT) return needsFullReader();
    const options = { ...withoutKey(proof, 'proofValue'), '@context': document['@context'] ?? null };
    const texts = [await runPlan(plan.options, options, crypto), await runPlan(plan.document, document, crypto)];
    return texts.map((text) => text ?? needsFullReader());
  }

  async unpack(encodedList: string) {
    const packed = encodedList.startsWith('u') ? base64urlDecode(encodedList.slice(1)) : null;
    const bits = packed === null ? null : await this.#world.unpack(packed, MAX_STATUS_BYTES);
    return ok(bits ?? needsFullReader());
  }
}

/**
 * The report on a credential of a known shape (`PlanSource`), without a JSON-LD processor and without the texts of any
 * context: the very report that `verifyCredential` gives. Null for everything that is not certain this way, be it good
 * or bad: then the full reader has to look.
 */
export const verifyKnownShape = async (input: Uint8Array | string, world: LightWorld): Promise<Report | null> => {
  const reader = new LightReader(world);
  const checkStatus = makeStatusCheck({
    read: (body) => reader.read(body),
    unpack: (_, encodedList) => reader.unpack(encodedList),
    named: needsFullReader,
  });
  try {
    const read = await reader.read(textOf(input));
    return await reportOn({ ...read, encoding: 'json' }, world, { checkStatus, checkModel });
  } catch (error) {
    if (error instanceof NeedsFullReader) return null;
    throw error;
  }
};
