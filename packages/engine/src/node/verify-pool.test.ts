import { afterAll, describe, expect, it } from 'vitest';
import { fastPathStatistics } from '../plan/statistics.ts';
import { TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { VerifyPool } from './verify-pool.ts';

const issuer = new TestIssuer();
const LIST = 'https://nordlys.example/status/1';
const entry = { id: `${LIST}#7`, type: 'BitstringStatusListEntry', statusPurpose: 'revocation' };
const withStatus = { credentialStatus: { ...entry, statusListIndex: '7', statusListCredential: LIST } };

const genuine = async (name = 'Amal Haddad'): Promise<string> => {
  const credentialSubject = { id: 'did:example:learner', name };
  return (await issuer.issue(smallCredential(issuer.did, { ...withStatus, credentialSubject }))).text;
};

const world = async () => worldWith(issuer.documents({ [LIST]: await issuer.statusList(LIST) }));

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://cairn.example/contexts/v1',
];

/** A credential with so many nodes without names; 50,000 of them make some 2 MB. */
const crowded = async (nodes: number): Promise<string> =>
  changed(await genuine(), (document) => {
    document['@context'] = CONTEXTS;
    document['awardingBody'] = Array.from({ length: nodes }, (_, at) => ({ type: ['Profile'], name: `Body ${at}` }));
  });

const pools: VerifyPool[] = [];
const poolWith = (options: ConstructorParameters<typeof VerifyPool>[0] = {}): VerifyPool => {
  const pool = new VerifyPool(options);
  pools.push(pool);
  return pool;
};
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const isOwnAddress = (url: string): boolean => url.startsWith('https://nordlys.example/');

describe('a file of a stranger, checked in a thread of its own', { retry: 1 }, () => {
  it('gets the very report that it gets elsewhere', async () => {
    const pool = poolWith();
    const text = await genuine();
    const cases = [text, text.replace('Amal', 'Amel'), new TextEncoder().encode(text), '{', 'eyJ.', await crowded(5)];
    for (const input of cases) {
      expect(await pool.verify(input, await world())).toEqual(await verifyCredential(input, await world()));
    }
  });

  it('is not blamed for the time that a new thread takes to load its code', async () => {
    const pool = poolWith({ milliseconds: 150, threads: 1 });
    // A thread loads some hundred modules before it reads its first file, which takes longer than that file may take.
    const report = await pool.verify('{', await world());
    expect(report.checks.integrity.code).not.toBe('limits.time');
  });

  it('is not blamed for a caller who had no time to read the answer', async () => {
    const pool = poolWith({ milliseconds: 400, threads: 1 });
    await pool.verify('{', await world());
    const asked = pool.verify(`[${'1,'.repeat(300_000)}`, await world());
    await new Promise((resolve) => setImmediate(resolve));
    const busyUntil = performance.now() + 1_200;
    while (performance.now() < busyUntil);
    expect((await asked).checks.integrity.code).toBe('integrity.damaged');
  });

  it('that takes too long is stopped, and the next one is checked', async () => {
    const pool = poolWith({ milliseconds: 1, threads: 1 });
    const report = await pool.verify(await crowded(900), await world());
    expect(report).toMatchObject({
      summary: 'could_not_check_everything',
      checks: { integrity: { outcome: 'unknown', code: 'limits.time' } },
    });
    const patient = poolWith({ threads: 1 });
    expect((await patient.verify(await genuine(), await world())).summary).toBe('checks_out');
  });

  it('that takes too much memory is stopped, and the next one is checked', async () => {
    const pool = poolWith({ megabytes: 24, threads: 1, milliseconds: 20_000 });
    const heavy = `[${'{"a":[1,2,3]},'.repeat(600_000)}1]`;
    expect((await pool.verify(heavy, await world())).checks.integrity.code).toBe('limits.memory');
    const roomy = poolWith({ threads: 1 });
    expect((await roomy.verify(await genuine(), await world())).summary).toBe('checks_out');
  });

  it('does not count the time that the issuer takes to answer', async () => {
    // Two documents at 2.2 s are more than the limit; the work itself stays far below it, also on a busy machine.
    const pool = poolWith({ milliseconds: 4_000 });
    await pool.verify(await genuine(), await world());
    const documents = issuer.documents({ [LIST]: await issuer.statusList(LIST) });
    const slow = worldWith({
      find: async (url, kind) => {
        await new Promise((resolve) => setTimeout(resolve, 2_200));
        return documents.find(url, kind);
      },
    });
    expect((await pool.verify(await genuine(), slow)).summary).toBe('checks_out');
  });

  it('is put off when too many wait already', async () => {
    const pool = poolWith({ threads: 1, waiting: 1 });
    const text = await genuine();
    const asked = await world();
    const reports = await Promise.all([1, 2, 3].map(() => pool.verify(text, asked)));
    expect(reports.map(({ checks }) => checks.integrity.code)).toEqual([
      'integrity.unchanged',
      'integrity.unchanged',
      'limits.busy',
    ]);
  });

  it('hands on what goes wrong with the source of documents', async () => {
    const pool = poolWith();
    const broken = worldWith({ find: () => Promise.reject(new Error('no database')) });
    await expect(pool.verify(await genuine(), broken)).rejects.toThrow('no database');
  });
});

describe('a credential with 50,000 nodes without names', () => {
  it('does not hold up others, and its own form is never learnt', async () => {
    const pool = poolWith({ isOwnAddress });
    const asked = await world();
    const texts = await Promise.all(Array.from({ length: 40 }, (_, at) => genuine(`Learner ${at}`)));
    const hold = async (some: readonly string[]): Promise<void> => {
      for (const text of some) expect((await pool.verify(text, asked)).summary).toBe('checks_out');
    };
    await hold(texts.slice(0, 10));

    const hostile = await crowded(50_000);
    let answered = 0;
    const attack = Promise.all(
      Array.from({ length: 6 }, () => pool.verify(hostile, asked).finally(() => (answered += 1))),
    );
    await hold(texts);
    // Own forms wait for nobody: all were through while the strangers' files were still being looked at.
    expect(answered).toBeLessThan(6);
    const refused = await attack;
    expect(refused.every(({ checks }) => checks.integrity.outcome !== 'passed')).toBe(true);
  });

  it('is known as a stranger’s by the documents that it asks for', async () => {
    const pool = poolWith({ isOwnAddress });
    const asked = await world();
    for (let round = 0; round < 4; round += 1) await pool.verify(await genuine(), asked);
    const other = new TestIssuer('did:web:other.example');
    const foreign = changed((await other.issue(smallCredential(other.did, withStatus))).text, (document) => {
      document['issuer'] = other.did;
    });
    expect((await pool.verify(foreign, asked)).checks.issuer).toMatchObject({ code: 'issuer.unreachable' });
  });
});

describe('an own credential whose form cannot be learnt', () => {
  it('does not use up what new forms are learnt with', async () => {
    const pool = poolWith({ isOwnAddress });
    const asked = await world();
    const hold = async (text: string, times: number): Promise<void> => {
      for (let time = 0; time < times; time += 1) expect((await pool.verify(text, asked)).summary).toBe('checks_out');
    };
    // A value with escapes is left to the strict reader.
    for (let at = 0; at < 100; at += 1) await hold(await genuine(`Amal "${at}" Haddad`), 1);
    const { text } = await issuer.issue(smallCredential(issuer.did, { ...withStatus, name: 'A form of its own' }));
    await hold(text, 40);
    const before = fastPathStatistics().verify.fast;
    await hold(text, 1);
    expect(fastPathStatistics().verify.fast - before).toBe(1);
  });
});
