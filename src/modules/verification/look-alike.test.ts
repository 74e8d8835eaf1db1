import { describe, expect, it } from 'vitest';
import { verifyCredential, type Report } from '@cairn/engine';
import { createTranslate, type Catalogue } from '#platform/i18n/translate.ts';
import { didKey } from '../../../packages/engine/src/keys/did.ts';
import { issueCredential } from '../../../packages/engine/src/proof/issue-credential.ts';
import { nodeCrypto } from '../../../packages/engine/src/node/index.ts';
import {
  FakeDocuments,
  NOW,
  TestIssuer,
  smallCredential,
  worldWith,
} from '../../../packages/engine/src/testing/fixtures.ts';
import { looksStrange } from './claimed-issuer.ts';
import { describeReport } from './describe.ts';
import en from './messages/en.json' with { type: 'json' };

const t = createTranslate([{ language: 'en', messages: en as unknown as Catalogue }]);
const page = (report: Report) => describeReport(report, { t, language: 'en' });

const TRUSTED = 'University of Oslo';

/** Somebody with a key and a domain of his own gives himself a name. */
const named = async (name: string, did = 'did:web:learn-oslo.example') => {
  const issuer = new TestIssuer(did);
  const credential = smallCredential(did, { issuer: { id: did, name } });
  const { text } = await issuer.issue(credential);
  return page(await verifyCredential(text, worldWith(issuer.documents())));
};

const TURNING = /[\u200e\u200f\u061c\u202a-\u202e\u2066\u2067]/;

/** Where in the page's own order of reading each thing comes first. */
const order = ({ lead, lines, issuerNote, signed }: ReturnType<typeof page>): string =>
  [
    lead,
    ...lines.map(({ reason }) => reason),
    issuerNote?.heading ?? '',
    issuerNote?.text ?? '',
    ...(signed?.facts ?? []).map(({ text }) => text),
  ].join('\n');

describe('somebody who gives himself the name of a trusted body', () => {
  it.each([
    ['the very same name', TRUSTED, 'info'],
    ['the same in small letters', 'university of oslo', 'info'],
    ['the same with a full stop', 'University of Oslo.', 'info'],
    ['one letter that looks alike in the same script', 'Universlty of Oslo', 'info'],
    ['a digit for a letter', 'University of 0slo', 'info'],
    ['an accent', 'Universíty of Oslo', 'info'],
    ['a Ukrainian і', 'Unіversity of Oslo', 'attention'],
    ['a Cyrillic О', 'University of Оslo', 'attention'],
    ['a Cyrillic о inside', 'University of Oslо', 'attention'],
    ['a whole word in Cyrillic', 'University оf ОЅІО', 'attention'],
    ['a Greek ο', 'University οf Oslo', 'attention'],
    ['a whole word in Greek', 'UNIVERSITY ΟΝ ΝΟΤΟ', 'attention'],
    ['an Armenian ս', 'Uniաersity of Oslo', 'attention'],
    ['a Cherokee Ꭲ', 'UnᎢversity of Oslo', 'attention'],
    ['full-width letters', 'Ｕｎｉｖｅｒｓｉｔｙ of Oslo', 'attention'],
    ['mathematical letters', '𝐔niversity of Oslo', 'attention'],
    ['a ligature', 'Oﬃce of Oslo University', 'attention'],
    ['a mark that turns all after it', 'University of Oslo\u202e', 'attention'],
    ['a turning mark before it', '\u202eolsO fo ytisrevinU', 'attention'],
    ['a right-to-left mark', 'University\u200f of Oslo', 'attention'],
    ['an isolate that is never closed', 'University of Oslo\u2067', 'attention'],
    ['the end of an isolate that is not its own', 'University\u2069\u202e of Oslo', 'attention'],
    ['a space of no width', 'Univer\u200bsity of Oslo', 'attention'],
    ['a joiner of no width', 'Univer\u2060sity of Oslo', 'attention'],
    ['a soft hyphen', 'Univer\u00adsity of Oslo', 'attention'],
    ['an empty Korean letter', 'University of Oslo\u3164', 'attention'],
    ['an empty Braille sign', 'University\u2800of Oslo', 'attention'],
  ] as const)('by %s is shown by the domain first, then with a warning', async (_, name, tone) => {
    const shown = await named(name);
    expect(shown.lead).toContain('learn-oslo.example stands behind it');
    expect(shown.issuerNote).toMatchObject({ tone, heading: null });
    expect(shown.issuerNote?.text).toContain('What was confirmed is the internet address learn-oslo.example');
    expect(shown.issuerNote?.text.includes('Rely on the address learn-oslo.example only')).toBe(tone === 'attention');
    expect(shown.issuerNote?.text).not.toMatch(TURNING);
    const text = order(shown);
    const claimed = name.replaceAll(/[\u200f\u202e\u2067\u2069]/g, '');
    expect(text.indexOf('learn-oslo.example')).toBeLessThan(text.indexOf(claimed));
    expect(text).toContain(claimed);
  });

  it.each(['did:web:xn--niversity-of-oslo-7oc.example', 'did:web:www.xn--osl-tna.example'])(
    'at an address in other letters (%s) is warned of by the address as machines write it',
    async (did) => {
      const shown = await named(TRUSTED, did);
      expect(shown.lead).toContain(`${did.slice('did:web:'.length)} stands behind it`);
      expect(shown.issuerNote?.tone).toBe('attention');
    },
  );

  it('at an address written in other letters at once is confirmed by nobody', async () => {
    const did = 'did:web:universіty-of-oslo.example';
    const issuer = new TestIssuer(did);
    const { text } = await issuer.issue(smallCredential(did, { issuer: { id: did, name: TRUSTED } }));
    const documents = new FakeDocuments({
      'https://universіty-of-oslo.example/.well-known/did.json': issuer.didDocument(),
    });
    const shown = page(await verifyCredential(text, worldWith(documents)));
    expect(shown.verdict).not.toBe('checks_out');
    expect(documents.asked).toEqual([]);
  });

  it('with a key that came along is a claim that nobody confirmed, and no fact', async () => {
    const { did, verificationMethod } = didKey(new TestIssuer().publicKey);
    const issuer = new TestIssuer(did);
    const own = didKey(issuer.publicKey);
    const request = {
      credential: smallCredential(own.did, { issuer: { id: own.did, name: TRUSTED } }),
      signer: issuer.signerAs(own.verificationMethod),
      created: NOW,
      crypto: nodeCrypto,
    };
    const { text } = await issueCredential(request);
    const shown = page(await verifyCredential(text, worldWith(new FakeDocuments())));
    expect(verificationMethod).not.toBe(own.verificationMethod);
    expect(shown.verdict).toBe('could_not_check_everything');
    expect(shown.signed).not.toBeNull();
    expect(shown.issuerNote).toMatchObject({ tone: 'attention', text: t('verification.claims.text') });
    expect(shown.issuerNote?.heading).toContain(TRUSTED);
    expect(shown.signed?.facts.map(({ text: fact }) => fact).join()).not.toContain(TRUSTED);
  });

  it('in the name of the trusted body’s own address is denied by that address', async () => {
    const trusted = new TestIssuer('did:web:uio.example');
    const stranger = new TestIssuer('did:web:uio.example');
    const { text } = await stranger.issue(smallCredential(trusted.did, { issuer: { id: trusted.did, name: TRUSTED } }));
    const shown = page(await verifyCredential(text, worldWith(trusted.documents())));
    expect(shown).toMatchObject({ verdict: 'does_not_check_out', signed: null, issuerNote: null });
  });
});

describe('a seal', () => {
  const sealed = async (name: string, outcome: 'passed' | 'unknown'): Promise<Report> => {
    const issuer = new TestIssuer();
    const { text } = await issuer.issue(smallCredential(issuer.did, { issuer: { id: issuer.did, name } }));
    const report = await verifyCredential(text, worldWith(issuer.documents()));
    const check = {
      outcome,
      code: outcome === 'passed' ? 'issuer.seal_trusted' : 'issuer.seal_not_trusted',
      details: { subject: 'Oslo Learning AS, NO', identifier: 'NTRNO-000000000' },
    };
    const summary = outcome === 'passed' ? 'checks_out' : 'could_not_check_everything';
    return { ...report, format: 'elm-jades', summary, checks: { ...report.checks, issuer: check } };
  };

  it('names its holder first, and warns of another name', async () => {
    const shown = page(await sealed(TRUSTED, 'passed'));
    expect(shown.lead).toContain('Oslo Learning AS, NO stands behind it');
    expect(shown.issuerNote).toMatchObject({ tone: 'attention' });
    expect(shown.issuerNote?.heading).toContain(TRUSTED);
    expect(shown.issuerNote?.text).toContain('Oslo Learning AS, NO');
  });

  it('in the name of its holder needs no warning', async () => {
    expect(page(await sealed('Oslo Learning AS', 'passed')).issuerNote).toBeNull();
  });

  it('by nobody whom we trust makes the name a claim, even the one of the certificate', async () => {
    expect(page(await sealed('Oslo Learning AS', 'unknown')).issuerNote).toMatchObject({ tone: 'attention' });
  });
});

describe('names of real organisations', () => {
  it.each([
    'Школа №5, Київ',
    'Kyiv Київ School',
    'Αθήνα Academy',
    'Colegio 1.ª Infancia',
    'Høgskulen på Vestlandet™',
    'جامعة القاهرة (Cairo)',
    '東京大学 Tokyo',
    'École “Łódź”',
  ])('are not called strange: %s', (name) => {
    expect(looksStrange(name)).toBe(false);
  });

  it.each([
    ['Persian', 'مدرسه\u200cهای تهران'],
    ['Persian, twice in a word', 'کتاب\u200cخانه\u200cها'],
    ['Hindi, letters kept apart', 'श्री शक्\u200cति विद्यालय'],
    ['Sinhala, letters joined', 'ශ්\u200dරී ලංකා'],
    ['Malayalam, at the end of a word', 'കേരളത്തിന്\u200d കലാലയം'],
    ['Hindi, a letter with a dot', 'क़्\u200dत'],
  ])('may hold a joiner of no width where writing needs it: %s', (_, name) => {
    expect(looksStrange(name)).toBe(false);
  });

  it.each([
    ['in a Latin name', 'Univer\u200csity of Oslo'],
    ['between an Arabic and a Latin letter', 'مدرسه\u200cOslo'],
    ['between an Arabic letter and a digit', 'مدرسه\u200c5'],
    ['at the beginning', '\u200cمدرسه'],
    ['at the end', 'مدرسه\u200c'],
    ['before a space', 'مدرسه\u200c تهران'],
    ['two in a row', 'مدرسه\u200c\u200cهای'],
    ['that joins Arabic letters', 'مدرسه\u200dهای'],
    ['between Indic letters without a virama', 'शक\u200cति'],
    ['two in a row after a virama', 'शक्\u200c\u200cति'],
    ['before a virama', 'शक\u200d्ति'],
    ['after a virama on a Latin letter', 'Osl्\u200co'],
    ['beside another invisible sign', 'مدرسه\u200cهای\u2060'],
  ])('are called strange with a joiner of no width %s', (_, name) => {
    expect(looksStrange(name)).toBe(true);
  });
});
