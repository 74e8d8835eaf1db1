import { VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL } from '@cairn/vocab/context-names';
import { headerFault, readCompactJws } from '../jose/jws.ts';
import { type JsonObject, type JsonValue, asList, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { checkSignature, jwsCheck, looksLikeJwt } from './check-jwt.ts';
import { type ProofResult, checkProofs, summariseProofs } from './check-proofs.ts';
import { findKey } from './find-key.ts';
import type { KeyFinding } from './key-finder.ts';
import { failed, notApplicable, unknown } from './report.ts';

/** The request that a holder's signature answers; null members are not said. */
export type Answered = { readonly challenge: string | null; readonly domains: readonly JsonValue[] };

/** A presentation after reading, and what its signature came to. */
export type ReadPresentation = {
  readonly document: JsonObject;
  readonly proof: ProofResult;
  /** Null when there is no signature, or several that could answer different requests. */
  readonly answered: Answered | null;
  /** The method of the one embedded proof: what it covers is read in safe mode, credentials without proof included. */
  readonly embeddedBy: string | null;
};

/** More credentials than this are not looked at: each costs as much as one alone. */
const MAX_CREDENTIALS = 32;

const tooMany = (document: JsonObject): Check | null =>
  asList(document['verifiableCredential']).length > MAX_CREDENTIALS
    ? unknown('integrity.too_complex', { limit: String(MAX_CREDENTIALS) })
    : null;

const TOKEN_ADDRESS = /^data:application\/(?:jwt|vp\+jwt),([\w.-]+)$/;

/** The signed text inside an `EnvelopedVerifiablePresentation` (VCDM 2.0 §4.13); null for any other document. */
const openEnvelope = (document: JsonObject): string | null => {
  const isEnvelope =
    asList(document['type']).join() === 'EnvelopedVerifiablePresentation' &&
    asList(document['@context'])[0] === VCDM2_CONTEXT_URL;
  return isEnvelope ? (TOKEN_ADDRESS.exec(textOf(document['id']) ?? '')?.[1] ?? null) : null;
};

const TYPES: ReadonlySet<unknown> = new Set([undefined, 'JWT', 'vp+jwt']);

/** A key is looked for where it says that it is for showing oneself; a key inside the header is not looked at. */
const findHolderKey = async (header: JsonObject, claims: JsonObject, world: VerifyWorld): Promise<KeyFinding> => {
  const holder = idOf(claims['holder']) ?? textOf(claims['iss']) ?? '';
  const kid = textOf(header['kid']) ?? '';
  const method = /^(?:did|https?):/.test(kid) || kid === '' ? kid : `${holder}${kid.startsWith('#') ? kid : `#${kid}`}`;
  return findKey(method === '' ? holder : method, world, 'authentication');
};

/** Times of the token are for the moment of showing; no tolerance that a credential has helps a presentation. */
const isInTime = (claims: JsonObject, now: Date): boolean => {
  const { exp, nbf } = claims;
  const seconds = now.getTime() / 1000;
  const isGood = (claim: JsonValue | undefined, fits: (time: number) => boolean): boolean =>
    claim === undefined || (typeof claim === 'number' && fits(claim));
  return isGood(exp, (time) => seconds < time + 60) && isGood(nbf, (time) => seconds > time - 60);
};

const agree = (claim: JsonValue | undefined, member: string | null): boolean =>
  claim === undefined || member === null || claim === member;

const namedBy = (name: string, claim: JsonValue | undefined): JsonObject =>
  claim === undefined ? {} : { [name]: claim };

/**
 * The presentation that a token carries: its payload (VC-JOSE-COSE §3.1.2), or, of the 1.1 model, its `vp` claim, where
 * `iss` and `jti` stand for holder and address (VCDM 1.1 §6.3.1). Null for one that says two things, and for the 2.0
 * model in the old wrapper, which VC-JOSE-COSE §1.1.2.1 forbids.
 */
const carriedBy = (claims: JsonObject, wrapper: VerifyWorld['oldWrapper']): JsonObject | null => {
  const { vp, vc, iss, jti } = claims;
  if (vc !== undefined || (vp !== undefined && !isJsonObject(vp))) return null;
  const carried = vp ?? claims;
  if (!agree(iss, idOf(carried['holder'])) || !agree(jti, textOf(carried['id']))) return null;
  if (vp === undefined) return claims;
  const isOfItsTime = asList(vp['@context'])[0] === VCDM1_CONTEXT_URL;
  return isOfItsTime || wrapper === 'accepted' ? { ...namedBy('holder', iss), ...namedBy('id', jti), ...vp } : null;
};

const claimsOf = (payload: Uint8Array): JsonObject | null => {
  const text = utf8Decode(payload);
  const claims = text === null ? null : parseStrictJson(text);
  return claims?.ok === true && isJsonObject(claims.value) ? claims.value : null;
};

/** Why a token is refused whoever signed it. */
const tokenFault = (header: JsonObject, claims: JsonObject, now: Date): Check | null => {
  const fault = headerFault(header);
  if (fault !== null) return jwsCheck(fault, header);
  const { typ, cty } = header;
  if (!TYPES.has(typ) || (cty !== undefined && cty !== 'vp')) return unknown('integrity.unsupported_format');
  return isInTime(claims, now) ? null : failed('integrity.unreadable_proof', { reason: 'not_in_time' });
};

/** Reads a presentation secured as compact JWS; `nonce` and `aud` of the token name the request. */
const readToken = async (token: string, world: VerifyWorld): Promise<ReadPresentation | Check> => {
  const jws = readCompactJws(token);
  const claims = jws === null ? null : claimsOf(jws.payload);
  if (jws === null || claims === null) return failed('integrity.damaged', { reason: 'cut_off' });
  const document = carriedBy(claims, world.oldWrapper);
  if (document === null) return failed('integrity.contradicts_itself');
  const refused = tokenFault(jws.header, claims, world.now);
  if (refused !== null) return refused;
  const finding = await findHolderKey(jws.header, document, world);
  const proof = { check: await checkSignature(jws, finding, world), finding };
  const answered = { challenge: textOf(claims['nonce']), domains: asList(claims['aud']) };
  return { document, proof, answered, embeddedBy: null };
};

const readEmbedded = async (document: JsonObject, world: VerifyWorld): Promise<ReadPresentation> => {
  const [only, ...others] = asList(document['proof']);
  if (only === undefined) {
    const proof = { check: notApplicable('integrity.no_proof'), finding: null };
    return { document, proof, answered: null, embeddedBy: null };
  }
  const proof = summariseProofs(await checkProofs(document, world, 'authentication'), idOf(document['holder']));
  if (!isJsonObject(only) || others.length > 0) return { document, proof, answered: null, embeddedBy: null };
  // One for several verifiers could be handed on from the first to the second (VC Data Integrity 1.0, §4.4).
  const domains = asList(only['domain']);
  const answered = { challenge: textOf(only['challenge']), domains: domains.length > 1 ? [] : domains };
  return { document, proof, answered, embeddedBy: textOf(only['verificationMethod']) };
};

/** Reads a presentation: JSON with embedded proofs, compact JWT, or a JWT in an envelope; a check when it cannot be. */
export const readPresentation = async (text: string, world: VerifyWorld): Promise<ReadPresentation | Check> => {
  const trimmed = text.trim();
  if (looksLikeJwt(trimmed)) return readWithin(await readToken(trimmed, world));
  const parsed = parseStrictJson(text);
  if (!parsed.ok) return failed('integrity.damaged', { reason: parsed.error });
  if (!isJsonObject(parsed.value)) return failed('integrity.damaged', { reason: 'not_an_object' });
  const token = openEnvelope(parsed.value);
  if (token !== null) return readWithin(await readToken(token, world));
  return tooMany(parsed.value) ?? readEmbedded(parsed.value, world);
};

const readWithin = (read: ReadPresentation | Check): ReadPresentation | Check =>
  'outcome' in read ? read : (tooMany(read.document) ?? read);
