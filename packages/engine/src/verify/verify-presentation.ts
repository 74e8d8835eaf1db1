import { VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL } from '@cairn/vocab/contexts';
import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject } from '../json/json-types.ts';
import type { Check, Report, Summary, VerifyWorld } from '../types.ts';
import { checkModel } from './check-model.ts';
import { checkStatus } from './check-status.ts';
import { findKey } from './find-key.ts';
import { isUrl } from './is-url.ts';
import type { KeyBinding } from './key-finder.ts';
import { readInput } from './read-input.ts';
import { type Answered, type ReadPresentation, readPresentation } from './read-presentation.ts';
import { failed, passed, unknown } from './report.ts';
import { reportOn } from './report-on.ts';
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

/** The 1.1 model shows a JWT as its text; the 2.0 model puts it into an envelope (VCDM 2.0 §4.13). */
const isShown = (one: JsonValue, context: JsonValue | undefined): boolean =>
  isJsonObject(one) ? Object.keys(one).length > 0 : context === VCDM1_CONTEXT_URL && typeof one === 'string';

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
    ['verifiableCredential', asList(credentials).every((one) => isShown(one, context))],
    ['verifiableCredential', credentials !== null],
  ];
  return rules.filter(([, isKept]) => !isKept).map(([rule]) => rule);
};

const checkPresentationModel = (document: JsonObject): Check => {
  const model = asList(document['@context'])[0] === VCDM1_CONTEXT_URL ? 'VCDM 1.1' : 'VCDM 2.0';
  const faults = [...new Set(modelFaults(document))];
  return faults.length > 0
    ? failed('model.rules_broken', { model, rules: faults.join(' ') })
    : passed('model.conforms', { model });
};

const DISOWNED: ReadonlySet<KeyBinding> = new Set(['not_listed', 'not_in_old_copy', 'not_authorised']);

/** Why a good signature is not the holder's answer to this request; null when it is. */
const mismatch = ({ document, proof: { finding } }: ReadPresentation, made: Answered, asked: PresentationAsked) => {
  const holder = idOf(document['holder']);
  const isDisowned = finding !== null && DISOWNED.has(finding.binding);
  if (isDisowned || (holder !== null && finding?.controller !== holder)) return 'key';
  if (asked.challenge !== undefined && made.challenge !== asked.challenge) return 'challenge';
  return asked.domain !== undefined && !made.domains.includes(asked.domain) ? 'domain' : null;
};

/** The proof must be for this request alone: replayed, borrowed and unsigned ones are told apart (S14, S15). */
const checkHolder = (read: ReadPresentation, asked: PresentationAsked): Check => {
  const { answered, proof } = read;
  if (proof.check.outcome !== 'passed') return unknown('holder.missing', { reason: proof.check.code });
  if (answered === null) return unknown('holder.missing', { reason: 'several_proofs' });
  const reason = mismatch(read, answered, asked);
  if (reason !== null) return failed('holder.mismatch', { reason });
  if (asked.challenge === undefined) return unknown('holder.not_asked');
  return passed('holder.bound', { holder: proof.finding?.controller ?? '' });
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

/**
 * A credential without a proof of its own, about which the holder is the issuer: the holder's signature secures it, and
 * the same key must be the holder's for making statements (VCDM 2.0 §4.13, "Presentations Including Holder Claims").
 * Null for any other.
 */
const selfAsserted = async (one: JsonValue, read: ReadPresentation, world: VerifyWorld): Promise<Report | null> => {
  const { document, proof, embeddedBy } = read;
  const holder = idOf(document['holder']);
  const isHolders = proof.check.outcome === 'passed' && proof.finding?.controller === holder;
  if (embeddedBy === null || holder === null || !isHolders) return null;
  if (!isJsonObject(one) || one['proof'] !== undefined || idOf(one['issuer']) !== holder) return null;
  const finding = await findKey(embeddedBy, world);
  const check = passed('integrity.unchanged', { securedBy: 'presentation' });
  return reportOn({ document: one, proof: { check, finding }, encoding: 'json' }, world, { checkStatus, checkModel });
};

const verifyAll = async (read: ReadPresentation, world: VerifyWorld): Promise<readonly Report[]> => {
  const reports: Report[] = [];
  for (const one of asList(read.document['verifiableCredential'])) {
    const text = typeof one === 'string' ? one : JSON.stringify(one);
    reports.push((await selfAsserted(one, read, world)) ?? (await verifyCredential(text, world)));
  }
  return reports;
};

/**
 * Verifies a presentation with a Data Integrity proof for `authentication`, or one secured as `vp+jwt`, also in an
 * envelope: the holder's signature, that it answers this request, and every credential inside by itself (VCDM 2.0
 * §4.13, VC Data Integrity 1.0 §4.4, VC-JOSE-COSE §3.1.2, and of the 1.1 model VCDM 1.1 §4.10 and §6.3.1). A
 * presentation without a proof says nothing about who shows it; its credentials are looked at all the same. Never
 * throws.
 */
export const verifyPresentation = async (
  input: Uint8Array | string,
  world: VerifyWorld,
  asked: PresentationAsked = {},
): Promise<PresentationReport> => {
  const text = readInput(input);
  if (!text.ok) return unreadable(text.error);
  const read = await readPresentation(text.value, world);
  if ('outcome' in read) return unreadable(read);
  const { document, proof } = read;
  const checks = { integrity: proof.check, holder: checkHolder(read, asked), model: checkPresentationModel(document) };
  const credentials = await verifyAll(read, world);
  return { summary: summarise(checks, credentials), checks, holderId: idOf(document['holder']), credentials };
};
