import { describe, expect, it } from 'vitest';
import { REPORT_CODES, type Report } from '@cairn/engine';
import { createTranslate, type Catalogue } from '#platform/i18n/translate.ts';
import type { Language } from '#platform/i18n/languages.ts';
import { looksStrange } from './claimed-issuer.ts';
import { describeReport } from './describe.ts';
import ar from './messages/ar.json' with { type: 'json' };
import en from './messages/en.json' with { type: 'json' };
import nb from './messages/nb.json' with { type: 'json' };

const catalogues = { en, nb, ar } as unknown as Record<'en' | 'nb' | 'ar', Catalogue>;
const readerOf = (language: 'en' | 'nb' | 'ar') => ({
  language,
  t: createTranslate([{ language: language as Language, messages: catalogues[language] }]),
});

const passed = { outcome: 'passed', code: 'integrity.unchanged' } as const;
const document = {
  id: 'https://cairn.example/credentials/crd_1',
  issuer: { id: 'did:web:learn.example', name: 'University of Oslo' },
  awardedDate: '2026-11-21T10:00:00Z',
  credentialSubject: {
    name: 'Mona Lie',
    achievement: {
      id: 'https://cairn.example/achievements/ach_1/1',
      name: 'Sort goods',
      title: { en: 'Sort goods', nb: 'Sortere varer' },
      learningOutcome: [{ id: 'https://cairn.example/achievements/ach_1/1#out_1', statement: { en: 'Sorts goods' } }],
      workload: 'PT20H',
    },
    result: [{ resultDescription: 'https://cairn.example/achievements/ach_1/1#out_1-result', value: 'on_my_own' }],
  },
};

const good: Report = {
  summary: 'checks_out',
  format: 'vcdm2-data-integrity',
  checks: {
    integrity: passed,
    issuer: { outcome: 'passed', code: 'issuer.confirmed', details: { domain: 'learn.example' } },
    validity: { outcome: 'passed', code: 'validity.no_end' },
    status: { outcome: 'passed', code: 'status.not_revoked', asOf: '2026-11-21T10:00:00Z' },
    model: { outcome: 'passed', code: 'model.conforms' },
    evidence: { outcome: 'not_applicable', code: 'evidence.none' },
  },
  credential: { document, issuerId: 'did:web:learn.example' },
};

describe.each(['en', 'nb', 'ar'] as const)('in %s', (language) => {
  const { t } = readerOf(language);

  it.each(REPORT_CODES)('there is a sentence for %s', (code) => {
    const sentence = t(`verification.${code}`, { domain: 'learn.example' });
    expect(sentence).not.toBe(`verification.${code}`);
    expect(sentence.length).toBeGreaterThan(3);
  });

  it('the words have the same keys as in English', () => {
    const keys = (catalogue: Catalogue) => Object.keys(catalogue).filter((key) => key !== '_meta');
    expect(keys(catalogues[language]).sort()).toEqual(keys(catalogues.en).sort());
  });
});

describe('a check page', () => {
  it('says what the person can do and how we know, in the reader’s language', () => {
    const page = describeReport(good, readerOf('nb'));
    expect(page.sentence).toBe('Dette kompetansebeviset stemmer');
    expect(page.signed?.title).toMatchObject({ text: 'Sortere varer', lang: 'nb' });
    expect(page.signed?.abilities).toMatchObject([{ text: 'Sorts goods', lang: 'en', note: 'Gjort på egen hånd' }]);
    expect(page.signed?.facts.find(({ name }) => name === 'hours')?.text).toBe('20 timer');
    expect(page.lines.map(({ name }) => name)).toEqual([
      'integrity',
      'issuer',
      'validity',
      'status',
      'model',
      'evidence',
    ]);
  });

  it('names the domain that was confirmed beside the name that was only claimed', () => {
    const note = describeReport(good, readerOf('en')).issuerNote?.text;
    expect(note).toContain('University of Oslo');
    expect(note).toContain('learn.example');
  });

  it('never shows unsigned words as content', () => {
    const { credential, ...rest } = good;
    const forged: Report = {
      ...rest,
      summary: 'does_not_check_out',
      checks: { ...good.checks, integrity: { outcome: 'failed', code: 'integrity.changed' } },
      unconfirmed: credential ?? { document, issuerId: null },
    };
    const page = describeReport(forged, readerOf('en'));
    expect(page.signed).toBeNull();
    expect(page.issuerNote).toBeNull();
    expect(page.claims).toMatchObject({ title: { text: 'Sort goods' }, issuer: 'University of Oslo' });
  });

  it('holds no name, title or ability when nothing could be read', () => {
    const unread: Report = {
      summary: 'does_not_check_out',
      format: 'unknown',
      checks: { ...good.checks, integrity: { outcome: 'failed', code: 'integrity.damaged' } },
    };
    const page = describeReport(unread, readerOf('en'));
    expect(page.signed).toBeNull();
    expect(page.claims).toBeNull();
    expect(page.lead).toContain('cannot be read');
  });
});

describe('names that look like other names', () => {
  it.each([
    ['Unіversity of Oslo', true], // a Ukrainian і
    ['University\u202e of Oslo', true],
    ['Univer\u200bsity', true],
    ['University of Oslo', false],
    ['Київський університет', false],
    ['جامعة القاهرة', false],
    ['Kyiv Київ School', false],
  ])('%j: %s', (name, strange) => {
    expect(looksStrange(name)).toBe(strange);
  });

  it('are pointed out on the page', () => {
    const twin: Report = {
      ...good,
      credential: {
        issuerId: null,
        document: { ...document, issuer: { id: 'did:web:evil.example', name: 'Unіversity of Oslo' } },
      },
    };
    expect(describeReport(twin, readerOf('en')).issuerNote?.text).toContain('can look like other letters');
  });
});

describe('what a report tells besides', () => {
  const reader = readerOf('en');

  it('is who shows it, where the format can tell', () => {
    const lines = describeReport({ ...good, holder: { outcome: 'failed', code: 'holder.mismatch' } }, reader).lines;
    expect(lines.at(-1)).toMatchObject({ name: 'holder', label: 'The person who shows it', outcome: 'failed' });
    expect(describeReport(good, reader).lines).toHaveLength(6);
  });

  it('is which proof it names, in words, and that nobody looked at it', () => {
    const proofLine = (code: string, kinds?: string) => {
      const details = kinds === undefined ? {} : { details: { count: '2', kinds } };
      const evidence = { outcome: 'not_applicable', code, ...details } as const;
      const line = describeReport({ ...good, checks: { ...good.checks, evidence } }, reader).lines[5];
      return [line?.outcomeText, line?.reason];
    };
    expect(proofLine('evidence.named', 'observation, photo')).toEqual([
      'Not looked at',
      'It names this proof: Observation at work · Photo. This check did not look at it.',
    ]);
    expect(proofLine('evidence.named', 'Portefeuille, named')).toEqual([
      'Not looked at',
      'It names this proof: \u2068Portefeuille\u2069 · \u2068named\u2069. This check did not look at it.',
    ]);
    expect(proofLine('evidence.named', '')).toEqual([
      'Not looked at',
      'It names proof. This check did not look at it.',
    ]);
    expect(proofLine('evidence.none')).toEqual(['Does not apply', 'It does not say what proof there was.']);
    expect(proofLine('evidence.not_reached')[0]).toBe('Not looked at');
  });

  it('is each credential inside, with answers of its own', () => {
    const bad: Report = { ...good, summary: 'does_not_check_out' };
    const { inner } = describeReport({ ...good, inner: [good, bad] }, reader);
    expect(inner.map(({ verdict, signed }) => [verdict, signed?.title.text])).toEqual([
      ['checks_out', 'Sort goods'],
      ['does_not_check_out', 'Sort goods'],
    ]);
  });

  const sealed = (subject: string): Report => ({
    ...good,
    format: 'elm-jades',
    checks: {
      ...good.checks,
      integrity: { ...passed, details: { claimedSigningTime: '2026-11-21T10:00:00Z', notRelied: 'sigTst' } },
      issuer: { outcome: 'unknown', code: 'issuer.seal_not_trusted', details: { subject, identifier: 'NTRNO-1' } },
    },
  });

  it('is the seal, part by part, and plainly when it is a test', () => {
    const { seal } = describeReport(sealed('Second Round (test seal), NO'), reader);
    expect(seal?.isTest).toBe(true);
    expect(seal?.facts.map(({ term }) => term)).toEqual([
      'Sealed by',
      'Number in a public register',
      'Sealed at, by its own word',
      'Parts that were not checked',
    ]);
    expect(describeReport(sealed('Testa Contest AS, NO'), reader).seal?.isTest).toBe(false);
    expect(describeReport(good, reader).seal).toBeNull();
  });
});
