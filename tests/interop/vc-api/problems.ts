import type { Check, PresentationReport, Report } from '@cairn/engine';

export type Answer = { readonly status: number; readonly body: object };

/** What is not in order: a stable code, and what it is about. */
export type Problem = readonly [code: string, detail: string];

/** Names that the specifications give to errors (Bitstring Status List §3.5, VC Data Integrity §4.7, VCDM 2.0 §7.2). */
const STATUS_LIST = 'https://www.w3.org/ns/credentials/status-list#';
const SECURITY = 'https://w3id.org/security#';
const NAMES: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^status\.unreachable$/, `${STATUS_LIST}STATUS_RETRIEVAL_ERROR`],
  [/^status\.list_too_short$/, `${STATUS_LIST}STATUS_LIST_LENGTH_ERROR`],
  [/^status\.index_outside_list$/, `${STATUS_LIST}RANGE_ERROR`],
  [/^status\.(?:unreadable_entry|list_damaged)$/, `${STATUS_LIST}MALFORMED_VALUE_ERROR`],
  [/^status\./, `${STATUS_LIST}STATUS_VERIFICATION_ERROR`],
  [/^integrity\.undefined_term$/, `${SECURITY}DATA_LOSS_DETECTION_ERROR`],
  [/^(?:integrity|issuer)\./, `${SECURITY}PROOF_VERIFICATION_ERROR`],
  [/^derive\.no_base_proof$/, `${SECURITY}PROOF_VERIFICATION_ERROR`],
  [/^(?:issue|derive)\./, `${SECURITY}PROOF_GENERATION_ERROR`],
];

const nameOf = (code: string): string => NAMES.find(([pattern]) => pattern.test(code))?.[1] ?? `urn:cairn:${code}`;

/** Everything that is not in order, as problem details (VCALM; RFC 9457). */
export const refused = (problems: readonly Problem[]): Answer => ({
  status: 400,
  body: {
    verified: false,
    errors: problems.map(([code]) => code),
    problemDetails: problems.map(([code, detail]) => ({ type: nameOf(code), title: code, detail })),
  },
});

export const accepted = (more: object = {}): Answer => ({
  status: 200,
  body: { verified: true, checks: ['proof'], warnings: [], errors: [], ...more },
});

export const problemOf = ({ code, details }: Check): Problem => [code, JSON.stringify(details ?? {})];

/** Whose key it is stays open for did:key issuers; all else must be answered, and nothing be broken. */
export const problemsOf = ({ checks }: Report): readonly Problem[] =>
  Object.values(checks)
    .filter((check) => check.outcome === 'failed' || (check.outcome === 'unknown' && check !== checks.issuer))
    .map(problemOf);

export const presentationProblems = (report: PresentationReport): readonly Problem[] => {
  const { integrity, holder, model } = report.checks;
  const own = [integrity, holder, model].filter(({ outcome }) => outcome === 'failed');
  const unsigned = integrity.outcome === 'passed' ? [] : [integrity];
  return [...new Set([...own, ...unsigned])].map(problemOf).concat(report.credentials.flatMap(problemsOf));
};
