import { decodeJwsKey } from '../jose/jws-key.ts';
import { type KeyListing, type WantedKey, readDidListing } from './did-listing.ts';

/** {@link readDidListing} with keys of every kind that the engine reads. */
export const readDidDocument = (body: string, wanted: WantedKey): KeyListing =>
  readDidListing(body, wanted, decodeJwsKey);
