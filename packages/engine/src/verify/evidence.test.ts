import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import type { JsonValue } from '../json/json-types.ts';
import { nodeCrypto } from '../node/index.ts';
import { presentCredentials } from '../proof/present-credentials.ts';
import { NOW, TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { checkEvidence } from './check-evidence.ts';
import { passed, unknown } from './report.ts';
import { verifyCredential } from './verify-credential.ts';
import { verifyPresentation } from './verify-presentation.ts';

const issuer = new TestIssuer();
const award = buildAchievementCredential(sampleAward(issuer.did));

const NAMED = {
  outcome: 'not_applicable',
  code: 'evidence.named',
  details: { count: '2', kinds: 'observation, photo' },
};
const NOT_REACHED = { outcome: 'not_applicable', code: 'evidence.not_reached' };

const evidenceOf = async (text: string) =>
  (await verifyCredential(text, worldWith(issuer.documents()))).checks.evidence;

describe('the proof that a credential names', () => {
  it('is counted and its kinds are named, in a signed document and in a token', async () => {
    expect(await evidenceOf((await issuer.issue(award)).text)).toEqual(NAMED);
    const token = await issueJwtCredential({ credential: award, signer: issuer.signer });
    expect(await evidenceOf(token.text)).toEqual(NAMED);
  });

  it('is none where the credential says nothing of it', async () => {
    const text = (await issuer.issue(smallCredential(issuer.did))).text;
    const report = await verifyCredential(text, worldWith(issuer.documents()));
    expect(report.checks.evidence).toEqual({ outcome: 'not_applicable', code: 'evidence.none' });
    expect(report.summary).toBe('checks_out');
  });

  it('changes no summary and is asked for nowhere, whatever address it has', async () => {
    const evidence = [{ id: 'https://somewhere.example/film', type: ['Evidence'] }];
    const documents = issuer.documents();
    const { '@context': context } = award;
    const { text } = await issuer.issue(smallCredential(issuer.did, { '@context': context ?? null, evidence }));
    const report = await verifyCredential(text, worldWith(documents));
    expect(report).toMatchObject({ summary: 'checks_out', checks: { evidence: { code: 'evidence.named' } } });
    expect(documents.asked.map(({ url }) => url)).not.toContain('https://somewhere.example/film');
  });

  it('is not told of where the content is not what was signed, and not where nothing could be read', async () => {
    const { text } = await issuer.issue(award);
    expect(await evidenceOf(changed(text, (document) => (document['name'] = 'Another title')))).toEqual(NOT_REACHED);
    expect(await evidenceOf(JSON.stringify(award))).toEqual(NOT_REACHED);
    for (const rubbish of ['', '{', 'eyJ.eyJ.x', 'eyJ.eyJ.x~', '{"payload":"x","signatures":[{}]}'])
      expect(await evidenceOf(rubbish), rubbish).toEqual(NOT_REACHED);
  });

  it('is told of each credential that a holder shows', async () => {
    const credentials = [(await issuer.issue(award)).text, (await issuer.issue(smallCredential(issuer.did))).text];
    const asked = { challenge: 'n-0S6_WzA2Mj', domain: 'employer.example' };
    const { signer } = issuer;
    const shown = await presentCredentials({ signer, created: NOW, crypto: nodeCrypto, credentials, ...asked });
    const report = await verifyPresentation(shown, worldWith(issuer.documents()));
    expect(report.credentials.map(({ checks }) => checks.evidence.code)).toEqual(['evidence.named', 'evidence.none']);
  });
});

describe('what others write as proof', () => {
  const told = (evidence: JsonValue | undefined) => checkEvidence(passed('integrity.unchanged'), evidence);
  const kindsOf = (evidence: JsonValue) => told(evidence).details?.['kinds'];

  it.each<readonly [string, JsonValue, string, string]>([
    ['an address alone', 'https://somewhere.example/work', '1', ''],
    ['a story and no kind', { narrative: 'She sorted goods.' }, '1', ''],
    ['nothing but that it is evidence', [{ type: ['Evidence'] }, { type: 'Evidence' }], '2', ''],
    ['types of its own', { type: ['DocumentVerification', 'Evidence'] }, '1', 'DocumentVerification'],
    ['a genre beside its type', { type: ['Evidence'], genre: 'Portfolio' }, '1', 'Portfolio'],
    ['the same kind twice', [{ genre: 'photo' }, { genre: 'photo' }, { genre: 'film' }], '3', 'photo, film'],
    ['what is no kind', [{ genre: 7 }, { type: [{}, null] }, 5, true, null], '5', ''],
  ])('may be %s', (_, evidence, count, kinds) => {
    expect(told(evidence)).toEqual({ outcome: 'not_applicable', code: 'evidence.named', details: { count, kinds } });
  });

  it.each([undefined, null, []])('is none for %j', (evidence) => {
    expect(told(evidence).code).toBe('evidence.none');
  });

  it('is named in words: no address, nothing that cannot be seen, nothing endless, and eight kinds at most', () => {
    expect(kindsOf({ genre: 'https://phishing.example' })).toBe('');
    expect(kindsOf({ genre: 'pho\u202eto' })).toBe('');
    expect(kindsOf({ genre: 'a'.repeat(61) })).toBe('');
    expect(kindsOf({ genre: 'صورة من العمل' })).toBe('صورة من العمل');
    expect(kindsOf({ genre: 'å'.repeat(60) })?.length).toBe(60);
    const many = Array.from({ length: 50 }, (_, at) => ({ genre: `kind ${at}` }));
    expect(kindsOf(many)?.split(', ')).toHaveLength(8);
  });

  it('is not told of as long as the signature is open', () => {
    expect(checkEvidence(unknown('integrity.key_not_found'), [{ genre: 'photo' }])).toEqual(NOT_REACHED);
  });
});
