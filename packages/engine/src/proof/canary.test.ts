import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JsonObject } from '../json/json-types.ts';
import { nodeCrypto } from '../node/index.ts';
import { findPlan } from '../plan/known-plans.ts';
import type { Plan } from '../plan/plan.ts';
import { fastPathStatistics } from '../plan/statistics.ts';
import { NOW, TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { issueCredential } from './issue-credential.ts';

const issuer = new TestIssuer();

/** Each test has a shape of its own: what was thrown away once is not made again. */
let shape: object = {};
let shapes = 0;
beforeEach(() => {
  shapes += 1;
  shape = { name: Array.from({ length: shapes }, (_, at) => ({ '@value': `Title ${at}`, '@language': 'en' })) };
});

const credential = (name: string): JsonObject =>
  smallCredential(issuer.did, { ...shape, credentialSubject: { name } }) as JsonObject;

const issue = (name: string, canaryEvery: number) =>
  issueCredential({
    credential: credential(name),
    signer: issuer.signer,
    created: NOW,
    crypto: nodeCrypto,
    canaryEvery,
  });

const verify = (text: string) => verifyCredential(text, worldWith(issuer.documents()));

/** The plan of the shape; a shape has one once it was seen twice. */
const plan = async (): Promise<Plan> => {
  for (const name of ['Amal', 'Bo', 'Chidi']) await issue(name, 0);
  return findPlan('credential', credential('Amal'))?.plan ?? expect.fail('no plan was made');
};

/** A program that writes one letter too many of what the credential says. */
const spoilCanonical = (spoilt: Plan): void => {
  const good = spoilt.canonical.bind(spoilt);
  vi.spyOn(spoilt, 'canonical').mockImplementation((values, hash) => {
    const bytes = good(values, hash);
    return typeof bytes === 'string' ? bytes : utf8Encode((utf8Decode(bytes) ?? '').replace('Dalia', 'Daliah'));
  });
};

/** A template that writes the name of another learner into the text. */
const spoilText = (spoilt: Plan): void => {
  const good = spoilt.openText.bind(spoilt);
  vi.spyOn(spoilt, 'openText').mockImplementation((values) => good(values).replace('Dalia', 'Emil'));
};

const canaries = (): number => fastPathStatistics().refusals['canary'] ?? 0;

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each([
  ['signs other bytes than the credential says', spoilCanonical],
  ['writes another text than it signs', spoilText],
])('a plan that %s', (_, spoil) => {
  it('would spoil what it issues', async () => {
    spoil(await plan());
    const { text } = await issue('Dalia', 0);
    vi.restoreAllMocks();
    expect((await verify(text)).checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
  });

  it('is found out by the comparison with the reference, thrown away, and what comes out is good', async () => {
    const spoilt = await plan();
    spoil(spoilt);
    const before = { ...fastPathStatistics(), canaries: canaries() };
    const { text } = await issue('Dalia', 1);
    const after = fastPathStatistics();
    expect(canaries() - before.canaries).toBe(1);
    expect(after.issue).toEqual({ fast: before.issue.fast, slow: before.issue.slow + 1 });
    expect(spoilt.isForgotten).toBe(true);
    expect(findPlan('credential', credential('Dalia'))).toBeNull();

    const slow = fastPathStatistics().verify.slow;
    const report = await verify(text);
    expect(fastPathStatistics().verify.slow - slow, 'by the reference, not by a plan').toBe(1);
    expect(report.checks.integrity.code).toBe('integrity.unchanged');
    expect(report.credential?.document).toMatchObject({ credentialSubject: { name: 'Dalia' } });
  });
});

describe('a plan that is right', () => {
  it('is kept by the comparison', async () => {
    const kept = await plan();
    const before = { fast: fastPathStatistics().issue.fast, canaries: canaries() };
    expect((await verify((await issue('Dalia', 1)).text)).summary).toBe('checks_out');
    expect(fastPathStatistics().issue.fast - before.fast).toBe(1);
    expect(canaries()).toBe(before.canaries);
    expect(kept.isForgotten).toBe(false);
  });
});
