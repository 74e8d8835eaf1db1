import { describe, expect, it } from 'vitest';
import {
  checkUnbundling,
  embeddingFault,
  isInForce,
  shareFilled,
  type EmbeddingFacts,
  type ModuleFacts,
} from './programme.rules.ts';

const good: ModuleFacts = {
  outcomes: [{ en: 'Sort goods' }],
  credits: 5,
  hours: 135,
  ownAssessment: 'yes',
  prerequisites: 'none',
};
const where = { creditSystem: 'ECTS', limits: [{ place: 'IE', max: 30, source: 'practice' }] };
const verdict = (change: Partial<ModuleFacts>) => checkUnbundling({ ...good, ...change }, where).verdict;
const refused = (change: Partial<ModuleFacts>) =>
  checkUnbundling({ ...good, ...change }, where)
    .answers.filter(({ answer }) => answer !== 'yes')
    .map(({ reason }) => reason.code);

describe('whether a module could stand on its own', () => {
  it('could, when it says what people can do, is assessed by itself, is small and asks nothing unsaid', () => {
    expect(verdict({})).toBe('ready');
    expect(verdict({ prerequisites: 'stated' })).toBe('ready');
  });

  it.each([
    [{ outcomes: [] }, 'catalogue.unbundle.outcomes.no'],
    [{ ownAssessment: 'no' as const }, 'catalogue.unbundle.assessment.no'],
    [{ credits: 31 }, 'catalogue.unbundle.size.no'],
    [{ prerequisites: 'hidden' as const }, 'catalogue.unbundle.prerequisites.hidden'],
  ])('could not yet, and the reason is named: %o', (change, code) => {
    expect(verdict(change)).toBe('not_yet');
    expect(refused(change)).toEqual([code]);
  });

  it('stays open where nobody has said yet', () => {
    expect(verdict({ ownAssessment: '' })).toBe('open');
    expect(refused({ credits: 0, hours: 0 })).toEqual(['catalogue.unbundle.size.open']);
  });

  it('counts hours where credits of another size are used', () => {
    const { answers } = checkUnbundling({ ...good, credits: 100, hours: 800 }, { ...where, creditSystem: 'SE-YHP' });
    expect(answers.find(({ question }) => question === 'size')?.reason).toEqual({
      code: 'catalogue.unbundle.size.no',
      params: { credits: 32, max: 30, source: 'practice' },
    });
  });
});

const part = (creditsCounted: number, validFrom = '2027-01-01', validTo: string | null = null): EmbeddingFacts => ({
  kind: 'part_of',
  creditsCounted,
  validFrom,
  validTo,
});

describe('how much of a module a micro-credential fills', () => {
  it('is never more than the module has, alone or with others at the same time', () => {
    const module = { credits: 5, others: [part(3)] };
    expect(embeddingFault(part(6), module)?.code).toBe('catalogue.programme.counts_too_much');
    expect(embeddingFault(part(3), module)?.code).toBe('catalogue.programme.module_full');
    expect(embeddingFault(part(2), module)).toBeNull();
  });

  it('leaves room after another one has ended', () => {
    const module = { credits: 5, others: [part(3, '2027-01-01', '2027-06-30')] };
    expect(embeddingFault(part(5, '2027-07-01'), module)).toBeNull();
    expect(embeddingFault(part(5, '2027-06-30'), module)?.code).toBe('catalogue.programme.module_full');
  });

  it('is all of it for "the same as", beside the parts', () => {
    const module = { credits: 5, others: [part(3)] };
    expect(embeddingFault({ ...part(4), kind: 'equals' }, module)?.code).toBe('catalogue.programme.equals_all');
    expect(embeddingFault({ ...part(5), kind: 'equals' }, module)).toBeNull();
  });

  it('is nothing for a bridge or a choice', () => {
    expect(embeddingFault({ ...part(5), kind: 'elective' }, { credits: 5, others: [part(5)] })).toBeNull();
    expect(shareFilled(5, [{ ...part(5), kind: 'bridge' }], '2027-02-01')).toBe(0);
  });

  it('holds on its last day and not after it', () => {
    const ending = part(2.5, '2027-01-01', '2027-06-30');
    expect([isInForce(ending, '2027-06-30'), isInForce(ending, '2027-07-01')]).toEqual([true, false]);
    expect(shareFilled(5, [ending], '2027-06-30')).toBe(0.5);
    expect(shareFilled(5, [ending], '2027-07-01')).toBe(0);
  });
});
