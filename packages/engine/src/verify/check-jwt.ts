import { VCDM1_CONTEXT_URL } from '@cairn/vocab/contexts';
import { type JsonObject, type JsonValue, asList, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { decodeJwk } from '../keys/jwk.ts';
import { base64urlDecode } from '../text/base64url.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import type { Check, KeyAlgorithm, VerifyWorld } from '../types.ts';
import type { ProofResult } from './check-proofs.ts';
import { type KeyFinding, findKey } from './find-key.ts';
import { failed, passed, unknown } from './report.ts';

/** The algorithms that are checked. `none` and everything symmetric are not signatures of an issuer. */
const ALGORITHMS: Readonly<Record<string, KeyAlgorithm>> = {
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
  ES256: 'P-256',
  ES384: 'P-384',
};

/** Real signatures, but by suites that this engine does not have. */
const KNOWN_ELSEWHERE: ReadonlySet<string> = new Set([
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES512',
  'ES256K',
  'Ed448',
]);

const MEDIA_TYPES: ReadonlySet<unknown> = new Set([undefined, 'JWT', 'jwt', 'vc+jwt', 'vc+ld+jwt']);

export type JwtResult = { readonly document: JsonObject | null; readonly proof: ProofResult };

export const looksLikeJwt = (text: string): boolean =>
  /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){1,4}$/.test(text) && text.startsWith('ey');

const decodePart = (part: string | undefined): JsonObject | null => {
  const bytes = base64urlDecode(part ?? '');
  const text = bytes === null ? null : utf8Decode(bytes);
  const parsed = text === null ? null : parseStrictJson(text);
  return parsed?.ok === true && isJsonObject(parsed.value) ? parsed.value : null;
};

const seconds = (value: unknown): string | undefined => {
  const time = typeof value === 'number' ? value * 1000 : Number.NaN;
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : undefined;
};

const orKeep = (document: JsonObject, name: string, value: string | undefined): JsonObject =>
  value === undefined || document[name] !== undefined ? {} : { [name]: value };

const agree = (claim: JsonValue | undefined, member: string | null): boolean =>
  claim === undefined || member === null || claim === member;

const subjectId = (vc: JsonObject): string | null => {
  const subjects = asList(vc['credentialSubject']);
  return subjects.length === 1 ? idOf(subjects[0]) : null;
};

/**
 * VCDM 1.1 §6.3.1: claims of the JWT stand for members of the wrapped credential. Null when both say different things,
 * and when a credential of the 2.0 model is wrapped, which VC-JOSE-COSE §3.1.1 forbids.
 */
const unwrap = (claims: JsonObject): JsonObject | null => {
  const { vc, vp } = claims;
  if (vp !== undefined) return null;
  if (vc === undefined) return claims;
  if (!isJsonObject(vc) || asList(vc['@context'])[0] !== VCDM1_CONTEXT_URL) return null;
  const agrees =
    agree(claims['iss'], idOf(vc['issuer'])) &&
    agree(claims['jti'], textOf(vc['id'])) &&
    agree(claims['sub'], subjectId(vc));
  if (!agrees) return null;
  const { exp, nbf } = claims;
  return {
    ...vc,
    ...orKeep(vc, 'issuer', textOf(claims['iss']) ?? undefined),
    ...orKeep(vc, 'id', textOf(claims['jti']) ?? undefined),
    ...orKeep(vc, 'issuanceDate', seconds(nbf)),
    ...orKeep(vc, 'expirationDate', seconds(exp)),
    // Claim and member both stay in force: the validity check takes the later start and the earlier end.
    ...(exp === undefined ? {} : { exp }),
    ...(nbf === undefined ? {} : { nbf }),
  };
};

const headerFault = (header: JsonObject): Check | null => {
  const alg = textOf(header['alg']) ?? '';
  if (header['crit'] !== undefined || header['b64'] !== undefined) return failed('integrity.unknown_critical_header');
  if (!MEDIA_TYPES.has(header['typ']) || (header['cty'] !== undefined && header['cty'] !== 'vc')) {
    return unknown('integrity.unsupported_format', { type: String(header['typ'] ?? header['cty']) });
  }
  if (Object.hasOwn(ALGORITHMS, alg)) return null;
  return KNOWN_ELSEWHERE.has(alg)
    ? unknown('integrity.unsupported_suite', { suite: alg })
    : failed('integrity.forbidden_algorithm', { suite: alg });
};

const keyFor = async (header: JsonObject, issuer: string | null, world: VerifyWorld): Promise<KeyFinding> => {
  const kid = textOf(header['kid']);
  if (kid !== null) {
    const method = /^(?:did|https?):/.test(kid) ? kid : `${issuer ?? ''}${kid.startsWith('#') ? kid : `#${kid}`}`;
    return findKey(method, world);
  }
  const key = decodeJwk(header['jwk']);
  if (key !== null) return { key, binding: 'key_only', controller: issuer ?? '' };
  return findKey(issuer ?? '', world);
};

const damaged = (reason: string): JwtResult => ({
  document: null,
  proof: { check: failed('integrity.damaged', { reason }), finding: null },
});

const compare = async (
  token: string,
  finding: KeyFinding,
  algorithm: KeyAlgorithm,
  world: VerifyWorld,
): Promise<Check> => {
  const cut = token.lastIndexOf('.');
  const signature = base64urlDecode(token.slice(cut + 1));
  if (signature === null || signature.length === 0) return failed('integrity.damaged', { reason: 'cut_off' });
  if (finding.key === null) return unknown('integrity.key_not_found', { method: finding.controller });
  if (finding.key.algorithm !== algorithm) return failed('integrity.changed', { reason: 'key_of_other_kind' });
  if (signature.length !== (algorithm === 'P-384' ? 96 : 64)) return failed('integrity.changed');
  const data = utf8Encode(token.slice(0, cut));
  const isGood = await world.crypto.verify({ algorithm, publicKey: finding.key.bytes, data, signature });
  return isGood
    ? passed('integrity.unchanged', { suite: algorithm })
    : failed('integrity.changed', { suite: algorithm });
};

/** Checks a credential secured as compact JWS (VC-JOSE-COSE; VCDM 1.1 §6.3.1). Keys come from the issuer, never by `jku` or `x5u`. */
export const checkJwt = async (token: string, world: VerifyWorld): Promise<JwtResult> => {
  const parts = token.split('.');
  const header = decodePart(parts[0]);
  const claims = decodePart(parts[1]);
  if (header === null || claims === null || parts.length !== 3) return damaged('cut_off');
  const document = unwrap(claims);
  if (document === null)
    return { document: null, proof: { check: failed('integrity.contradicts_itself'), finding: null } };
  const fault = headerFault(header);
  if (fault !== null) return { document, proof: { check: fault, finding: null } };
  const finding = await keyFor(header, idOf(document['issuer']), world);
  const algorithm = ALGORITHMS[textOf(header['alg']) ?? ''];
  if (algorithm === undefined)
    return { document, proof: { check: failed('integrity.forbidden_algorithm'), finding: null } };
  return { document, proof: { check: await compare(token, finding, algorithm, world), finding } };
};
