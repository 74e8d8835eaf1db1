import { type JwsKey, decodeJwsKey } from '../jose/jws-key.ts';
import { decodeDidJwk } from '../keys/did-jwk.ts';
import { type KeyFinding, makeKeyFinder } from './key-finder.ts';

/** The key of a finding as JSON Web Signatures use it; null when none was found. */
export const jwsKeyOf = ({ key, rsaKey, onlyFor }: KeyFinding): JwsKey | null => {
  const found = key ?? rsaKey;
  if (found === undefined) return null;
  return onlyFor === undefined ? { key: found } : { key: found, onlyFor };
};

/** {@link makeKeyFinder} with keys of every kind that the engine reads. */
export const findKey = makeKeyFinder({ readJwk: decodeJwsKey, readDidJwk: decodeDidJwk });
