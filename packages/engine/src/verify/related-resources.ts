import { VCDM2_CONTEXT_URL } from '@cairn/vocab/context-names';
import { type JsonObject, asList, isJsonObject, textOf } from '../json/json-types.ts';
import { base58Decode } from '../text/base58-decode.ts';
import { base64urlDecode } from '../text/base64url-decode.ts';
import type { BrokenRules } from './broken-rules.ts';
import { isUrl } from './is-url.ts';

/**
 * What the one resource that we know by heart must come to, by the length of its digest in bytes: the context of the
 * data model, whose digests the model publishes (VCDM 2.0, Appendix B.1), in base64url.
 */
const PUBLISHED: Readonly<Record<number, string>> = {
  32: 'WZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ',
  48: 'l_HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4_Tje8YyzYBM8IhqjHWiWpr8-ZbYU',
};

const equals = (digest: Uint8Array | null, length: number): boolean => {
  const published = PUBLISHED[digest?.length ?? 0];
  if (digest === null || (length !== 0 && digest.length !== length)) return false;
  return published === undefined || base64urlDecode(published)?.join() === digest.join();
};

/** Subresource integrity: several may be given, and one that fits is enough; lengths by the name of the digest. */
const LENGTHS: Readonly<Record<string, number>> = { sha256: 32, sha384: 48 };
const fitsSri = (digestSri: string): boolean =>
  digestSri.split(/\s+/).some((one) => {
    const [, name = '', digest = ''] = /^(\w+)-([^?]*)/.exec(one) ?? [];
    const length = LENGTHS[name];
    const bare = digest
      .replace(/={1,2}$/, '')
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    return length === undefined || equals(base64urlDecode(bare), length);
  });

/** The digest alone, or as a multihash: two bytes more, which tell its function and its length. */
const fitsMultibase = (multibase: string): boolean => {
  const letters = multibase.slice(1);
  const bytes = multibase.startsWith('z') ? base58Decode(letters) : base64urlDecode(letters);
  const isKnown = multibase.startsWith('z') || multibase.startsWith('u');
  const isMultihash = bytes !== null && bytes.length > 2 && bytes[1] === bytes.length - 2;
  return !isKnown || equals(isMultihash ? bytes.slice(2) : bytes, 0);
};

const digestFits = (resource: JsonObject): boolean => {
  const [sri, multibase] = [textOf(resource['digestSRI']), textOf(resource['digestMultibase'])];
  if (sri === null && multibase === null) return false;
  if (resource['id'] !== VCDM2_CONTEXT_URL) return true;
  return (sri === null || fitsSri(sri)) && (multibase === null || fitsMultibase(multibase));
};

/**
 * Resources that a credential names must have an address, once each, and a digest; where we hold the resource itself,
 * the digest must be its digest (VCDM 2.0 §5.3). No other resource is ever fetched.
 */
export const checkResources = (document: JsonObject, broken: BrokenRules): void => {
  const ids = new Set<string | null>();
  for (const resource of asList(document['relatedResource'])) {
    const id = isJsonObject(resource) ? textOf(resource['id']) : null;
    broken.when(!isUrl(id), 'relatedResource.id');
    broken.when(ids.has(id), 'relatedResource.unique');
    broken.when(isJsonObject(resource) && !digestFits(resource), 'relatedResource.digest');
    ids.add(id);
  }
};
