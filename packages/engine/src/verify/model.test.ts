import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { base58Encode } from '../text/base58.ts';
import { changed, smallCredential } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { checkModel } from './check-model.ts';

type Document = Record<string, unknown>;

const SMALL = JSON.stringify(smallCredential('did:web:nordlys.example'));
const BADGE = JSON.stringify(buildAchievementCredential(sampleAward('did:web:nordlys.example')));

const rules = (text: string, change: (document: Document) => void): string | undefined => {
  const parsed = parseStrictJson(changed(text, change));
  const check = checkModel(parsed.ok ? (parsed.value as JsonObject) : {});
  return check.outcome === 'passed' ? undefined : (check.details?.['rules'] ?? check.code);
};

const subject = (document: Document): Document => document['credentialSubject'] as Document;
const achievement = (document: Document): Document => subject(document)['achievement'] as Document;

// Digests of the base context (VCDM 2.0, Appendix B.1), in base64.
const CONTEXT = 'https://www.w3.org/ns/credentials/v2';
const SHA256 = 'WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ';
const SHA384 = 'l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU';
const OTHER = 'AZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ';
const hashed = (digest: string): Uint8Array => Uint8Array.from([0x12, 0x20, ...Buffer.from(digest, 'base64')]);
const inUrl = (digest: string): string => digest.replaceAll('+', '-').replaceAll('/', '_');
const multihash = (digest: string): string => `u${Buffer.from(hashed(digest)).toString('base64url')}`;

describe('the rules of the data model', () => {
  it('are kept by what we issue', () => {
    expect([rules(SMALL, () => undefined), rules(BADGE, () => undefined)]).toEqual([undefined, undefined]);
  });

  it.each<readonly [string, (document: Document) => void, string]>([
    [
      'no credential context',
      (d) => void (d['@context'] = ['https://cairn.example/contexts/v1']),
      'model.not_a_credential',
    ],
    [
      'the credential context in second place',
      (d) => void (d['@context'] = ['https://cairn.example/contexts/v1', 'https://www.w3.org/ns/credentials/v2']),
      'model.not_a_credential',
    ],
    ['no type', (d) => void delete d['type'], 'type'],
    ['another type', (d) => void (d['type'] = ['VerifiablePresentation']), 'type'],
    ['an id that is no address', (d) => void (d['id'] = 'not a url'), 'id'],
    ['two ids', (d) => void (d['id'] = ['urn:a:b', 'urn:a:c']), 'id'],
    ['no issuer', (d) => void delete d['issuer'], 'issuer'],
    ['an issuer without id', (d) => void (d['issuer'] = { name: 'x' }), 'issuer'],
    ['two issuers', (d) => void (d['issuer'] = ['did:web:a.example', 'did:web:b.example']), 'issuer'],
    ['no subject', (d) => void delete d['credentialSubject'], 'credentialSubject'],
    ['an empty subject', (d) => void (d['credentialSubject'] = {}), 'credentialSubject'],
    ['a subject that is text', (d) => void (d['credentialSubject'] = 'did:example:1'), 'credentialSubject'],
    ['a subject whose id is no address', (d) => void (subject(d)['id'] = 'me'), 'credentialSubject.id'],
    ['a date that is none', (d) => void (d['validUntil'] = '2026-02-30T00:00:00Z'), 'validUntil'],
    [
      'a schema without type',
      (d) => void (d['credentialSchema'] = { id: 'https://x.example/s' }),
      'credentialSchema.type',
    ],
    ['a schema without id', (d) => void (d['credentialSchema'] = { type: 'JsonSchema' }), 'credentialSchema.id'],
    [
      'a schema whose id is no address',
      (d) => void (d['credentialSchema'] = { id: 's', type: 'JsonSchema' }),
      'credentialSchema.id',
    ],
    ['a status without type', (d) => void (d['credentialStatus'] = { id: 'urn:a:b' }), 'credentialStatus.type'],
    [
      'a refresh service without type',
      (d) => void (d['refreshService'] = { id: 'https://x.example/r' }),
      'refreshService.type',
    ],
    ['terms without type', (d) => void (d['termsOfUse'] = { id: 'https://x.example/t' }), 'termsOfUse.type'],
    ['evidence without type', (d) => void (d['evidence'] = [{ id: 'https://x.example/e' }]), 'evidence.type'],
    [
      'a related resource without digest',
      (d) => void (d['relatedResource'] = [{ id: 'https://x.example/r' }]),
      'relatedResource.digest',
    ],
    [
      'a related resource without id',
      (d) => void (d['relatedResource'] = [{ digestSRI: 'sha256-x' }]),
      'relatedResource.id',
    ],
    [
      'the same related resource twice',
      (d) => void (d['relatedResource'] = [1, 2].map(() => ({ id: 'urn:r:1', digestSRI: 'x' }))),
      'relatedResource.unique',
    ],
    ['a name that is a number', (d) => void (d['name'] = 7), 'name'],
    ['a name with more than a text', (d) => void (d['name'] = { '@value': 'a', url: 'x' }), 'name'],
    ['a name in a language that is none', (d) => void (d['name'] = { '@value': 'a', '@language': 7 }), 'name'],
    ['a description without text', (d) => void (d['description'] = [{ '@language': 'nb' }]), 'description'],
    [
      'an issuer whose name has more than a text',
      (d) => void (d['issuer'] = { id: d['issuer'], name: { '@value': 'a', extra: 'b' } }),
      'issuer.name',
    ],
    [
      'a status whose type is a number',
      (d) => void (d['credentialStatus'] = { id: 'urn:a:b', type: 2 }),
      'credentialStatus.type',
    ],
    [
      'evidence of which one type is no text',
      (d) => void (d['evidence'] = [{ type: ['Evidence', {}] }]),
      'evidence.type',
    ],
  ])('are broken by %s', (_, change, rule) => {
    expect(rules(SMALL, change)).toBe(rule);
  });

  it.each<readonly [string, Document]>([
    ['sha-384 for subresource integrity', { digestSRI: `sha384-${SHA384}` }],
    ['sha-256 for subresource integrity', { digestSRI: `sha256-${SHA256}=` }],
    ['one that fits among several', { digestSRI: `sha256-${OTHER}= sha384-${SHA384}` }],
    ['a function that we do not compare', { digestSRI: 'sha512-x' }],
    ['the digest alone', { digestMultibase: `u${inUrl(SHA256)}` }],
    ['a multihash', { digestMultibase: multihash(SHA256) }],
    ['a multihash in base 58', { digestMultibase: `z${base58Encode(hashed(SHA256))}` }],
    ['both ways', { digestSRI: `sha384-${SHA384}`, digestMultibase: multihash(SHA256) }],
  ])('are kept by a context as related resource with its digest: %s', (_, digest) => {
    expect(rules(SMALL, (d) => void (d['relatedResource'] = { id: CONTEXT, ...digest }))).toBeUndefined();
  });

  it.each<readonly [string, Document]>([
    ['another sha-384', { digestSRI: 'sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg' }],
    ['another sha-256', { digestSRI: `sha256-${OTHER}=` }],
    ['one digest under the name of another', { digestSRI: `sha384-${SHA256}=` }],
    ['a digest in hexadecimal', { digestSRI: `sha256-${'59'.repeat(32)}` }],
    ['another digest', { digestMultibase: `u${inUrl(OTHER)}` }],
    ['another multihash', { digestMultibase: multihash(OTHER) }],
    ['a text that is no digest', { digestMultibase: 'u*' }],
    ['one of two that differs', { digestSRI: `sha384-${SHA384}`, digestMultibase: multihash(OTHER) }],
  ])('are broken by a context as related resource with %s', (_, digest) => {
    const broken = rules(SMALL, (d) => void (d['relatedResource'] = { id: CONTEXT, ...digest }));
    expect(broken).toBe('relatedResource.digest');
  });

  it.each<readonly [string, (document: Document) => void, string]>([
    ['an issuer that is no profile', (d) => void ((d['issuer'] as Document)['type'] = ['Person']), 'issuer.type'],
    ['a subject of another type', (d) => void (subject(d)['type'] = ['Person']), 'credentialSubject.type'],
    [
      'nobody it is about',
      (d) => ['id', 'name', 'identifier'].forEach((key) => delete subject(d)[key]),
      'credentialSubject.id',
    ],
    ['no achievement', (d) => void delete subject(d)['achievement'], 'achievement'],
    ['an achievement of another type', (d) => void (achievement(d)['type'] = ['Course']), 'achievement.type'],
    ['an achievement without name', (d) => void delete achievement(d)['name'], 'achievement.name'],
    [
      'an achievement with an empty description',
      (d) => void (achievement(d)['description'] = ' '),
      'achievement.description',
    ],
    [
      'criteria that say nothing',
      (d) => void (achievement(d)['criteria'] = { type: 'Criteria' }),
      'achievement.criteria',
    ],
    [
      'an alignment to nothing',
      (d) => void (achievement(d)['alignment'] = [{ type: ['Alignment'] }]),
      'achievement.alignment',
    ],
  ])('of Open Badges are broken by %s', (_, change, rule) => {
    expect(rules(BADGE, change)).toBe(rule);
  });
});
