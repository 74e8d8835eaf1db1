/// <reference path="../tests/interop/reference-packages.d.ts" />
import { pinnedContexts } from '@cairn/vocab/contexts';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { issue, verifyCredential } from '@digitalbazaar/vc';
import { encodeMultikey } from '@cairn/engine';
import type { BenchIssuer } from './fixture.ts';
import { versionOf } from './row.ts';

const MULTICODEC_PRIVATE = Uint8Array.of(0x80, 0x26);

const loaderOf = (issuer: BenchIssuer, more: ReadonlyMap<string, object>) => {
  const multikey = encodeMultikey(issuer.publicKey);
  const key = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: issuer.verificationMethod,
    type: 'Multikey',
    controller: issuer.did,
    publicKeyMultibase: multikey,
  };
  const controller = {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: issuer.did,
    assertionMethod: [issuer.verificationMethod],
    verificationMethod: [key],
  };
  return async (url: string) => {
    const document =
      pinnedContexts.get(url)?.document ??
      (url === issuer.did ? controller : undefined) ??
      (url === issuer.verificationMethod ? key : undefined) ??
      more.get(url);
    if (document === undefined) throw new Error(`The reference asked for ${url}`);
    return { documentUrl: url, document, contextUrl: null, tag: 'static' };
  };
};

const base58 = (bytes: Uint8Array): string => {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  let value = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = alphabet.charAt(Number(value % 58n)) + text;
  return text;
};

/** The stock stack of Digital Bazaar, unmodified, with all documents preloaded as ours has them. */
export const makeReference = async (issuer: BenchIssuer, more: ReadonlyMap<string, object> = new Map()) => {
  const secret = Buffer.from(issuer.privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  const keyPair = await from({
    '@context': 'https://w3id.org/security/multikey/v1',
    id: issuer.verificationMethod,
    type: 'Multikey',
    controller: issuer.did,
    publicKeyMultibase: encodeMultikey(issuer.publicKey),
    secretKeyMultibase: `z${base58(Buffer.concat([MULTICODEC_PRIVATE, secret, issuer.publicKey.bytes]))}`,
  });
  const documentLoader = loaderOf(issuer, more);
  const suiteOf = (signer?: object) => new DataIntegrityProof({ ...(signer ? { signer } : {}), cryptosuite });
  return {
    documentLoader,
    suiteOf,
    issue: (credential: object) =>
      issue({ credential: structuredClone(credential), suite: suiteOf(keyPair.signer()), documentLoader }),
    verify: async (credential: object) => {
      const checkStatus = async () => ({ verified: true });
      const result = await verifyCredential({ credential, suite: suiteOf(), documentLoader, checkStatus });
      if (!result.verified) throw new Error('The reference did not verify', { cause: result.error });
    },
  };
};

export const REFERENCE = '@digitalbazaar/vc, eddsa-rdfc-2022';
export const referenceVersion = (): string =>
  ['vc', 'data-integrity', 'eddsa-rdfc-2022-cryptosuite', 'ed25519-multikey']
    .map((name) => `${name} ${versionOf(`@digitalbazaar/${name}`)}`)
    .concat(`jsonld ${versionOf('jsonld')}`, `rdf-canonize ${versionOf('rdf-canonize')}`)
    .join(', ');
