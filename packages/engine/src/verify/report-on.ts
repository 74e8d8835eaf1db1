import { VCDM1_CONTEXT_URL } from '@cairn/vocab/context-names';
import { type JsonObject, asList, hasType, idOf } from '../json/json-types.ts';
import type { CredentialFormat, Report, VerifyWorld } from '../types.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkIssuer } from './check-issuer.ts';
import type { ProofResult } from './check-one-proof.ts';
import { checkValidity } from './check-validity.ts';
import type { CheckModel } from './model-check.ts';
import { namesListForNobody, summarise, unknown } from './report.ts';
import type { CheckStatus } from './status-check.ts';

const formatOf = (document: JsonObject, encoding: Read['encoding']): CredentialFormat => {
  if (!hasType(document, 'VerifiableCredential')) return 'unknown';
  const version = asList(document['@context']).includes(VCDM1_CONTEXT_URL) ? 'vcdm1' : 'vcdm2';
  return encoding === 'jwt' ? `${version}-jwt` : `${version}-data-integrity`;
};

/** A document that could be read, and what its signature came to. */
export type Read = {
  readonly document: JsonObject;
  readonly proof: ProofResult;
  readonly encoding: 'json' | 'jwt';
};

/** The checks that the quick check of known shapes makes with less. */
export type ChecksOf = { readonly checkStatus: CheckStatus; readonly checkModel: CheckModel };

/** The answers on a document whose signature was looked at. */
export const reportOn = async (
  read: Read,
  world: VerifyWorld,
  { checkStatus, checkModel }: ChecksOf,
): Promise<Report> => {
  const { document, proof, encoding } = read;
  const issuerId = idOf(document['issuer']);
  const checks = {
    integrity: proof.check,
    issuer: checkIssuer(issuerId, proof.finding),
    validity: checkValidity(document, world),
    status: namesListForNobody(proof.check, document['credentialStatus'])
      ? unknown('status.not_reached')
      : await checkStatus(document, { issuerId, finding: proof.finding }, world),
    model: checkModel(document),
    evidence: checkEvidence(proof.check, document['evidence']),
  };
  const view = { document, issuerId };
  return {
    summary: summarise(checks),
    format: formatOf(document, encoding),
    checks,
    ...(proof.check.outcome === 'passed' ? { credential: view } : { unconfirmed: view }),
  };
};
