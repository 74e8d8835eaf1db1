import { beforeAll, describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import { TestIssuer, changed, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { verifyCredential } from './verify-credential.ts';

type Document = Record<string, unknown>;

const issuer = new TestIssuer();
let text = '';

beforeAll(async () => {
  const { status: _none, ...award } = sampleAward(issuer.did);
  text = (await issuer.issue(buildAchievementCredential(award))).text;
});

const contexts = (document: Document): unknown[] => document['@context'] as unknown[];
const subject = (document: Document): Document => document['credentialSubject'] as Document;
const achievement = (document: Document): Document => subject(document)['achievement'] as Document;

const rename = (node: Document, from: string, to: string): void => {
  node[to] = node[from];
  delete node[from];
};

const SWAP = { name: 'https://schema.org/description', description: 'https://schema.org/name' };
const CREDENTIALS = 'https://www.w3.org/2018/credentials#';

const ATTACKS: readonly (readonly [what: string, change: (document: Document) => void])[] = [
  ['a catch-all vocabulary in the text', (d) => contexts(d).push({ '@vocab': 'https://evil.example/#' })],
  ['a catch-all vocabulary in front', (d) => contexts(d).unshift({ '@vocab': 'https://evil.example/#' })],
  ['two words exchanged by an inline context', (d) => contexts(d).push(SWAP)],
  ['two words exchanged inside the achievement', (d) => void (achievement(d)['@context'] = SWAP)],
  ['an inline context in a list of its own', (d) => contexts(d).push([SWAP])],
  ['the context taken away', (d) => void (d['@context'] = [])],
  ['the context set to null inside the subject', (d) => void (subject(d)['@context'] = null)],
  ['null at the end of the contexts', (d) => contexts(d).push(null)],
  ['an unknown context by https', (d) => contexts(d).push('https://evil.example/v1')],
  ['an unknown context by http', (d) => contexts(d).push('http://127.0.0.1:9/v1')],
  ['an unknown context from a file', (d) => contexts(d).push('file:///etc/passwd')],
  ['an unknown context in a data address', (d) => contexts(d).push('data:application/ld+json,{}')],
  ['a look-alike of a known context', (d) => contexts(d).push('https://www.w3.org/ns/credentials/v2/')],
  ['a known context with another scheme', (d) => contexts(d).push('http://www.w3.org/ns/credentials/v2')],
  [
    'the catch-all vocabulary of the W3C',
    (d) => contexts(d).push('https://www.w3.org/ns/credentials/undefined-terms/v2'),
  ],
  ['an unknown context inside the achievement', (d) => void (achievement(d)['@context'] = 'https://evil.example/v1')],
  ['the end date under its full address', (d) => rename(d, 'validUntil', `${CREDENTIALS}validUntil`)],
  ['the status under its full address', (d) => rename(d, 'supersedes', `${CREDENTIALS}credentialStatus`)],
  ['the end date under a compact address', (d) => rename(d, 'validUntil', 'cred:validUntil')],
  ['the criteria under the name of their class', (d) => rename(achievement(d), 'criteria', 'Criteria')],
  ['the title under another spelling of its language', (d) => rename(achievement(d)['title'] as Document, 'en', 'EN')],
  ['the id under its keyword', (d) => rename(d, 'id', '@id')],
  ['the type under its keyword', (d) => rename(d, 'type', '@type')],
  ['the subject nested away', (d) => void (d['@nest'] = { credentialSubject: subject(d) })],
  ['the subject in a reversed property', (d) => void (d['@reverse'] = { credentialSubject: [] })],
  ['a second graph beside', (d) => void (d['@graph'] = [{ id: 'urn:x', type: 'Profile' }])],
  ['included nodes', (d) => void (d['@included'] = [{ id: 'urn:x', type: 'Profile' }])],
  ['a key with a Greek letter that looks Latin', (d) => rename(d, 'validUntil', 'νalidUntil')],
  ['a key with a zero-width space', (d) => void (d['valid\u200bUntil'] = '2099-01-01T00:00:00Z')],
  ['a word that no context defines', (d) => void (achievement(d)['recommendedBy'] = 'a minister')],
  ['a word that no context defines, on top', (d) => void (d['verifiedBy'] = 'the State')],
  [
    'a type that no context defines',
    (d) => void (d['type'] = ['VerifiableCredential', 'OpenBadgeCredential', 'GoldCredential']),
  ],
  ['a relative address', (d) => void (d['supersedes'] = 'other')],
  ['the end date taken away', (d) => void delete d['validUntil']],
  ['a later end date', (d) => void (d['validUntil'] = '2099-01-01T00:00:00Z')],
  ['a second end date', (d) => void (d['validUntil'] = ['2031-11-20T10:00:00Z', '2099-01-01T00:00:00Z'])],
  ['another learner', (d) => void (subject(d)['name'] = 'Amal Haddad Jr')],
  ['a second subject', (d) => void (d['credentialSubject'] = [subject(d), { name: 'Somebody Else' }])],
];

describe('a genuine credential whose meaning somebody tries to change', () => {
  it('checks out before', async () => {
    expect((await verifyCredential(text, worldWith(issuer.documents()))).summary).toBe('checks_out');
  });

  it.each(ATTACKS)('never passes with %s, and asks nobody about contexts', async (_, change) => {
    const documents = issuer.documents();
    const report = await verifyCredential(changed(text, change), worldWith(documents));
    expect(report.checks.integrity.outcome).not.toBe('passed');
    expect(report.summary).not.toBe('checks_out');
    expect(report.credential).toBeUndefined();
    expect(documents.asked.filter(({ url }) => !url.endsWith('/did.json'))).toEqual([]);
  });

  it('names what it refused', async () => {
    const code = async (change: (document: Document) => void) =>
      (await verifyCredential(changed(text, change), worldWith(issuer.documents()))).checks.integrity;
    expect(await code((d) => contexts(d).push({ '@vocab': 'x:' }))).toMatchObject({ code: 'integrity.inline_context' });
    expect(await code((d) => contexts(d).push('https://evil.example/v1'))).toMatchObject({
      outcome: 'unknown',
      code: 'integrity.unknown_context',
      details: { context: 'https://evil.example/v1' },
    });
    expect(await code((d) => void (d['x'] = 1))).toMatchObject({ code: 'integrity.undefined_term' });
  });
});
