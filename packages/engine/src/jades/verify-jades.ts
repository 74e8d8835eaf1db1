import { type JsonObject, type JsonValue, asList, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { type Jws, decodeJsonPart, headerFault, verifyJws } from '../jose/jws.ts';
import { base64Decode } from '../text/base64.ts';
import { base64urlDecode, base64urlEncode } from '../text/base64url.ts';
import { concatBytes } from '../text/bytes.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import type { Check, Report, VerifyWorld } from '../types.ts';
import { jwsCheck } from '../verify/check-jwt.ts';
import { checkEvidence } from '../verify/check-evidence.ts';
import { checkStatus } from '../verify/check-status.ts';
import { checkValidity } from '../verify/check-validity.ts';
import { parseInstant, timeOfSeconds } from '../verify/dates.ts';
import { failed, namesListForNobody, summarise, unknown } from '../verify/report.ts';
import { unreadableReport } from '../verify/unreadable-report.ts';
import { checkElmModel } from '../elm/check-elm-model.ts';
import { elmEvidence } from '../elm/read-elm-award.ts';
import { viewElm } from '../elm/view-elm.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { checkChain } from './check-chain.ts';

/**
 * Critical header members that are understood (ETSI TS 119 182-1 §5.1, §5.2). `adoTst`, a time stamp over the payload
 * (§5.2.6), is understood as a claim and reported; it is not relied on.
 */
const UNDERSTOOD = ['b64', 'sigT', 'iat', 'adoTst', 'x5t#S256'] as const;

/** Parts of the unprotected header that make a seal last (levels T, LT and LTA): named in the report, not relied on. */
const MAX_PARTS = 32;

/** More certificates than any chain has are not read: each may cost a signature at every step upwards. */
const MAX_CERTIFICATES = 8;

type Seal = {
  readonly jws: Jws;
  readonly chain: readonly Certificate[];
  readonly fingerprint: string | null;
  readonly signedAt: number | null;
  readonly longTerm: readonly string[];
};

type Sealed = { readonly check: Check; readonly issuer: Check };

const signedBytes = (encoded: string, payload: string): Uint8Array =>
  concatBytes(utf8Encode(`${encoded}.`), utf8Encode(payload));

const partNames = (header: JsonValue | undefined): readonly string[] => {
  const parts = isJsonObject(header) ? asList(header['etsiU']).slice(0, MAX_PARTS) : [];
  return parts.flatMap((part) => Object.keys((typeof part === 'string' ? decodeJsonPart(part) : part) ?? {}));
};

const signingTime = ({ iat, sigT }: JsonObject): number | null => {
  if (typeof iat === 'number') return timeOfSeconds(iat);
  return parseInstant(sigT)?.time ?? null;
};

const readSeal = (entry: JsonValue, payload: string): Seal | null => {
  const encoded = isJsonObject(entry) ? (textOf(entry['protected']) ?? '') : '';
  const header = decodeJsonPart(encoded);
  const signature = isJsonObject(entry) ? base64urlDecode(textOf(entry['signature']) ?? '') : null;
  if (!isJsonObject(entry) || header === null || signature === null) return null;
  const certificates = asList(header['x5c']).slice(0, MAX_CERTIFICATES);
  const chain = certificates.map((item) => readCertificate(base64Decode(textOf(item) ?? '') ?? new Uint8Array()));
  const readable = chain.filter((certificate) => certificate !== null);
  if (readable.length !== chain.length) return null;
  return {
    jws: { header, payload: utf8Encode(payload), signature, signed: signedBytes(encoded, payload) },
    chain: readable,
    fingerprint: textOf(header['x5t#S256']),
    signedAt: signingTime(header),
    longTerm: [...Object.keys(header).filter((name) => name === 'adoTst'), ...partNames(entry['header'])],
  };
};

const sealFault = async ({ jws, chain, fingerprint }: Seal, world: VerifyWorld): Promise<Check | null> => {
  const { header } = jws;
  if (header['iat'] !== undefined && header['sigT'] !== undefined) return failed('integrity.two_signing_times');
  const fault = headerFault(header, UNDERSTOOD);
  if (fault !== null) return jwsCheck(fault, header);
  const [leaf] = chain;
  if (leaf === undefined) return unknown('integrity.key_not_found', { method: 'x5c' });
  const own = base64urlEncode(await world.crypto.sha256(leaf.raw));
  return fingerprint === null || fingerprint === own ? null : failed('integrity.certificate_does_not_fit');
};

const withParts = (check: Check, { longTerm, signedAt }: Seal): Check => ({
  ...check,
  details: {
    ...check.details,
    ...(signedAt === null || Number.isNaN(signedAt) ? {} : { claimedSigningTime: new Date(signedAt).toISOString() }),
    ...(longTerm.length === 0 ? {} : { notRelied: [...new Set(longTerm)].join(' ') }),
  },
});

const checkSeal = async (seal: Seal, world: VerifyWorld): Promise<Sealed> => {
  const fault = await sealFault(seal, world);
  if (fault !== null) return { check: fault, issuer: unknown('issuer.not_reached') };
  const key = seal.chain[0]?.key;
  const { alg } = seal.jws.header;
  if (key == null) {
    return {
      check: unknown('integrity.unsupported_suite', { suite: String(alg) }),
      issuer: unknown('issuer.not_reached'),
    };
  }
  const wrong = await verifyJws(seal.jws, key, { crypto: world.crypto, understood: UNDERSTOOD });
  const check = withParts(jwsCheck(wrong, seal.jws.header), seal);
  return { check, issuer: await checkChain(seal.chain, seal.signedAt, world) };
};

const payloadText = (payload: string, header: JsonObject): string | null => {
  if (header['b64'] === false) return payload;
  const bytes = base64urlDecode(payload);
  return bytes === null ? null : utf8Decode(bytes);
};

/** A legal identifier in the document must be the one in the certificate; the name alone proves nothing. */
const compareIdentifiers = (document: JsonObject, sealed: Sealed): Check => {
  const { issuer } = document;
  const claimed = isJsonObject(issuer) ? issuer['eIDASIdentifier'] : undefined;
  const notation = isJsonObject(claimed) ? textOf(claimed['notation']) : null;
  const own = sealed.issuer.details?.['identifier'] ?? null;
  if (notation === null || own === null || notation === own) return sealed.issuer;
  return failed('issuer.not_the_key_holder', { ...sealed.issuer.details, controller: own, claimed: notation });
};

const readSeals = (file: JsonObject): readonly Seal[] | null => {
  const payload = textOf(file['payload']) ?? '';
  const entries = asList(file['signatures']);
  const seals = (entries.length > 0 ? entries : [file]).map((entry) => readSeal(entry, payload));
  const readable = seals.filter((seal) => seal !== null);
  return readable.length === seals.length && seals.length <= 4 ? readable : null;
};

const damaged = (reason: string): Report => unreadableReport(failed('integrity.damaged', { reason }), 'elm-jades');

type Opened = { readonly seals: readonly Seal[]; readonly document: JsonObject };

const open = (file: JsonObject): Opened | string => {
  const seals = readSeals(file);
  const [first] = seals ?? [];
  if (seals === null || first === undefined) return 'seal';
  const text = payloadText(textOf(file['payload']) ?? '', first.jws.header);
  const parsed = text === null ? null : parseStrictJson(text);
  if (parsed?.ok !== true) return parsed?.error ?? 'payload';
  return isJsonObject(parsed.value) ? { seals, document: parsed.value } : 'payload';
};

/** The first seal that is not good, else the first one. */
const checkSeals = async (seals: readonly Seal[], world: VerifyWorld): Promise<Sealed> => {
  const results: Sealed[] = [];
  for (const seal of seals) results.push(await checkSeal(seal, world));
  const worst = results.find(({ check }) => check.outcome !== 'passed') ?? results[0];
  return worst ?? { check: failed('integrity.no_proof'), issuer: unknown('issuer.not_reached') };
};

/**
 * Verifies a document sealed by JAdES (ETSI TS 119 182-1), as European Digital Credentials are: signature, certificate
 * and model are three separate answers. Every seal on the document must be good; the first one names the issuer.
 */
export const verifyJades = async (file: JsonObject, world: VerifyWorld): Promise<Report> => {
  const opened = open(file);
  if (typeof opened === 'string') return damaged(opened);
  const { seals, document } = opened;
  const sealed = await checkSeals(seals, world);
  const issuerId = idOf(document['issuer']);
  const checks = {
    integrity: sealed.check,
    issuer: compareIdentifiers(document, sealed),
    validity: checkValidity(document, world),
    status: namesListForNobody(sealed.check, document['credentialStatus'])
      ? unknown('status.not_reached')
      : await checkStatus(document, { issuerId, finding: null }, world),
    model: await checkElmModel(document, world),
    evidence: checkEvidence(sealed.check, elmEvidence(document)),
  };
  const view = { document: viewElm(document), issuerId };
  return {
    summary: summarise(checks),
    format: 'elm-jades',
    checks,
    ...(sealed.check.outcome === 'passed' ? { credential: view } : { unconfirmed: view }),
  };
};
