import { type CryptoPort, type KeyAlgorithm, decodeJwsKey, readCompactJws, verifyJws } from '@cairn/engine';
import { nodeCrypto, nodeCryptoInThreads } from '@cairn/engine/node';
import { makeWebCrypto, webCrypto } from '@cairn/engine/web';
import { describe, expect, it } from 'vitest';
import { SKIPPED, hasVectors, readVectors } from './shared-data.ts';

type Jwk = { readonly [member: string]: string | readonly string[] };
type Group<T> = {
  readonly publicKeyJwk?: Jwk;
  readonly publicKey?: { readonly uncompressed?: string };
  readonly public?: Jwk;
  readonly private?: Jwk;
  readonly tests: readonly T[];
};
type JwsVector = { readonly tcId: number; readonly jws: string; readonly result: 'valid' | 'invalid' };
type RawVector = { readonly tcId: number; readonly msg: string; readonly sig: string; readonly result: string };
type File<T> = { readonly testGroups: readonly Group<T>[] };

const readGroups = <T>(name: string): readonly Group<T>[] =>
  (readVectors(`wycheproof/${name}.json.gz`) as File<T>).testGroups;

/** Policies of docs/decisions/0005: good signatures that we refuse on purpose, each by one stated rule. */
type Policy = 'symmetric' | 'ES512' | 'algorithm_of_the_key';

const policyFor = (key: Jwk, fault: string): Policy | null => {
  if (key['kty'] === 'oct') return 'symmetric';
  if (fault === 'unsupported_algorithm' || key['crv'] === 'P-521') return 'ES512';
  return fault === 'key_of_other_kind' ? 'algorithm_of_the_key' : null;
};

type Count = { total: number; agreed: number; readonly refused: Record<Policy, number>; readonly wrong: number[] };

const verdict = async (jwk: Jwk, text: string, crypto: CryptoPort): Promise<string | null> => {
  const jws = readCompactJws(text);
  const key = decodeJwsKey(jwk);
  if (jws === null) return 'malformed';
  return key === null ? 'key_refused' : verifyJws(jws, key, { crypto });
};

const countJws = async (crypto: CryptoPort): Promise<Count> => {
  const count: Count = { total: 0, agreed: 0, refused: { symmetric: 0, ES512: 0, algorithm_of_the_key: 0 }, wrong: [] };
  for (const group of readGroups<JwsVector>('json_web_signature_test')) {
    const jwk = group.public ?? group.private ?? {};
    for (const { tcId, jws, result } of group.tests) {
      const fault = await verdict(jwk, jws, crypto);
      const policy = result === 'valid' && fault !== null ? policyFor(jwk, fault) : null;
      count.total += 1;
      if ((fault === null) === (result === 'valid')) count.agreed += 1;
      else if (policy !== null) count.refused[policy] += 1;
      else count.wrong.push(tcId);
    }
  }
  return count;
};

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** Some groups give the point only, without a JWK. */
const jwkOf = (group: Group<RawVector>): Jwk => {
  const point = bytes(group.publicKey?.uncompressed ?? '');
  const member = (start: number): string => Buffer.from(point.subarray(start, start + 32)).toString('base64url');
  return group.publicKeyJwk ?? { kty: 'EC', crv: 'P-256', x: member(1), y: member(33) };
};

const LENGTH: Readonly<Record<KeyAlgorithm, number>> = { Ed25519: 64, 'P-256': 64, 'P-384': 96 };

const countRaw = async (name: string, crypto: CryptoPort) => {
  const count = { total: 0, agreed: 0, wrong: [] as number[] };
  for (const group of readGroups<RawVector>(name)) {
    const key = decodeJwsKey(jwkOf(group))?.key;
    for (const { tcId, msg, sig, result } of group.tests) {
      const signature = bytes(sig);
      const isGood =
        key !== undefined &&
        key.algorithm !== 'RSA' &&
        signature.length === LENGTH[key.algorithm] &&
        (await crypto.verify({ algorithm: key.algorithm, publicKey: key.bytes, data: bytes(msg), signature }));
      count.total += 1;
      if (isGood === (result === 'valid')) count.agreed += 1;
      else count.wrong.push(tcId);
    }
  }
  return count;
};

const adapters = [
  ['Node', nodeCrypto],
  ['server', nodeCryptoInThreads],
  ['browser', webCrypto],
  ['old browser', makeWebCrypto(undefined)],
] as const;

if (hasVectors) {
  describe.each(adapters)('the 814 Wycheproof vectors, %s adapter', (_, crypto) => {
    it('JSON Web Signature: 401 answers agree or are refused by a written policy', async () => {
      expect(await countJws(crypto)).toEqual({
        total: 401,
        agreed: 387,
        refused: { symmetric: 10, ES512: 2, algorithm_of_the_key: 2 },
        wrong: [],
      });
    });

    it('Ed25519: 151 of 151', async () => {
      expect(await countRaw('ed25519_test', crypto)).toEqual({ total: 151, agreed: 151, wrong: [] });
    });

    it('P-256 with SHA-256, raw signatures: 262 of 262', async () => {
      expect(await countRaw('ecdsa_secp256r1_sha256_p1363_test', crypto)).toEqual({
        total: 262,
        agreed: 262,
        wrong: [],
      });
    });
  });
} else {
  it(SKIPPED, () => {
    expect(hasVectors).toBe(false);
  });
}
