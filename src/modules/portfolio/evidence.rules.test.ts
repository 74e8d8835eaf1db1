import { describe, expect, it } from 'vitest';
import { readBlur } from './blur.rules.ts';
import {
  checkSufficiency,
  currentSince,
  isDirect,
  kindsFor,
  monthsBefore,
  readLink,
  type SufficiencyProof,
  withoutProof,
} from './evidence.rules.ts';
import { type EvidenceKind, EVIDENCE_KINDS } from './evidence.schemas.ts';

const NOW = new Date('2027-03-31T09:00:00Z');
const STAFF = { by: 'per_coach', at: NOW };
const RULE = { directForCritical: 1, minKinds: 2, maxAgeMonths: 24 };
const CRITERIA = [
  { id: 'cri_sort', critical: true },
  { id: 'cri_tidy', critical: false },
];

const proof = (kind: EvidenceKind, changes: Partial<SufficiencyProof> = {}): SufficiencyProof => ({
  kind,
  checks: {},
  criteria: ['cri_sort'],
  madeAt: new Date('2027-01-01T12:00:00Z'),
  ...changes,
});

const codes = (evidence: readonly SufficiencyProof[], rule = RULE) =>
  checkSufficiency(rule, { criteria: CRITERIA, evidence }, NOW).map(({ code }) => code);

describe('whether proof shows the work itself', () => {
  it.each(EVIDENCE_KINDS)('%s', (kind) => {
    const seen = kind === 'observation' || kind === 'simulation';
    const shows = kind === 'photo' || kind === 'video' || kind === 'work_sample';
    expect(isDirect(proof(kind))).toBe(seen);
    expect(isDirect(proof(kind, { checks: { authentic: STAFF } }))).toBe(seen || shows);
  });
});

describe('whether the proof is enough', () => {
  const old = new Date('2025-03-30T12:00:00Z');

  it.each([
    ['an observation and a note', [proof('observation'), proof('note')], []],
    ['no proof at all', [], ['direct', 'kinds']],
    ['two notes', [proof('note'), proof('note')], ['direct', 'kinds']],
    ['an observation alone', [proof('observation')], ['kinds']],
    ['an observation of another task', [proof('observation', { criteria: ['cri_tidy'] }), proof('note')], ['direct']],
    ['a photo that nobody found authentic', [proof('photo'), proof('note')], ['direct']],
    ['a photo that staff found authentic', [proof('photo', { checks: { authentic: STAFF } }), proof('note')], []],
    ['a simulation and a witness', [proof('simulation'), proof('witness')], []],
    ['a witness and a document', [proof('witness'), proof('document')], ['direct']],
    [
      'an old observation and a note',
      [proof('observation', { madeAt: old }), proof('note')],
      ['direct', 'kinds', 'old'],
    ],
    [
      'an old observation that was confirmed again',
      [proof('observation', { madeAt: old, reconfirmedAt: NOW }), proof('note')],
      [],
    ],
    ['old proof beside enough', [proof('observation'), proof('note'), proof('photo', { madeAt: old })], []],
    [
      'an observation with an open question',
      [proof('observation', { doubts: { valid: STAFF } }), proof('note')],
      ['direct', 'kinds', 'doubted'],
    ],
    [
      'a question that is not about fit or authorship',
      [proof('observation', { doubts: { sufficient: STAFF } }), proof('note')],
      [],
    ],
  ] as const)('%s', (_, evidence, expected) => {
    expect(codes(evidence)).toEqual(expected);
  });

  it('names the tasks that nobody saw, and how many kinds there are', () => {
    expect(checkSufficiency(RULE, { criteria: CRITERIA, evidence: [proof('note')] }, NOW)).toEqual([
      { code: 'direct', criteria: ['cri_sort'], params: { needed: 1, count: 1 } },
      { code: 'kinds', criteria: [], params: { have: 1, needed: 2 } },
    ]);
  });

  it('counts three years where the unit says nothing', () => {
    const rule = { ...RULE, maxAgeMonths: 0 };
    const at = (day: string) => proof('observation', { madeAt: new Date(`${day}T12:00:00Z`) });
    expect(codes([at('2024-04-01'), proof('note')], rule)).toEqual([]);
    expect(codes([at('2024-03-30'), proof('note')], rule)).toEqual(['direct', 'kinds', 'old']);
  });

  it('asks for no direct proof where the unit asks for none', () => {
    expect(codes([proof('note'), proof('audio')], { ...RULE, directForCritical: 0 })).toEqual([]);
  });
});

it('a month that is shorter ends on its last day', () => {
  expect(monthsBefore(NOW, 1).toISOString()).toBe('2027-02-28T09:00:00.000Z');
});

it('proof never grows older by being confirmed', () => {
  const madeAt = new Date('2027-02-01T12:00:00Z');
  expect(currentSince({ madeAt, reconfirmedAt: new Date('2026-01-01T12:00:00Z') })).toEqual(madeAt);
});

it('tasks that nothing shows are found', () => {
  expect(withoutProof(['cri_sort', 'cri_tidy'], [proof('note')])).toEqual(['cri_tidy']);
});

describe('what may be added', () => {
  const open = { photos: true, audio: true, links: true };

  it('is for a learner everything but what staff saw; a witness answers for itself', () => {
    expect(kindsFor('learner', open)).toEqual(['note', 'photo', 'video', 'audio', 'document', 'work_sample', 'link']);
    expect(kindsFor('coach', open)).toEqual(EVIDENCE_KINDS.filter((kind) => kind !== 'witness'));
  });

  it('is less where a site has switched something off', () => {
    expect(kindsFor('learner', { photos: false, audio: false, links: false })).toEqual(['note', 'document']);
    for (const off of [{ photos: false }, { audio: false }])
      expect(kindsFor('learner', { ...open, ...off })).not.toContain('video');
  });
});

describe('a link', () => {
  it.each([
    ['https://example.org/a?b=c', 'https://example.org/a?b=c'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', null],
    ['JAVASCRIPT:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['https://name:secret@example.org/', null],
    ['example.org', null],
    ['', null],
  ])('%s', (typed, kept) => {
    expect(readLink(typed)).toBe(kept);
  });
});

describe('what is to be blurred', () => {
  const wish = (drawn: string, cells: readonly string[] = [], mode = '') => readBlur({ drawn, cells, mode });

  it('is what was drawn, the boxes that were ticked, or all but the middle', () => {
    const area = { x: 0.1, y: 0.2, width: 0.3, height: 0.4 };
    expect(wish(JSON.stringify([area]))).toEqual([area]);
    expect(wish('', ['7'])).toEqual([{ x: 1 / 6, y: 1 / 6, width: 1 / 6, height: 1 / 6 }]);
    expect(wish('', [], 'frame')).toHaveLength(4);
    expect(wish('')).toEqual([]);
  });

  it('is refused when it cannot be read, so that nothing is kept that was meant to be blurred', () => {
    for (const drawn of ['{', '[{"x":2,"y":0,"width":1,"height":1}]', '{"x":1}', 'null', `[${'{},'.repeat(99)}{}]`])
      expect(wish(drawn)).toBeNull();
  });

  it('takes many dabs of the brush, and no more boxes than before', () => {
    const part = { x: 0.1, y: 0.1, width: 0.05, height: 0.05 };
    const drawn = (count: number, paint: object) =>
      readBlur({
        drawn: JSON.stringify(Array.from({ length: count }, () => ({ ...part, ...paint }))),
        cells: [],
        mode: '',
      });
    expect(drawn(600, { paint: true })).toHaveLength(600);
    expect(drawn(661, { paint: true })).toBeNull();
    expect(drawn(61, {})).toBeNull();
  });

  it('knows no box beyond the photo', () => {
    expect(wish('', ['36', '-1', 'x', '999'])).toEqual([]);
  });
});
