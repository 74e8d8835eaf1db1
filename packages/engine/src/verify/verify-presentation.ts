import { VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL } from '@cairn/vocab/contexts';
import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import type { Check, Report, Summary, VerifyWorld } from '../types.ts';
import { isUrl } from './check-model.ts';
import { type ProofResult, checkProofs, summariseProofs } from './check-proofs.ts';
import { readInput } from './read-input.ts';
import { failed, notApplicable, passed, unknown } from './report.ts';
import { verifyCredential } from './verify-credential.ts';

/** What this verifier asked the holder to sign; anything that is left out is not compared, and the report says so. */
export type PresentationAsked = { readonly challenge?: string; readonly domain?: string };

export type PresentationReport = {
  readonly summary: Summary;
  readonly checks: {
    /** Is the holder's signature good over all that is shown? */
    readonly integrity: Check;
    /** Was it made for this request, by who is named as the holder? */
    readonly holder: Check;
    readonly model: Check;
  };
  readonly holderId: string | null;
  /** One report for each credential shown, in their order. Each stands for itself. */
  readonly credentials: readonly Report[];
};

/** More credentials than this are not looked at: each costs as much as one alone. */
const MAX_CREDENTIALS = 32;

const modelFaults = (document: JsonObject): readonly string[] => {
  const context = asList(document['@context'])[0];
  const holder = document['holder'];
  const credentials = document['verifiableCredential'];
  const rules: readonly (readonly [rule: string, isKept: boolean])[] = [
    ['@context', context === VCDM2_CONTEXT_URL || context === VCDM1_CONTEXT_URL],
    [
      'type',
      hasType(document, 'VerifiablePresentation') && asList(document['type']).every((type) => typeof type === 'string'),
    ],
    ['id', document['id'] === undefined || isUrl(document['id'])],
    ['holder', holder === undefined || (!Array.isArray(holder) && isUrl(idOf(holder) ?? undefined))],
    ['verifiableCredential', asList(credentials).every((one) => isJsonObject(one) && Object.keys(one).length > 0)],
    ['verifiableCredential', credentials !== null],
  ];
  return rules.filter(([, isKept]) => !isKept).map(([rule]) => rule);
};

const checkModel = (document: JsonObject): Check => {
  const model = asList(document['@context'])[0] === VCDM1_CONTEXT_URL ? 'VCDM 1.1' : 'VCDM 2.0';
  const faults = [...new Set(modelFaults(document))];
  return faults.length > 0
    ? failed('model.rules_broken', { model, rules: faults.join(' ') })
    : passed('model.conforms', { model });
};

const onlyProof = (document: JsonObject): JsonObject | null => {
  const [proof, ...others] = asList(document['proof']);
  return isJsonObject(proof) && others.length === 0 ? proof : null;
};

type Answered = { readonly finding: ProofResult['finding']; readonly asked: PresentationAsked };

/** Why a good signature is not the holder's answer to this request; null when it is. */
const mismatch = (document: JsonObject, proof: JsonObject, { finding, asked }: Answered): string | null => {
  const holder = idOf(document['holder']);
  const isDisowned = finding?.binding === 'not_listed' || finding?.binding === 'not_authorised';
  if (isDisowned || (holder !== null && finding?.controller !== holder)) return 'key';
  if (asked.challenge !== undefined && textOf(proof['challenge']) !== asked.challenge) return 'challenge';
  return asked.domain !== undefined && !asList(proof['domain']).includes(asked.domain) ? 'domain' : null;
};

/** The proof must be for this request alone: replayed, borrowed and unsigned ones are told apart (S14, S15). */
const checkHolder = (document: JsonObject, { check, finding }: ProofResult, asked: PresentationAsked): Check => {
  const proof = onlyProof(document);
  if (check.outcome !== 'passed') return unknown('holder.missing', { reason: check.code });
  if (proof === null) return unknown('holder.missing', { reason: 'several_proofs' });
  const reason = mismatch(document, proof, { finding, asked });
  if (reason !== null) return failed('holder.mismatch', { reason });
  if (asked.challenge === undefined) return unknown('holder.not_asked');
  return passed('holder.bound', { holder: finding?.controller ?? '' });
};

const summarise = (checks: PresentationReport['checks'], credentials: readonly Report[]): Summary => {
  const outcomes = Object.values(checks).map(({ outcome }) => outcome);
  const inner = credentials.map(({ summary }) => summary);
  if (outcomes.includes('failed') || inner.includes('does_not_check_out')) return 'does_not_check_out';
  const isOpen = outcomes.includes('unknown') || inner.includes('could_not_check_everything');
  return isOpen ? 'could_not_check_everything' : 'checks_out';
};

const unreadable = (integrity: Check): PresentationReport => {
  const checks = { integrity, holder: unknown('holder.missing'), model: unknown('model.not_reached') };
  return { summary: summarise(checks, []), checks, holderId: null, credentials: [] };
};

const verifyAll = async (shown: readonly JsonValue[], world: VerifyWorld): Promise<readonly Report[]> => {
  const reports: Report[] = [];
  for (const one of shown) reports.push(await verifyCredential(JSON.stringify(one), world));
  return reports;
};

/**
 * Verifies a presentation with a Data Integrity proof for `authentication`: the holder's signature, that it answers this
 * request, and every credential inside by itself (VCDM 2.0 §4.13, VC Data Integrity 1.0 §4.4). A presentation without a
 * proof says nothing about who shows it; its credentials are looked at all the same. Never throws.
 */
export const verifyPresentation = async (
  input: Uint8Array | string,
  world: VerifyWorld,
  asked: PresentationAsked = {},
): Promise<PresentationReport> => {
  const text = readInput(input);
  if (!text.ok) return unreadable(text.error);
  const parsed = parseStrictJson(text.value);
  if (!parsed.ok) return unreadable(failed('integrity.damaged', { reason: parsed.error }));
  const document = parsed.value;
  if (!isJsonObject(document)) return unreadable(failed('integrity.damaged', { reason: 'not_an_object' }));
  const shown = asList(document['verifiableCredential']);
  if (shown.length > MAX_CREDENTIALS)
    return unreadable(unknown('integrity.too_complex', { limit: String(MAX_CREDENTIALS) }));
  const proofs = asList(document['proof']).length === 0 ? null : await checkProofs(document, world, 'authentication');
  const proof =
    proofs === null
      ? { check: notApplicable('integrity.no_proof'), finding: null }
      : summariseProofs(proofs, idOf(document['holder']));
  const checks = { integrity: proof.check, holder: checkHolder(document, proof, asked), model: checkModel(document) };
  const credentials = await verifyAll(shown, world);
  return { summary: summarise(checks, credentials), checks, holderId: idOf(document['holder']), credentials };
};
