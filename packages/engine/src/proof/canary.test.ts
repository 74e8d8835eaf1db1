import { describe, expect, it } from 'vitest';
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
let shapes = 0;
const newShape = (): object => {
  shapes += 1;
  return { name: Array.from({ length: shapes }, (_, at) => ({ '@value': `Title ${at}`, '@language': 'en' })) };
};

const credential = (shape: object, name: string): JsonObject =>
  smallCredential(issuer.did, { ...shape, credentialSubject: { name } }) as JsonObject;

const issue = (shape: object, name: string, canaryEvery?: number) =>
  issueCredential({
    credential: credential(shape, name),
    signer: issuer.signer,
    created: NOW,
    crypto: nodeCrypto,
    ...(canaryEvery === undefined ? {} : { canaryEvery }),
  });

const verify = (text: string) => verifyCredential(text, worldWith(issuer.documents()));

/** The plan of the shape; a shape has one once it was seen twice. */
const planOf = async (shape: object): Promise<Plan> => {
  for (const name of ['Amal', 'Bo', 'Chidi']) await issue(shape, name, 0);
  return findPlan('credential', credential(shape, 'Amal'))?.plan ?? expect.fail('no plan was made');
};

/** Makes a plan wrong, and gives what makes it right again. */
type Spoil = (plan: Plan) => () => void;

/** A program that writes one letter too many of what the credential says. */
const spoilCanonical: Spoil = (plan) => {
  const good = plan.canonical.bind(plan);
  plan.canonical = (values, hash) => {
    const bytes = good(values, hash);
    return typeof bytes === 'string' ? bytes : utf8Encode((utf8Decode(bytes) ?? '').replace('Dalia', 'Daliah'));
  };
  return () => {
    plan.canonical = good;
  };
};

/** A template that writes the name of another learner into the text. */
const spoilText: Spoil = (plan) => {
  const good = plan.openText.bind(plan);
  plan.openText = (values) => good(values).replace('Dalia', 'Emil');
  return () => {
    plan.openText = good;
  };
};

const WRONG: readonly (readonly [what: string, spoil: Spoil])[] = [
  ['signs other bytes than the credential says', spoilCanonical],
  ['writes another text than it signs', spoilText],
];

const canaries = (): number => fastPathStatistics().refusals['canary'] ?? 0;

describe('a wrong plan', () => {
  it.each(WRONG)('that %s would spoil what it issues', async (_, spoil) => {
    const shape = newShape();
    const mend = spoil(await planOf(shape));
    const { text } = await issue(shape, 'Dalia', 0);
    mend();
    expect((await verify(text)).checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
  });

  it.each(WRONG)('that %s is found out, thrown away, and what comes out is good', async (_, spoil) => {
    const shape = newShape();
    const plan = await planOf(shape);
    spoil(plan);
    const before = { ...fastPathStatistics(), canaries: canaries() };
    const { text } = await issue(shape, 'Dalia', 1);
    const after = fastPathStatistics();
    expect(canaries() - before.canaries).toBe(1);
    expect(after.issue).toEqual({ fast: before.issue.fast, slow: before.issue.slow + 1 });
    expect(plan.isForgotten).toBe(true);
    expect(findPlan('credential', credential(shape, 'Dalia'))).toBe(null);

    const slow = fastPathStatistics().verify.slow;
    const report = await verify(text);
    // By the reference, not by a plan.
    expect(fastPathStatistics().verify.slow - slow).toBe(1);
    expect(report.checks.integrity.code).toBe('integrity.unchanged');
    expect(report.credential?.document).toMatchObject({ credentialSubject: { name: 'Dalia' } });
  });
});

/** So many more are issued before the plan, made wrong now, is found out. */
const foundOutAfter = async (shape: object, plan: Plan): Promise<number> => {
  const mend = spoilText(plan);
  const before = canaries();
  let issued = 0;
  while (canaries() === before && issued < 1_000) {
    await issue(shape, 'Dalia');
    issued += 1;
  }
  mend();
  return issued;
};

describe('a plan that nobody said how often to compare', () => {
  it('is compared at its sixteenth credential', async () => {
    const shape = newShape();
    const plan = await planOf(shape);
    expect(await foundOutAfter(shape, plan)).toBe(16);
  });

  it('and, having been right, 64 and 256 later', async () => {
    const shape = newShape();
    const plan = await planOf(shape);
    for (let count = 0; count < 16 + 64; count += 1) await issue(shape, 'Amal');
    expect(await foundOutAfter(shape, plan)).toBe(256);
  });
});

describe('a plan that is right', () => {
  it('is kept by the comparison', async () => {
    const shape = newShape();
    const kept = await planOf(shape);
    const before = { fast: fastPathStatistics().issue.fast, canaries: canaries() };
    expect((await verify((await issue(shape, 'Dalia', 1)).text)).summary).toBe('checks_out');
    expect(fastPathStatistics().issue.fast - before.fast).toBe(1);
    expect(canaries()).toBe(before.canaries);
    expect(kept.isForgotten).toBe(false);
  });
});
