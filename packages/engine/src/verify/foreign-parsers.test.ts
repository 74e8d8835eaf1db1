import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Graph } from '../elm/graph.ts';
import { readTurtle } from '../elm/read-turtle.ts';
import { readCertificate } from '../jades/certificate.ts';
import { readCompactJws } from '../jose/jws.ts';
import { nodeCrypto } from '../node/index.ts';
import { assemble, readDisclosure } from '../sd-jwt/disclosures.ts';
import { decodeTokenStatusList } from '../sd-jwt/token-status-list.ts';
import { FakeDocuments, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
/** Bytes that begin like a certificate, so that the reader gets further in. */
const nearlyDer = bytes.map((content) =>
  Uint8Array.of(0x30, 0x82, content.length >> 8, content.length & 0xff, ...content),
);
const part = fc.uint8Array({ maxLength: 60 }).map((content) => Buffer.from(content).toString('base64url'));
const object = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 });
const encoded = object.map((value) => Buffer.from(JSON.stringify(value)).toString('base64url'));
const token = fc.tuple(fc.oneof(encoded, part), fc.oneof(encoded, part), part).map((parts) => parts.join('.'));

const SHAPES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'three parts': token,
  'SD-JWT': fc
    .tuple(token, fc.array(fc.oneof(part, encoded), { maxLength: 4 }))
    .map(([head, rest]) => `${head}~${rest.join('~')}~`),
  'sealed file': fc
    .record({
      payload: fc.string(),
      signatures: fc.array(fc.record({ protected: encoded, signature: part, header: object })),
    })
    .map((file) => JSON.stringify(file)),
  'older badge': object.map((more) =>
    JSON.stringify({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      verification: { type: 'hosted' },
      ...more,
    }),
  ),
  'envelope or record': object.map((more) =>
    JSON.stringify({
      ...more,
      type: ['VerifiableCredential', 'ClrCredential'],
      credentialSubject: { verifiableCredential: [more, 'x', 1] },
    }),
  ),
};

describe('any bytes into any reader', () => {
  it.each(Object.keys(SHAPES))('give an answer with a name and never a crash: %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(SHAPES[name] ?? fc.string(), async (text) => {
        const report = await verifyCredential(text, worldWith(new FakeDocuments()));
        expect(report.summary).not.toBe('checks_out');
        expect(report.credential).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('leave certificates, tokens, lists and shapes unread without a crash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, nearlyDer), fc.string(), object, async (raw, text, value) => {
        expect(() => readCertificate(raw)).not.toThrow();
        expect(() => readCompactJws(text)).not.toThrow();
        expect(() => readTurtle(text, new Graph())).not.toThrow();
        expect(() => decodeTokenStatusList({ bits: 1, lst: Buffer.from(raw).toString('base64url') })).not.toThrow();
        const disclosure = await readDisclosure(
          Buffer.from(JSON.stringify(['s', 'n', value])).toString('base64url'),
          nodeCrypto,
        );
        expect(() => assemble(value as never, disclosure === null ? [] : [disclosure])).not.toThrow();
      }),
      { numRuns: 400 },
    );
  });
});
