import { VCDM1_CONTEXT_URL } from '@cairn/vocab/contexts';
import { type JsonObject, type JsonValue, asList, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { decodeJwsKey } from '../jose/jws-key.ts';
import { type Jws, type JwsFault, headerFault, readCompactJws, verifyJws } from '../jose/jws.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { type ProofResult, shapeCheck } from './check-proofs.ts';
import { type InstalledContexts, checkContexts } from '../rdf/context-policy.ts';
import { findKey, jwsKeyOf } from './find-key.ts';
import { type KeyFinding, foundKey } from './key-finder.ts';
import { failed, passed, unknown } from './report.ts';

const NO_CONTEXTS: InstalledContexts = new Map();

const MEDIA_TYPES: ReadonlySet<unknown> = new Set([undefined, 'JWT', 'jwt', 'vc+jwt', 'vc+ld+jwt']);

export type JwtResult = { readonly document: JsonObject | null; readonly proof: ProofResult };

export const looksLikeJwt = (text: string): boolean =>
  /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*){1,4}$/.test(text) && text.startsWith('ey');

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

const agreesWith = (claims: JsonObject, credential: JsonObject): boolean =>
  agree(claims['iss'], idOf(credential['issuer'])) &&
  agree(claims['jti'], textOf(credential['id'])) &&
  agree(claims['sub'], subjectId(credential));

/**
 * VCDM 1.1 §6.3.1: claims of the JWT stand for members of the wrapped credential. Null when both say different things,
 * and when a credential of the 2.0 model is wrapped, which VC-JOSE-COSE §1.1.2.1 forbids.
 */
const unwrap = (claims: JsonObject, wrapper: VerifyWorld['oldWrapper']): JsonObject | null => {
  const { vc, vp } = claims;
  if (vp !== undefined) return null;
  if (vc === undefined) return agreesWith(claims, claims) ? claims : null;
  if (!isJsonObject(vc)) return null;
  if (asList(vc['@context'])[0] !== VCDM1_CONTEXT_URL && wrapper !== 'accepted') return null;
  if (!agreesWith(claims, vc)) return null;
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

const typeFault = (header: JsonObject): Check | null =>
  !MEDIA_TYPES.has(header['typ']) || (header['cty'] !== undefined && header['cty'] !== 'vc')
    ? unknown('integrity.unsupported_format', { type: String(header['typ'] ?? header['cty']) })
    : null;

/** The sentence for what is wrong with a JSON Web Signature. */
export const jwsCheck = (fault: JwsFault | null, header: JsonObject): Check => {
  const suite = textOf(header['alg']) ?? '';
  switch (fault) {
    case null:
      return passed('integrity.unchanged', { suite });
    case 'unsupported_algorithm':
      return unknown('integrity.unsupported_suite', { suite });
    case 'key_of_other_kind':
      return failed('integrity.changed', { reason: fault, suite });
    case 'wrong_signature':
      return failed('integrity.changed', { suite });
    default:
      return failed(`integrity.${fault}`, { suite });
  }
};

const nowhere = (controller: string): KeyFinding => ({ key: null, binding: 'unsupported_method', controller });

/**
 * The key that a header points to, looked for at the issuer. A key inside the header (`jwk`) shows integrity only;
 * addresses in it (`jku`, `x5u`) are never asked, and a certificate (`x5c`) is not looked at.
 */
export const findJwtKey = async (
  header: JsonObject,
  issuer: string | null,
  world: VerifyWorld,
): Promise<KeyFinding> => {
  const kid = textOf(header['kid']);
  const controller = issuer ?? '';
  if (kid !== null) {
    return findKey(/^(?:did|https?):/.test(kid) ? kid : `${controller}${kid.startsWith('#') ? kid : `#${kid}`}`, world);
  }
  const inHeader = decodeJwsKey(header['jwk']);
  if (inHeader !== null) return { ...foundKey(inHeader), binding: 'key_only', controller };
  return /^did:(?:key|jwk):/.test(controller) ? findKey(controller, world) : nowhere(controller);
};

/** Checks a signature with the key that was found for it. */
export const checkSignature = async (jws: Jws, finding: KeyFinding, world: VerifyWorld): Promise<Check> => {
  const key = jwsKeyOf(finding);
  if (key === null) return unknown('integrity.key_not_found', { method: finding.controller });
  return jwsCheck(await verifyJws(jws, key, world), jws.header);
};

const without = (document: JsonObject | null, check: Check): JwtResult => ({
  document,
  proof: { check, finding: null },
});

/**
 * Checks a credential secured as compact JWS (VC-JOSE-COSE §3.1.1 and §5.1; VCDM 1.1 §6.3.1; Open Badges 3.0 §8.2).
 * Order: parts, claims, header, contexts and keys, key of the issuer, signature. A signed text cannot be changed, but
 * one that brings its own definitions would still mean something else to a reader of its graph than to one of its plain
 * keys.
 */
export const checkJwt = async (token: string, world: VerifyWorld): Promise<JwtResult> => {
  const jws = readCompactJws(token);
  const text = jws === null ? null : utf8Decode(jws.payload);
  const claims = text === null ? null : parseStrictJson(text);
  if (jws === null || claims?.ok !== true || !isJsonObject(claims.value)) {
    return without(null, failed('integrity.damaged', { reason: 'cut_off' }));
  }
  const document = unwrap(claims.value, world.oldWrapper);
  if (document === null) return without(null, failed('integrity.contradicts_itself'));
  const fault = headerFault(jws.header);
  if (fault !== null) return without(document, jwsCheck(fault, jws.header));
  const type = typeFault(jws.header);
  if (type !== null) return without(document, type);
  const shape = checkContexts(document, world.contexts ?? NO_CONTEXTS, world.inlineContexts);
  if (!shape.ok) return without(document, shapeCheck(shape.error));
  const finding = await findJwtKey(jws.header, idOf(document['issuer']), world);
  return { document, proof: { check: await checkSignature(jws, finding, world), finding } };
};
