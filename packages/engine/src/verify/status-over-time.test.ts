import { describe, expect, it } from 'vitest';
import { type StatusPurpose, buildStatusEntry, buildStatusListCredential } from '../status/status-list-credential.ts';
import { createStatusList, writeStatus } from '../status/status-list.ts';
import { NOW, TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const LIST = 'https://nordlys.example/status/1';
const INDEX = 12;

const issuer = new TestIssuer();

/**
 * `refresh` says that a newer one exists (Bitstring Status List 1.0, "statusPurpose"); Cairn reads it, and never writes
 * it.
 */
type Purpose = StatusPurpose | 'refresh';

/** The list as the issuer publishes it at one moment. */
const published = async (state: 'set' | 'clear', statusPurpose: Purpose, more: object = {}): Promise<string> => {
  const bits = writeStatus(createStatusList({ length: 131_072 }), [{ index: INDEX, isSet: state === 'set' }]);
  const validFrom = new Date('2026-01-01T00:00:00Z');
  const list = buildStatusListCredential({ id: LIST, issuer: issuer.did, purpose: 'revocation', bits, validFrom });
  const credentialSubject = { ...(list['credentialSubject'] as object), statusPurpose };
  return (await issuer.issue({ ...list, ...more, credentialSubject })).text;
};

const entry = (statusPurpose: Purpose) => ({
  ...buildStatusEntry({ listUrl: LIST, index: INDEX, purpose: 'revocation' }),
  statusPurpose,
});

const issue = async (credentialStatus: object): Promise<string> =>
  (await issuer.issue(smallCredential(issuer.did, { credentialStatus }))).text;

const check = async (text: string, list: string, now = NOW) => {
  const report = await verifyCredential(text, worldWith(issuer.documents({ [LIST]: list }), { now }));
  return { code: report.checks.status.code, summary: report.summary };
};

describe('the state of a credential over time', () => {
  it('suspended and reinstated, it checks out again by the next list', async () => {
    const text = await issue(entry('suspension'));
    const good = { code: 'status.not_suspended', summary: 'checks_out' };
    expect(await check(text, await published('clear', 'suspension'))).toEqual(good);
    expect(await check(text, await published('set', 'suspension'))).toEqual({
      code: 'status.suspended',
      summary: 'does_not_check_out',
    });
    expect(await check(text, await published('clear', 'suspension'))).toEqual(good);
  });

  it('replaced by a newer one and withdrawn with it, it does not check out', async () => {
    const text = await issue(entry('revocation'));
    expect(await check(text, await published('set', 'revocation'))).toEqual({
      code: 'status.revoked',
      summary: 'does_not_check_out',
    });
  });

  it('replaced by a newer one without being withdrawn, it still checks out, and says that there is one', async () => {
    const text = await issue(entry('refresh'));
    expect(await check(text, await published('clear', 'refresh'))).toEqual({
      code: 'status.up_to_date',
      summary: 'checks_out',
    });
    expect(await check(text, await published('set', 'refresh'))).toEqual({
      code: 'status.newer_exists',
      summary: 'checks_out',
    });
  });

  it('a withdrawal holds at every moment of checking: the list is of now, and says nothing about earlier', async () => {
    const text = await issue(entry('revocation'));
    const list = await published('set', 'revocation');
    for (const now of [NOW, new Date('2026-02-01T00:00:00Z'), new Date('2030-01-01T00:00:00Z')]) {
      expect((await check(text, list, now)).code).toBe('status.revoked');
    }
  });

  it('an old list that was never renewed cannot reinstate anything', async () => {
    const text = await issue(entry('suspension'));
    const stale = await published('clear', 'suspension', { validUntil: '2026-03-01T00:00:00Z' });
    expect(await check(text, stale)).toEqual({
      code: 'status.list_not_in_force',
      summary: 'could_not_check_everything',
    });
  });
});
