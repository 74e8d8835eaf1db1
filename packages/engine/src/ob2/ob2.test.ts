import { createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FakeDocuments, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from '../verify/verify-credential.ts';

const SITE = 'https://nordlys.example/badges';

const issuer = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Issuer',
  id: `${SITE}/issuer`,
  name: 'Nordlys Reuse Cooperative',
  url: 'https://nordlys.example/',
  publicKey: [`${SITE}/key`],
  revocationList: `${SITE}/revoked`,
};

const badge = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'BadgeClass',
  id: `${SITE}/sorting`,
  name: 'Sorts donated goods',
  description: 'Sorts by condition and use.',
  issuer: issuer.id,
};

const assertion = {
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `${SITE}/1`,
  recipient: { type: 'email', hashed: true, salt: 'salt', identity: 'sha256$0a' },
  badge: badge.id,
  issuedOn: '2024-05-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
};

const json = (value: unknown): string => JSON.stringify(value);

const site = (more: Readonly<Record<string, unknown>> = {}): FakeDocuments => {
  const documents: Readonly<Record<string, unknown>> = {
    [issuer.id]: issuer,
    [badge.id]: badge,
    [assertion.id]: assertion,
    ...more,
  };
  return new FakeDocuments(Object.fromEntries(Object.entries(documents).map(([url, value]) => [url, json(value)])));
};

const check = (text: string, documents: FakeDocuments) => verifyCredential(text, worldWith(documents));

describe('a hosted badge of the older generation', () => {
  it('checks out when the issuer’s own address serves the same badge', async () => {
    const report = await check(json(assertion), site());
    expect(report).toMatchObject({ summary: 'checks_out', format: 'ob2-hosted' });
    expect(report.checks.issuer.details).toMatchObject({ domain: 'nordlys.example' });
    expect(report.credential?.document).toMatchObject({ name: 'Sorts donated goods', issuer: { name: issuer.name } });
  });

  it('checks out by its address alone, as badges of the first generation are baked', async () => {
    expect((await check(assertion.id, site())).summary).toBe('checks_out');
  });

  it('tells which proof it names without asking for it, and nothing of a copy that differs', async () => {
    const evidence = [`${SITE}/film`, { type: 'Evidence', genre: 'Work sample' }];
    const named = { ...assertion, evidence };
    const documents = site({ [assertion.id]: named });
    expect((await check(json(named), documents)).checks.evidence).toEqual({
      outcome: 'not_applicable',
      code: 'evidence.named',
      details: { count: '2', kinds: 'Work sample' },
    });
    expect(documents.asked.map(({ url }) => url)).not.toContain(evidence[0]);
    expect((await check(json(named), site())).checks.evidence.code).toBe('evidence.not_reached');
    expect((await check(json(assertion), site())).checks.evidence.code).toBe('evidence.none');
  });

  it('does not check out when the copy says something else', async () => {
    for (const change of [
      { recipient: { identity: 'me@example.org', hashed: false } },
      { issuedOn: '2020-01-01' },
      { expires: '2030-01-01' },
    ]) {
      const report = await check(json({ ...assertion, ...change }), site());
      expect(report.checks.integrity, json(change)).toMatchObject({
        outcome: 'failed',
        code: 'integrity.hosted_copy_differs',
      });
    }
  });

  it('does not check out when it was withdrawn, also when only that word is left of it', async () => {
    for (const served of [
      { ...assertion, revoked: true },
      { id: assertion.id, type: 'Assertion', revoked: true },
    ]) {
      const report = await check(json(assertion), site({ [assertion.id]: served }));
      expect(report.checks).toMatchObject({
        integrity: { outcome: 'passed' },
        status: { outcome: 'failed', code: 'status.revoked' },
      });
    }
  });

  it('does not check out when it has ended', async () => {
    const ended = { ...assertion, expires: '2025-01-01' };
    expect((await check(json(ended), site({ [ended.id]: ended }))).checks.validity.code).toBe('validity.expired');
  });

  it('served at somebody else’s address does not speak for the issuer', async () => {
    const elsewhere = { ...assertion, id: 'https://stranger.example/1' };
    const report = await check(json(elsewhere), site({ [elsewhere.id]: elsewhere }));
    expect(report.checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.not_the_key_holder' });
    const allowing = { ...issuer, verification: { allowedOrigins: ['stranger.example'] } };
    const allowed = await check(json(elsewhere), site({ [elsewhere.id]: elsewhere, [issuer.id]: allowing }));
    expect(allowed.checks.issuer.outcome).toBe('passed');
  });

  it('under an issuer whose description stands only inside the badge is not confirmed', async () => {
    const inside = { ...assertion, badge: { ...badge, issuer: { ...issuer, id: 'https://stranger.example/issuer' } } };
    const report = await check(json(inside), site({ [inside.id]: inside }));
    expect(report.checks.issuer).toMatchObject({ outcome: 'unknown', code: 'issuer.unreachable' });
  });

  it('over plain http confirms nobody', async () => {
    const plain = (url: string): string => url.replace('https:', 'http:');
    const documents = site({
      [plain(assertion.id)]: { ...assertion, id: plain(assertion.id), badge: plain(badge.id) },
      [plain(badge.id)]: { ...badge, issuer: plain(issuer.id) },
      [plain(issuer.id)]: { ...issuer, id: plain(issuer.id) },
    });
    const report = await check(json({ ...assertion, id: plain(assertion.id), badge: plain(badge.id) }), documents);
    expect(report.checks.issuer).toMatchObject({ outcome: 'unknown', code: 'issuer.unsupported_method' });
  });

  it('whose address does not answer is left open', async () => {
    const report = await check(json(assertion), new FakeDocuments());
    expect(report.summary).toBe('could_not_check_everything');
    expect(report.checks.integrity.code).toBe('integrity.hosted_copy_unreachable');
    expect(report.credential).toBeUndefined();
  });

  it('is never fetched from anything but an address', async () => {
    for (const id of ['file:///etc/passwd', 'javascript:alert(1)', 'https://a b', '']) {
      const documents = site();
      const report = await check(json({ ...assertion, id }), documents);
      expect(report.summary).not.toBe('checks_out');
      expect(documents.asked.every(({ url }) => url.startsWith('https://nordlys.example/'))).toBe(true);
    }
  });
});

describe('a signed badge of the older generation', () => {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = {
    type: 'CryptographicKey',
    id: `${SITE}/key`,
    owner: issuer.id,
    publicKeyPem: pair.publicKey.export({ type: 'spki', format: 'pem' }),
  };
  const signed = { ...assertion, verification: { type: 'SignedBadge', creator: key.id } };
  const list = {
    type: 'RevocationList',
    id: issuer.revocationList,
    issuer: issuer.id,
    revokedAssertions: [] as unknown[],
  };

  const encode = (value: unknown): string => Buffer.from(json(value)).toString('base64url');
  const token = (payload: object = signed, by = pair.privateKey): string => {
    const input = `${encode({ alg: 'RS256' })}.${encode(payload)}`;
    return `${input}.${createSign('sha256').update(input).sign(by, 'base64url')}`;
  };
  const documents = (more: Readonly<Record<string, unknown>> = {}) => site({ [key.id]: key, [list.id]: list, ...more });

  it('checks out when the issuer’s profile names the key', async () => {
    expect(await check(token(), documents())).toMatchObject({ summary: 'checks_out', format: 'ob2-signed' });
  });

  it('tells which proof it names', async () => {
    const evidence = { type: 'Evidence', genre: 'Photo' };
    expect((await check(token({ ...signed, evidence }), documents())).checks.evidence).toMatchObject({
      code: 'evidence.named',
      details: { count: '1', kinds: 'Photo' },
    });
  });

  it('does not check out when another key signed it, or a letter was changed', async () => {
    const thief = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect((await check(token(signed, thief.privateKey), documents())).checks.integrity.outcome).toBe('failed');
    const [header = '', , signature = ''] = token().split('.');
    const forged = `${header}.${encode({ ...signed, issuedOn: '2020-01-01' })}.${signature}`;
    expect((await check(forged, documents())).checks.integrity.outcome).toBe('failed');
  });

  it('does not check out when the key is not the issuer’s, whatever it says of itself', async () => {
    for (const change of [
      { [issuer.id]: { ...issuer, publicKey: [] } },
      { [key.id]: { ...key, owner: 'https://stranger.example/issuer' } },
    ]) {
      const report = await check(token(), documents(change));
      expect(report.checks).toMatchObject({
        integrity: { outcome: 'passed' },
        issuer: { outcome: 'failed', code: 'issuer.key_not_listed' },
      });
    }
  });

  it('does not check out when it stands in the list of withdrawn badges', async () => {
    for (const entry of [signed.id, { id: signed.id, revocationReason: 'Issued by mistake' }]) {
      const report = await check(token(), documents({ [list.id]: { ...list, revokedAssertions: [entry] } }));
      expect(report.checks.status).toMatchObject({ outcome: 'failed', code: 'status.revoked' });
    }
  });

  it('is left open when the list cannot be read or is somebody else’s', async () => {
    const gone = new FakeDocuments({ [issuer.id]: json(issuer), [badge.id]: json(badge), [key.id]: json(key) });
    expect((await check(token(), gone)).checks.status.code).toBe('status.unreachable');
    const foreign = { ...issuer, revocationList: 'https://stranger.example/revoked' };
    expect((await check(token(), documents({ [issuer.id]: foreign }))).checks.status.code).toBe(
      'status.list_other_issuer',
    );
  });
});
