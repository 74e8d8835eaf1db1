import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base58Decode, base58Encode } from '../text/base58.ts';
import { base64urlDecode, base64urlEncode } from '../text/base64url.ts';
import { generateKey } from '../node/index.ts';
import { buildDidDocument } from './did-document.ts';
import { decodeDidKey, didKey, didWebToUrl, urlToDidWeb } from './did.ts';
import { decodeJwk } from './jwk.ts';
import { decodeMultikey, encodeMultikey } from './multikey.ts';

describe('texts for bytes', () => {
  it('come back as they were, in base58 and base64url', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(base58Decode(base58Encode(bytes))).toEqual(bytes);
        expect(base64urlDecode(base64urlEncode(bytes))).toEqual(bytes);
        expect(base64urlEncode(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      }),
    );
  });

  it('have one spelling: left-over bits, padding and foreign letters are refused', () => {
    expect(['QQ==', 'QR', 'A', 'a+b/', 'å'].map((text) => base64urlDecode(text))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(['0', 'O', 'I', 'l', 'é', '1'.repeat(600)].map((text) => base58Decode(text))).toEqual(Array(6).fill(null));
  });
});

describe('keys', () => {
  it.each(['Ed25519', 'P-256', 'P-384'] as const)('%s keys come back from their Multikey and did:key', (algorithm) => {
    const { publicKey } = generateKey(algorithm);
    expect(decodeMultikey(encodeMultikey(publicKey))).toEqual(publicKey);
    expect(decodeDidKey(didKey(publicKey).verificationMethod)).toEqual(publicKey);
  });

  it('of a published example are read as everybody reads them', () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
    const key = decodeJwk(jwk);
    expect(key && encodeMultikey(key)).toBe('z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw');
    expect(decodeJwk({ ...jwk, d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A' })).toBeNull();
  });

  it('of other kinds or lengths are not keys', () => {
    const rsa = { kty: 'RSA', n: 'AQAB', e: 'AQAB' };
    expect(
      [rsa, { kty: 'oct', k: 'AA' }, { kty: 'OKP', crv: 'Ed25519', x: 'AA' }, null].map((jwk) => decodeJwk(jwk)),
    ).toEqual(Array(4).fill(null));
    expect(['z6Mk', 'u7QE', '', 'z'].map((text) => decodeMultikey(text))).toEqual(Array(4).fill(null));
    expect(decodeDidKey('did:key:z6MktwupdmLXVVqTzCw4i46r4uGyosGXRnR3XjN4Zq7oMMsw#other')).toBeNull();
  });
});

describe('did:web', () => {
  it.each([
    ['did:web:nordlys.example', 'https://nordlys.example/.well-known/did.json'],
    ['did:web:nordlys.example:issuers:7', 'https://nordlys.example/issuers/7/did.json'],
    ['did:web:nordlys.example%3A8443', 'https://nordlys.example:8443/.well-known/did.json'],
    ['did:web:localhost%3A3000:o:reuse', 'http://localhost:3000/o/reuse/did.json'],
    ['did:web:127.0.0.1%3A3000', 'http://127.0.0.1:3000/.well-known/did.json'],
  ])('%s is found at %s', (did, url) => {
    expect(didWebToUrl(did)).toBe(url);
    expect(urlToDidWeb(url.replace(/(?:\/\.well-known)?\/did\.json$/, ''))).toBe(did);
  });

  it.each([
    'did:web:',
    'did:web:nordlys.example/../x',
    'did:web:user@nordlys.example',
    'did:web:nordlys.example:..:admin',
    'did:web:nordlys.example:a%2Fb',
    'did:web:[::1]',
    'did:web:nordlys.example?x=1',
    'did:web:nordlys.example%3Aabc',
    'did:web:localhost.evil.example#key\n',
    'did:web:-x.example',
    'did:web:Nordlys.example',
  ])('%s names no document', (did) => {
    expect(didWebToUrl(did)).toBeNull();
  });

  it('keeps plain http for this machine alone', () => {
    expect(didWebToUrl('did:web:localhost.evil.example')).toBe('https://localhost.evil.example/.well-known/did.json');
  });

  it('lists every key that there ever was, and authorises those that were not revoked', () => {
    const key = (fragment: string, state: 'active' | 'retired' | 'revoked') => ({
      fragment,
      publicKey: generateKey('Ed25519').publicKey,
      state,
    });
    const document = buildDidDocument({
      did: 'did:web:nordlys.example',
      keys: [key('key-1', 'revoked'), key('key-2', 'retired'), key('key-3', 'active')],
    });
    expect(document.verificationMethod.map(({ id }) => id.split('#')[1])).toEqual(['key-1', 'key-2', 'key-3']);
    expect(document.assertionMethod).toEqual(['did:web:nordlys.example#key-2', 'did:web:nordlys.example#key-3']);
  });
});
