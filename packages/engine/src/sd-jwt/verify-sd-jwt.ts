import { type JsonObject, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { type Jws, headerFault, readCompactJws } from '../jose/jws.ts';
import { type Result, fail, ok } from '../result.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { Check, Report, VerifyWorld } from '../types.ts';
import { checkEvidence } from '../verify/check-evidence.ts';
import { checkIssuer } from '../verify/check-issuer.ts';
import { checkSignature, jwsCheck } from '../verify/check-jwt.ts';
import { checkValidity } from '../verify/check-validity.ts';
import { failed, namesListForNobody, passed, summarise, unknown } from '../verify/report.ts';
import { unreadableReport } from '../verify/unreadable-report.ts';
import { checkKeyBinding } from './check-key-binding.ts';
import { checkTokenStatus } from './check-token-status.ts';
import { type Disclosure, type DisclosureFault, MAX_DISCLOSURES, assemble, readDisclosure } from './disclosures.ts';
import { findIssuer } from './find-issuer.ts';

/** `vc+sd-jwt` is the older name that wallets in the field still send. */
const TYPES: ReadonlySet<unknown> = new Set(['dc+sd-jwt', 'vc+sd-jwt']);

type Parts = {
  readonly jws: Jws;
  readonly payload: JsonObject;
  readonly disclosures: readonly string[];
  readonly binding: string;
};

const readParts = (text: string): Parts | null => {
  const [token = '', ...rest] = text.split('~');
  const jws = readCompactJws(token);
  const json = jws === null ? null : utf8Decode(jws.payload);
  const payload = json === null ? null : parseStrictJson(json);
  if (jws === null || payload?.ok !== true || !isJsonObject(payload.value)) return null;
  return { jws, payload: payload.value, disclosures: rest.slice(0, -1), binding: rest.at(-1) ?? '' };
};

const readClaims = async (parts: Parts, world: VerifyWorld): Promise<Result<JsonObject, DisclosureFault>> => {
  if (parts.disclosures.length > MAX_DISCLOSURES) return fail('too_many_disclosures');
  const disclosures: Disclosure[] = [];
  for (const text of parts.disclosures) {
    const disclosure = await readDisclosure(text, world.crypto);
    if (disclosure === null) return fail('unreadable_disclosure');
    disclosures.push(disclosure);
  }
  return assemble(parts.payload, disclosures);
};

/**
 * Rules of the type itself: its name (SD-JWT VC draft 18, §2.2.2.1), and who issued it. The draft asks for `iss` only
 * where nothing else says so (§2.2.2.3); here it is always asked for.
 */
const checkModel = (claims: JsonObject): Check => {
  const model = 'SD-JWT VC';
  const rules = ['vct', 'iss'].filter((name) => typeof claims[name] !== 'string' || claims[name] === '');
  return rules.length > 0
    ? failed('model.rules_broken', { model, rules: rules.join(' ') })
    : passed('model.conforms', { model });
};

/** Claims under the names that readers of an award know; foreign types are shown as they are. */
const viewOf = (claims: JsonObject): JsonObject => {
  const { subject, achievement, result } = claims;
  if (!isJsonObject(achievement)) return claims;
  const named = isJsonObject(subject) ? subject : {};
  return {
    ...claims,
    ...(claims['jti'] === undefined ? {} : { id: claims['jti'] }),
    name: achievement['name'] ?? null,
    credentialSubject: { ...named, achievement, ...(result === undefined ? {} : { result }) },
  };
};

const typeFault = (jws: Jws): Check | null =>
  TYPES.has(jws.header['typ'])
    ? null
    : unknown('integrity.unsupported_format', { format: String(jws.header['typ']), type: String(jws.header['typ']) });

const integrityOf = async (parts: Parts, claims: Result<JsonObject, DisclosureFault>, world: VerifyWorld) => {
  const issuer = textOf(parts.payload['iss']);
  const fault = headerFault(parts.jws.header);
  if (fault !== null) return { check: jwsCheck(fault, parts.jws.header), issuer: checkIssuer(issuer, null) };
  const type = typeFault(parts.jws);
  if (type !== null) return { check: type, issuer: checkIssuer(issuer, null) };
  const found = await findIssuer(parts.jws.header, issuer, world);
  const check = await checkSignature(parts.jws, found.finding, world);
  if (check.outcome === 'passed' && !claims.ok) {
    return { check: failed('integrity.disclosures_do_not_fit', { reason: claims.error }), issuer: found.check };
  }
  return { check, issuer: found.check };
};

/**
 * Verifies an SD-JWT VC with what the holder chose to show (RFC 9901 §7; SD-JWT VC draft 18, "Verification and
 * Processing"). The signature covers the hidden claims as well; what is not shown is simply not in the answer.
 */
export const verifySdJwt = async (text: string, world: VerifyWorld): Promise<Report> => {
  const parts = readParts(text.trim());
  if (parts === null) return unreadableReport(failed('integrity.damaged', { reason: 'cut_off' }), 'sd-jwt-vc');
  const assembled = await readClaims(parts, world);
  const { check: integrity, issuer } = await integrityOf(parts, assembled, world);
  const claims = assembled.ok ? assembled : ok(parts.payload);
  const issuerId = textOf(claims.value['iss']);
  const checks = {
    integrity,
    issuer,
    validity: checkValidity(claims.value, world),
    status: namesListForNobody(integrity, claims.value['status'])
      ? unknown('status.not_reached')
      : await checkTokenStatus(claims.value, issuerId ?? '', world),
    model: checkModel(claims.value),
    evidence: checkEvidence(integrity, claims.value['evidence']),
  };
  const covered = text.trim().slice(0, text.trim().length - parts.binding.length);
  const holder = await checkKeyBinding({ covered, binding: parts.binding, claims: claims.value }, world);
  const view = { document: viewOf(claims.value), issuerId };
  return {
    summary: summarise({ ...checks, ...(holder.outcome === 'not_applicable' ? {} : { holder }) }),
    format: 'sd-jwt-vc',
    checks,
    holder,
    ...(integrity.outcome === 'passed' ? { credential: view } : { unconfirmed: view }),
  };
};
