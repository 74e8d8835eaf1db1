import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
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
  ])('are broken by %s', (_, change, rule) => {
    expect(rules(SMALL, change)).toBe(rule);
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
