import { type JsonObject, type JsonValue, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import type { Check, CredentialFormat, Report, VerifyWorld } from '../types.ts';
import { checkEvidence } from '../verify/check-evidence.ts';
import { checkValidity } from '../verify/check-validity.ts';
import { timeOfSeconds } from '../verify/dates.ts';
import { failed, passed, summarise } from '../verify/report.ts';
import { saysType, verificationOf } from './documents.ts';
import type { Behind } from './profile.ts';

/** Version 1 writes days or seconds where version 2 writes instants; what is neither stays as it is. */
const instantOf = (value: JsonValue | undefined): JsonValue | undefined => {
  if (typeof value === 'number') {
    const time = timeOfSeconds(value);
    return Number.isNaN(time) ? value : new Date(time).toISOString();
  }
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value;
};

const dates = (assertion: JsonObject): JsonObject => {
  const [from, until] = [instantOf(assertion['issuedOn']), instantOf(assertion['expires'])];
  return { ...(from === undefined ? {} : { validFrom: from }), ...(until === undefined ? {} : { validUntil: until }) };
};

const checkModel = (assertion: JsonObject, behind: Behind): Check => {
  const model = 'Open Badges 2.0';
  if (!saysType(assertion, 'Assertion') && assertion['uid'] === undefined) {
    return failed('model.not_a_credential', { rule: 'type' });
  }
  const { recipient, badge } = assertion;
  const rules = [
    ...(isJsonObject(recipient) && textOf(recipient['identity']) !== null ? [] : ['recipient']),
    ...(idOf(badge) !== null || isJsonObject(badge) ? [] : ['badge']),
    ...(assertion['issuedOn'] === undefined ? ['issuedOn'] : []),
    ...(Object.keys(verificationOf(assertion)).length === 0 ? ['verification'] : []),
    ...(behind.badge !== null && textOf(behind.badge['name']) === null ? ['badge.name'] : []),
  ];
  return rules.length === 0
    ? passed('model.conforms', { model })
    : failed('model.rules_broken', { model, rules: rules.join(' ') });
};

/** The assertion under the names of the newer version, so that every page can show it. */
const viewOf = (assertion: JsonObject, { badge, profile, issuerId }: Behind): JsonObject => ({
  ...assertion,
  ...dates(assertion),
  ...(badge === null ? {} : { name: badge['name'] ?? null, credentialSubject: { achievement: badge } }),
  ...(issuerId === null ? {} : { issuer: { ...(profile ?? {}), id: issuerId } }),
});

export type Findings = {
  readonly format: CredentialFormat & ('ob2-hosted' | 'ob2-signed');
  readonly assertion: JsonObject;
  readonly behind: Behind;
  readonly integrity: Check;
  readonly issuer: Check;
  readonly status: Check;
};

export const ob2Report = (found: Findings, world: VerifyWorld): Report => {
  const { assertion, behind, integrity, issuer, status, format } = found;
  const checks = {
    integrity,
    issuer,
    validity: checkValidity(dates(assertion), world),
    status,
    model: checkModel(assertion, behind),
    evidence: checkEvidence(integrity, assertion['evidence']),
  };
  const view = { document: viewOf(assertion, behind), issuerId: behind.issuerId };
  return {
    summary: summarise(checks),
    format,
    checks,
    ...(integrity.outcome === 'passed' ? { credential: view } : { unconfirmed: view }),
  };
};
