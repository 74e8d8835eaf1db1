import { afterAll, describe, expect, it } from 'vitest';
import { buildElmCredential } from '../elm/build-elm-credential.ts';
import { nodeCrypto, nodeSealSigner } from '../node/index.ts';
import { FakeDocuments, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { TestAuthority, type TestCertificate } from '../testing/test-certificates.ts';
import type { CryptoPort, Report, VerifyWorld } from '../types.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { readCertificate } from './certificate.ts';
import { sealCredential } from './seal.ts';

// Certificates made by a command are in force from the moment they are made, so this file lives an hour ahead.
const NOW = new Date(Date.now() + 3_600_000);
const DAY = 86_400_000;

const authority = new TestAuthority();
const stranger = new TestAuthority('Stranger Test Authority');
const seal = authority.issue();

afterAll(() => {
  authority.close();
  stranger.close();
});

const award = {
  ...sampleAward('did:web:nordlys.example'),
  awardedAt: new Date(NOW.getTime() - DAY).toISOString(),
  validFrom: new Date(NOW.getTime() - DAY).toISOString(),
  validUntil: new Date(NOW.getTime() + 1_000 * DAY).toISOString(),
};

const credential = (value = 'VATNO-000000000') =>
  buildElmCredential(award, { legalIdentifier: { value, country: 'NO' }, issuedAt: NOW });

const sealed = (by: TestCertificate = seal, more: readonly Uint8Array[] = [], document: object = credential()) =>
  sealCredential({
    credential: document,
    signer: nodeSealSigner(by.privateKey),
    certificates: [by.der, ...more],
    sealedAt: NOW,
    crypto: nodeCrypto,
  });

const verify = (text: string, changes: Partial<VerifyWorld> = {}): Promise<Report> =>
  verifyCredential(text, worldWith(new FakeDocuments(), { now: NOW, trustAnchors: [authority.root.der], ...changes }));

type Signature = { protected: string; signature: string };
type Jades = { payload: string; signatures: Signature[] };

/** The seal with another protected header, sealed again by the same key: only the header is at fault. */
const withHeader = async (text: string, change: (header: Record<string, unknown>) => void): Promise<string> => {
  const file = JSON.parse(text) as Jades;
  const [first] = file.signatures;
  const header = JSON.parse(Buffer.from(first?.protected ?? '', 'base64url').toString()) as Record<string, unknown>;
  change(header);
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
  const signature = await nodeSealSigner(seal.privateKey).sign(Buffer.from(`${encoded}.${file.payload}`));
  return JSON.stringify({
    payload: file.payload,
    signatures: [{ protected: encoded, signature: Buffer.from(signature).toString('base64url') }],
  });
};

describe('a sealed European Digital Credential', () => {
  it('tells which proof it names; a mandate of the issuer is none', async () => {
    const concept = (code: string) => ({ id: `http://data.europa.eu/snb/evidence-type/${code}`, type: 'Concept' });
    const mandate = { id: 'urn:mandate', type: 'Evidence', dcType: concept('c_18016257') };
    const evidenceOf = async (evidence?: readonly object[]) =>
      (await verify(await sealed(seal, [], evidence === undefined ? credential() : { ...credential(), evidence })))
        .checks.evidence;
    const own = { code: 'evidence.named', details: { count: '2', kinds: 'observation, photo' } };
    expect(await evidenceOf()).toMatchObject(own);
    expect(await evidenceOf([mandate])).toMatchObject(own);
    expect((await evidenceOf([mandate, { id: 'urn:film', type: 'Evidence' }])).details?.['count']).toBe('3');
  });

  it.each(['ec', 'rsa'] as const)(
    'is confirmed when an authority that we trust stands behind the seal (%s)',
    async (algorithm) => {
      const report = await verify(await sealed(authority.issue({ algorithm })));
      expect(report.format).toBe('elm-jades');
      expect(report.checks.integrity.code).toBe('integrity.unchanged');
      expect(report.checks.issuer).toMatchObject({
        outcome: 'passed',
        code: 'issuer.seal_trusted',
        details: { subject: 'Nordlys Reuse Cooperative (test seal), NO', identifier: 'VATNO-000000000' },
      });
      expect(report.checks.validity.outcome).toBe('passed');
      // Signature, certificate and model are three answers; the model's files are the operator's to install.
      expect(report.checks.model).toMatchObject({ outcome: 'unknown', code: 'model.elm_not_installed' });
    },
  );

  it('shows its facts under the names that every check page knows, and keeps its own', async () => {
    const { credential: view } = await verify(await sealed());
    expect(view?.document).toMatchObject({
      name: 'Sort and price donated goods',
      issuer: { name: 'Nordlys Reuse Cooperative', legalName: { en: 'Nordlys Reuse Cooperative' } },
      credentialSubject: {
        name: 'Amal Haddad',
        hasClaim: { type: 'LearningAchievement' },
        achievement: { workload: 'PT60H', eqfLevel: 2, participationMode: ['work_based'] },
      },
    });
  });

  it('says its signing time as iat, never as sigT, and carries the fingerprint of its certificate', async () => {
    const file = JSON.parse(await sealed()) as Jades;
    const header = JSON.parse(Buffer.from(file.signatures[0]?.protected ?? '', 'base64url').toString()) as object;
    expect(header).toMatchObject({ alg: 'ES256', iat: Math.floor(NOW.getTime() / 1000), b64: false, crit: ['b64'] });
    expect(header).not.toHaveProperty('sigT');
    expect(header).toHaveProperty(['x5t#S256']);
  });

  it('does not check out when one letter was changed', async () => {
    const report = await verify((await sealed()).replace('Amal Haddad', 'Amal Haddat'));
    expect(report.checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
    expect(report.credential).toBeUndefined();
  });

  it('does not check out when the document names another registered identifier than the certificate', async () => {
    const report = await verify(await sealed(seal, [], credential('VATNO-999999999')));
    expect(report.checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.not_the_key_holder' });
  });
});

describe('the certificate of a seal', () => {
  const issuerOf = async (by: TestCertificate, more: readonly Uint8Array[] = [], changes: Partial<VerifyWorld> = {}) =>
    (await verify(await sealed(by, more), changes)).checks.issuer;

  it('by an authority that nobody here knows leaves the issuer open, with the name it claims', async () => {
    const foreign = stranger.issue();
    expect(await issuerOf(foreign)).toMatchObject({ outcome: 'unknown', code: 'issuer.seal_not_trusted' });
    expect(await issuerOf(seal, [], { trustAnchors: [] })).toMatchObject({ code: 'issuer.seal_not_trusted' });
  });

  it('is not made better by a trusted certificate that somebody appended', async () => {
    const foreign = stranger.issue();
    expect(await issuerOf(foreign, [authority.root.der])).toMatchObject({ code: 'issuer.seal_not_trusted' });
    expect(await issuerOf(foreign, [seal.der, authority.root.der])).toMatchObject({ code: 'issuer.seal_not_trusted' });
    expect(await issuerOf(foreign, [stranger.root.der])).toMatchObject({ code: 'issuer.seal_not_trusted' });
  });

  it('under a certificate that is no authority is not trusted', async () => {
    const leaf = authority.issue({ extensions: ['basicConstraints=CA:FALSE', 'keyUsage=digitalSignature'] });
    expect(await issuerOf(stranger.issue(), [leaf.der])).toMatchObject({ code: 'issuer.seal_not_trusted' });
  });

  it('that has ended since leaves the answer open, for no time stamp is relied on', async () => {
    const short = authority.issue({ days: 1 });
    expect(await issuerOf(short, [], { now: new Date(NOW.getTime() + 3 * DAY) })).toMatchObject({
      outcome: 'unknown',
      code: 'issuer.seal_expired',
    });
  });

  it('that was not in force at the signing time fails, and cannot be sealed with at all', async () => {
    const text = await withHeader(await sealed(), (header) => void (header['iat'] = 1_000_000_000));
    expect((await verify(text)).checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.seal_expired' });
    const request = { credential: credential(), crypto: nodeCrypto, certificates: [seal.der] };
    const sealedAt = new Date('2001-01-01T00:00:00Z');
    await expect(
      sealCredential({ ...request, sealedAt, signer: nodeSealSigner(seal.privateKey) }),
    ).rejects.toMatchObject({
      code: 'certificate_not_in_force',
    });
    const rsa = authority.issue({ algorithm: 'rsa' });
    await expect(
      sealCredential({ ...request, sealedAt: NOW, signer: nodeSealSigner(rsa.privateKey) }),
    ).rejects.toMatchObject({ code: 'certificate_of_other_key' });
  });

  it('made for something else does not count as a seal', async () => {
    const server = authority.issue({ extensions: ['basicConstraints=CA:FALSE', 'keyUsage=critical,keyEncipherment'] });
    expect(await issuerOf(server)).toMatchObject({ outcome: 'failed', code: 'issuer.seal_wrong_use' });
  });

  it('without a registered identifier leaves open which organisation it is', async () => {
    const nameless = authority.issue({ subject: '/C=NO/O=University of Oslo/CN=Seal' });
    expect(await issuerOf(nameless)).toMatchObject({
      code: 'issuer.seal_not_trusted',
      details: { reason: 'no_identifier' },
    });
  });

  it('that was swapped for another is noticed', async () => {
    const other = Buffer.from(authority.issue().der).toString('base64');
    const text = await withHeader(await sealed(), (header) => void (header['x5c'] = [other]));
    expect((await verify(text)).checks.integrity).toMatchObject({ code: 'integrity.certificate_does_not_fit' });
  });

  it('is not read when nobody can read its times', () => {
    const at = Buffer.from(seal.der).indexOf(Buffer.from([0x17, 0x0d]));
    expect(readCertificate(seal.der)).not.toBeNull();
    expect(readCertificate(Uint8Array.from(seal.der, (byte, index) => (index === at + 14 ? 0x58 : byte)))).toBeNull();
  });

  it('among very many costs no more than among a few', async () => {
    let signatures = 0;
    const crypto: CryptoPort = {
      ...nodeCrypto,
      verify: (check) => {
        signatures += 1;
        return nodeCrypto.verify(check);
      },
    };
    const text = await sealed(
      seal,
      Array.from({ length: 500 }, () => authority.root.der),
    );
    await verify(text, { crypto, trustAnchors: [] });
    expect(signatures).toBeLessThan(50);
  });

  it('is read without trouble when it is cut anywhere', () => {
    for (let length = 0; length < seal.der.length; length += 7)
      expect(readCertificate(seal.der.slice(0, length))).toBeNull();
  });
});

describe('a header of a seal that asks for more than is known', () => {
  const code = async (change: (header: Record<string, unknown>) => void): Promise<string> =>
    (await verify(await withHeader(await sealed(), change))).checks.integrity.code;

  it('with a signing time beyond every calendar is answered all the same', async () => {
    const text = await withHeader(await sealed(), (header) => void (header['iat'] = Number.MAX_SAFE_INTEGER));
    const { checks } = await verify(text);
    expect(checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.seal_expired' });
    expect(checks.integrity.details).not.toHaveProperty('claimedSigningTime');
  });

  it('with both signing times is refused', async () => {
    expect(await code((header) => void (header['sigT'] = '2026-11-21T12:00:00Z'))).toBe('integrity.two_signing_times');
  });

  it('with unknown, missing, doubled or empty critical names is refused', async () => {
    const cases: readonly ((header: Record<string, unknown>) => void)[] = [
      (header) => void (header['crit'] = ['b64', 'sigD']),
      (header) => Object.assign(header, { crit: ['b64', 'sigPl'], sigPl: {} }),
      (header) => void (header['crit'] = []),
      (header) => void (header['crit'] = ['b64', 'b64']),
      (header) => void (header['crit'] = ['b64', 'sigT']),
      (header) => void delete header['crit'],
      (header) => void (header['crit'] = 'b64'),
      (header) => void (header['crit'] = [null]),
    ];
    for (const change of cases) expect(await code(change)).toBe('integrity.unknown_critical_header');
  });

  it('with no algorithm or a shared secret is refused', async () => {
    for (const alg of ['none', 'HS256', '', 'rs256']) {
      expect(await code((header) => void (header['alg'] = alg))).toBe('integrity.forbidden_algorithm');
    }
  });

  it('names the parts of longer-lasting seals and does not rely on them', async () => {
    const file = JSON.parse(await sealed()) as Jades;
    const part = Buffer.from(JSON.stringify({ sigTst: {} })).toString('base64url');
    const text = JSON.stringify({
      ...file,
      signatures: [{ ...file.signatures[0], header: { etsiU: [part, { xVals: [] }] } }],
    });
    expect((await verify(text)).checks.integrity.details).toMatchObject({ notRelied: 'sigTst xVals' });
  });

  it('of a file that is cut off or not sealed at all says so', async () => {
    const text = await sealed();
    for (const broken of [
      text.slice(0, -40),
      '{"payload":"{}","signatures":[{}]}',
      '{"payload":"{}","protected":"e30"}',
    ]) {
      expect((await verify(broken)).summary).not.toBe('checks_out');
    }
  });
});
