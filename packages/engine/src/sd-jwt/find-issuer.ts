import { type Certificate, readCertificate } from '../jades/certificate.ts';
import { checkChain } from '../jades/check-chain.ts';
import { type JsonObject, type JsonValue, asList, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { decodeJwsKey } from '../jose/jws-key.ts';
import { base64Decode } from '../text/base64.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { checkIssuer } from '../verify/check-issuer.ts';
import { findJwtKey } from '../verify/check-jwt.ts';
import { type KeyFinding, foundKey, unlisted } from '../verify/key-finder.ts';
import { failed, passed } from '../verify/report.ts';

/** The key that a signature is checked with, and what is known of whose it is. */
export type FoundIssuer = { readonly finding: KeyFinding; readonly check: Check };

const MAX_CERTIFICATES = 8;

/** Certificates of a header, the signer's first; null when one of them cannot be read. */
const chainOf = (x5c: JsonValue): readonly Certificate[] | null => {
  const texts = asList(x5c).slice(0, MAX_CERTIFICATES);
  const chain = texts.map((text) => readCertificate(base64Decode(textOf(text) ?? '') ?? new Uint8Array()));
  const readable = chain.filter((certificate) => certificate !== null);
  return readable.length === chain.length && readable.length > 0 ? readable : null;
};

/** An issuer's address on the web, plain http on a loopback host only; null for anything else. */
const webAddress = (
  issuer: string | null,
): { readonly origin: string; readonly host: string; readonly path: string } | null => {
  const match =
    /^(https:\/\/([a-z0-9.-]+(?::\d{1,5})?)|http:\/\/((?:localhost|127\.0\.0\.1)(?::\d{1,5})?))((?:\/[\w.~-]+)*)\/?$/.exec(
      issuer ?? '',
    );
  const [, origin, host, loopback, path] = match ?? [];
  return origin === undefined ? null : { origin, host: host ?? loopback ?? '', path: path ?? '' };
};

/**
 * Whether a certificate is for the very issuer that the token names, by its address or its host. This is our own rule:
 * by the draft ("Issuer Signature Mechanisms") the subject of the certificate is the issuer.
 */
const isFor = ({ alternative }: Certificate, issuer: string | null): boolean => {
  const host = webAddress(issuer)?.host.replace(/:\d+$/, '');
  return alternative.uri.includes(issuer ?? '') || (host !== undefined && alternative.dns.includes(host));
};

/** What the operator's authorities say of a certificate, held against the issuer that the token names. */
const judge = (trust: Check, leaf: Certificate, about: { readonly issuer: string; readonly now: Date }): Check => {
  const { reason, ...details } = trust.details ?? {};
  if (!isFor(leaf, about.issuer)) {
    // A certificate that nobody vouches for may say anything, also something else than the token.
    const claimed = { ...details, controller: details['subject'] ?? '', claimed: about.issuer };
    return trust.outcome === 'passed' ? failed('issuer.not_the_key_holder', claimed) : trust;
  }
  // Its address names the issuer, so that it needs no registered identifier besides.
  return reason === 'no_identifier' ? passed('issuer.seal_trusted', details, about.now.toISOString()) : trust;
};

const byCertificate = async (x5c: JsonValue, issuer: string | null, world: VerifyWorld): Promise<FoundIssuer> => {
  const controller = issuer ?? '';
  const chain = chainOf(x5c);
  const [leaf] = chain ?? [];
  const finding: KeyFinding =
    leaf === undefined
      ? { key: null, binding: 'unsupported_method', controller }
      : { ...foundKey(leaf.key), binding: 'key_only', controller };
  if (chain === null || leaf === undefined || issuer === null) return { finding, check: checkIssuer(issuer, finding) };
  const trust = await checkChain(chain, null, world);
  return { finding, check: trust.outcome === 'failed' ? trust : judge(trust, leaf, { issuer, now: world.now }) };
};

type KeySet = { readonly keys: JsonValue | undefined; readonly asOf: string };

const readObject = (body: string): JsonObject | null => {
  const parsed = parseStrictJson(body);
  return parsed.ok && isJsonObject(parsed.value) ? parsed.value : null;
};

/** Why an issuer's document gave no keys. */
type NoKeys = Pick<KeyFinding, 'binding'> & { readonly reason?: string; readonly asOf?: string };

const fetchSet = async (address: string, world: VerifyWorld): Promise<KeySet | NoKeys> => {
  if (!/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])/.test(address)) {
    return { binding: 'unreadable_document', reason: 'address' };
  }
  const answer = await world.documents.find(address, 'issuer');
  if (!answer.ok) return { binding: 'unreachable', reason: answer.reason };
  return { keys: readObject(answer.body)?.['keys'], asOf: answer.asOf };
};

const keysOf = async (issuer: string, address: string, world: VerifyWorld): Promise<KeySet | NoKeys> => {
  const answer = await world.documents.find(address, 'issuer');
  if (!answer.ok) return { binding: 'unreachable', reason: answer.reason };
  const { asOf } = answer;
  const metadata = readObject(answer.body);
  const { jwks, jwks_uri: elsewhere } = metadata ?? {};
  // One or the other, never both (SD-JWT VC draft 18, §3: "JWT VC Issuer Metadata Response").
  const isOne = (jwks === undefined) !== (elsewhere === undefined);
  if (metadata?.['issuer'] !== issuer || !isOne) return { binding: 'unreadable_document', asOf };
  if (elsewhere !== undefined) return fetchSet(textOf(elsewhere) ?? '', world);
  return { keys: isJsonObject(jwks) ? jwks['keys'] : undefined, asOf };
};

/** The key of a set by its id; without an id only where there is no choice. */
const pick = (keys: JsonValue | undefined, kid: string | null): JsonValue | undefined => {
  const all = asList(keys).filter(isJsonObject);
  const fitting = kid === null ? all : all.filter((key) => key['kid'] === kid);
  return fitting.length === 1 ? fitting[0] : undefined;
};

/** Keys that the issuer publishes at its own address (SD-JWT VC draft 18, §3: JWT VC Issuer Metadata). */
const byMetadata = async (header: JsonObject, issuer: string, world: VerifyWorld): Promise<KeyFinding | null> => {
  const address = webAddress(issuer);
  if (address === null) return null;
  const who = { controller: issuer, domain: address.host };
  const found = await keysOf(issuer, `${address.origin}/.well-known/jwt-vc-issuer${address.path}`, world);
  if ('binding' in found) return { ...found, ...who, key: null };
  const key = decodeJwsKey(pick(found.keys, textOf(header['kid'])));
  const { asOf } = found;
  return key === null
    ? { key: null, binding: unlisted(asOf, world.now), ...who, asOf }
    : { ...foundKey(key), binding: 'confirmed', ...who, asOf };
};

/**
 * Finds the issuer of an SD-JWT VC (draft 18, "Issuer Signature Mechanisms"): by certificates in the header, by the
 * metadata at the issuer's own address, or by a DID, which the draft leaves to others to define. Whose certificates are
 * good is for the operator to say; without that the answer stays open.
 */
export const findIssuer = async (
  header: JsonObject,
  issuer: string | null,
  world: VerifyWorld,
): Promise<FoundIssuer> => {
  if (header['x5c'] !== undefined) return byCertificate(header['x5c'], issuer, world);
  const isDid = /^did:/.test(textOf(header['kid']) ?? '') || header['jwk'] !== undefined;
  const published = issuer === null || isDid ? null : await byMetadata(header, issuer, world);
  const finding = published ?? (await findJwtKey(header, issuer, world));
  return { finding, check: checkIssuer(issuer, finding) };
};
