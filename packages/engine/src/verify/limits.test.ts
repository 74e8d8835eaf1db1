import { describe, expect, it } from 'vitest';
import { TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const issuer = new TestIssuer();
const verify = (input: Uint8Array | string) => verifyCredential(input, worldWith(issuer.documents()));

const signed = async (): Promise<string> => (await issuer.issue(smallCredential(issuer.did))).text;

/** Awarding bodies that all know each other and have no names: a graph that looks the same from everywhere. */
const poison = (size: number): object[] =>
  Array.from({ length: size }, (_, at) => ({
    id: `_:n${at}`,
    type: ['Profile'],
    parentOrg: { id: `_:n${(at + 1) % size}`, parentOrg: { id: `_:n${(at + 7) % size}` } },
  }));

const flat = (size: number): object[] =>
  Array.from({ length: size }, (_, at) => ({ type: ['Profile'], name: `Body ${at}` }));

const nested = (depth: number): object => {
  let node: object = { type: ['Profile'], name: 'innermost' };
  for (let level = 0; level < depth; level += 1) node = { type: ['Profile'], parentOrg: node };
  return node;
};

const withBodies = async (awardingBody: unknown): Promise<string> =>
  changed(await signed(), (document) => {
    document['@context'] = [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      'https://cairn.example/contexts/v1',
    ];
    document['awardingBody'] = awardingBody;
  });

describe('a file made to keep the verifier busy', () => {
  it.each([
    ['100 nodes that all look alike', () => poison(100)],
    ['1,000 nodes that all look alike', () => poison(1_000)],
    ['600 nodes without names', () => flat(600)],
    ['10,000 nodes without names', () => flat(10_000)],
    ['50,000 nodes without names', () => flat(50_000)],
    ['nesting of 60', () => nested(60)],
    ['nesting of 100', () => nested(100)],
    ['nesting of 1,000', () => nested(1_000)],
    ['nesting of 4,000', () => nested(4_000)],
    [
      '5,000 texts in lists',
      () =>
        Array.from({ length: 5 }, (_, list) => ({
          type: ['LearningOutcome'],
          relatedSkill: Array.from({ length: 990 }, (__, at) => `https://x.example/${list}/${at}`),
        })),
    ],
    [
      '400 languages',
      () => ({
        type: ['QualityAssurance'],
        note: Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`x-${at}`, 'a'])),
      }),
    ],
    [
      '100,000 languages',
      () => ({ note: Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`x-${at}`, 'a'])) }),
    ],
    ['200,000 numbers in a list', () => Array.from({ length: 200_000 }, (_, at) => at)],
  ])('by %s is refused quickly and never passes', async (_, bodies) => {
    const text = await withBodies(bodies());
    await verify(await signed());
    const start = process.cpuUsage();
    const report = await verify(text);
    // Processor time, since the machine may be shared: a quiet one refuses in 250 ms of the clock.
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(500);
    expect(report.checks.integrity.outcome).not.toBe('passed');
  });

  it('by sheer size is not read at all', async () => {
    const report = await verify(new Uint8Array(20 * 1024 * 1024));
    expect(report.checks.integrity).toMatchObject({ outcome: 'unknown', code: 'integrity.too_large' });
  });

  it('by many signatures is not worked through', async () => {
    const text = changed(await signed(), (document) => {
      document['proof'] = Array.from({ length: 5_000 }, () => document['proof']);
    });
    expect((await verify(text)).checks.integrity).toMatchObject({ code: 'integrity.too_complex' });
  });
});
