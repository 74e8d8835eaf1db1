import { describe, expect, it } from 'vitest';
import { contentOf } from './inspect-content.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (claims: object, header: object = { alg: 'EdDSA' }): string => `${part(header)}.${part(claims)}.AAAA`;

describe('what a file holds, unpacked', () => {
  it('is header and claims of a token', () => {
    expect(contentOf(token({ iss: 'did:web:nordlys.example' }))).toEqual({
      header: { alg: 'EdDSA' },
      claims: { iss: 'did:web:nordlys.example' },
    });
  });

  it('is also what somebody chose to show of it, and who says so', () => {
    const shown = part(['salt', 'name', 'Amal']);
    expect(contentOf(`${token({})}~${shown}~`)).toMatchObject({ shown: [['salt', 'name', 'Amal']] });
    expect(contentOf(`${token({})}~${shown}~`)).not.toHaveProperty('holder');
    expect(contentOf(`${token({})}~${shown}~${token({ nonce: 'n' })}`)).toMatchObject({
      holder: { claims: { nonce: 'n' } },
    });
  });

  it('is the credential inside an envelope, in whatever it is packed', () => {
    const envelope = { type: 'EnvelopedVerifiableCredential', id: `data:application/vc+jwt,${token({ jti: 'one' })}` };
    expect(contentOf(JSON.stringify(envelope))).toMatchObject({ id: { claims: { jti: 'one' } } });
  });

  it('is the document under a seal, and what the seal says', () => {
    const sealed = {
      payload: part({ id: 'urn:credential:1' }),
      signatures: [{ protected: part({ alg: 'RS256' }), signature: 'AA' }],
    };
    expect(contentOf(JSON.stringify(sealed))).toEqual({
      payload: { id: 'urn:credential:1' },
      signatures: [{ protected: { alg: 'RS256' }, signature: 'AA' }],
    });
    const flat = { payload: '{"id":"urn:credential:1"}', protected: part({ b64: false }), signature: 'AA' };
    expect(contentOf(JSON.stringify(flat))).toEqual({
      payload: { id: 'urn:credential:1' },
      signatures: [{ protected: { b64: false }, signature: 'AA' }],
    });
  });

  it.each([
    '',
    '{',
    'ey',
    'ey.ey.',
    'ey~',
    'ey~~~',
    '{"payload":""}',
    '{"payload":"{","signatures":[1,null]}',
    '[]',
    'null',
  ])('is told for %s too', (text) => {
    expect(() => contentOf(text)).not.toThrow();
  });
});
