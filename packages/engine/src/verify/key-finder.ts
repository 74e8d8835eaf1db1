import type { JwsKey } from '../jose/jws-key.ts';
import type { RsaPublicKey } from '../jose/rsa.ts';
import { decodeDidKey, didWebDomain, didWebToUrl, withoutFragment } from '../keys/read-did.ts';
import { type PublicKey, decodeMultikey } from '../keys/read-multikey.ts';
import { type KeyRelation, type ReadJwk, readDidListing } from '../keys/did-listing.ts';
import type { VerifyWorld } from '../types.ts';

/** How a key hangs together with the party that it claims to belong to. */
export type KeyBinding =
  | 'confirmed'
  /** The key came along with the credential (did:key, address fragment, header): it proves integrity only. */
  | 'key_only'
  | 'unreachable'
  | 'not_listed'
  /** Not in an older copy of the issuer's document: the key may have come after the copy was made. */
  | 'not_in_old_copy'
  | 'not_authorised'
  | 'unreadable_document'
  | 'unsupported_method';

export type KeyFinding = {
  readonly key: PublicKey | null;
  /** An RSA key instead: for JSON Web Signatures only, no Data Integrity suite uses one. */
  readonly rsaKey?: RsaPublicKey;
  /** The only JWS algorithm that the key's own description allows. */
  readonly onlyFor?: string;
  readonly binding: KeyBinding;
  /** The DID or address before the fragment. */
  readonly controller: string;
  readonly asOf?: string;
  readonly domain?: string;
  readonly reason?: string;
};

type FoundKey = Pick<KeyFinding, 'key' | 'rsaKey' | 'onlyFor'>;

/** The key in the form that a finding has. */
export const foundKey = (found: JwsKey | null): FoundKey => {
  if (found === null) return { key: null };
  const { key, onlyFor } = found;
  const limit = onlyFor === undefined ? {} : { onlyFor };
  return key.algorithm === 'RSA' ? { key: null, rsaKey: key, ...limit } : { key, ...limit };
};

/** For how long what an issuer's document says counts as what it says now; more than clocks and caches are apart. */
const CURRENT_FOR = 10 * 60_000;

/** A document that does not list a key denies it; a copy from before cannot deny a key that may have come since. */
export const unlisted = (asOf: string | undefined, now: Date): 'not_listed' | 'not_in_old_copy' =>
  asOf !== undefined && now.getTime() - Date.parse(asOf) > CURRENT_FOR ? 'not_in_old_copy' : 'not_listed';

const fragmentKey = (verificationMethod: string): PublicKey | null =>
  decodeMultikey(verificationMethod.split('#')[1] ?? '');

type Wanted = { readonly verificationMethod: string; readonly relation: KeyRelation; readonly world: VerifyWorld };

const findWebKey = async (
  { verificationMethod, relation, world }: Wanted,
  { readJwk }: KeyReaders,
): Promise<KeyFinding> => {
  const controller = withoutFragment(verificationMethod);
  const url = didWebToUrl(controller);
  // A key spelt out in the fragment still lets us compare the signature when the document cannot be read.
  const spelt = fragmentKey(verificationMethod);
  if (url === null) return { key: spelt, binding: 'unreadable_document', controller, reason: 'address' };
  const domain = didWebDomain(controller);
  const answer = await world.documents.find(url, 'did');
  if (!answer.ok) return { key: spelt, binding: 'unreachable', controller, domain, reason: answer.reason };
  const { asOf, body } = answer;
  const wanted = { did: controller, verificationMethod, now: world.now, relation };
  const listing = readDidListing(body, wanted, readJwk);
  switch (listing.state) {
    case 'authorised':
      return { ...foundKey(listing.found), binding: 'confirmed', controller, domain, asOf };
    case 'not_authorised':
      return { ...foundKey(listing.found), binding: 'not_authorised', controller, domain, asOf };
    case 'not_listed':
      return { key: spelt, binding: unlisted(asOf, world.now), controller, domain, asOf };
    default:
      return { key: spelt, binding: 'unreadable_document', controller, domain, asOf, reason: listing.state };
  }
};

/** Readers of keys that are no Multikeys; the quick check of known shapes has none of them. */
export type KeyReaders = { readonly readJwk: ReadJwk; readonly readDidJwk: (url: string) => JwsKey | null };

export type FindKey = (verificationMethod: string, world: VerifyWorld, relation?: KeyRelation) => Promise<KeyFinding>;

/**
 * Makes the finder of the key behind a verification method. Only `did:web` can confirm who it belongs to: there the
 * issuer's own domain answers. A key that came with the credential never does.
 */
export const makeKeyFinder =
  (readers: KeyReaders): FindKey =>
  async (verificationMethod, world, relation = 'assertionMethod') => {
    const controller = withoutFragment(verificationMethod);
    if (controller.startsWith('did:key:')) {
      return { key: decodeDidKey(verificationMethod), binding: 'key_only', controller };
    }
    if (controller.startsWith('did:jwk:')) {
      return { ...foundKey(readers.readDidJwk(verificationMethod)), binding: 'key_only', controller };
    }
    if (controller.startsWith('did:web:')) return findWebKey({ verificationMethod, relation, world }, readers);
    const spelt = fragmentKey(verificationMethod);
    if (spelt !== null && /^https?:/.test(controller)) return { key: spelt, binding: 'key_only', controller };
    return { key: null, binding: 'unsupported_method', controller };
  };
