import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCertificate } from '@cairn/engine';
import { generateKey } from '@cairn/engine/node';
import { given } from '../../../../tests/support/assessment.ts';
import { makeAwardHouse, type AwardHouse } from '../../../../tests/support/award.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { verifyAuditChain } from '#platform/audit/audit.ts';
import {
  addSeal,
  awardCredential,
  changeLegalIdentifier,
  changeSigningKey,
  compromiseKey,
  correctCredential,
  identityInput,
  listSigningKeys,
  makeTestSeal,
  readAward,
  readSealPage,
  stopSealing,
} from '../index.ts';
import { makeTestCertificate } from './test-certificate.ts';

const world = useTestWorld();
const folder = mkdtempSync(join(tmpdir(), 'cairn-seals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file as a provider hands it out. */
function p12(passphrase: string, legalIdentifier = 'NTRNO-987654321'): Uint8Array {
  const { privateKey } = generateKey('P-256');
  const validFrom = world().clock.now();
  const der = makeTestCertificate({
    legalName: 'Nordlys',
    country: 'NO',
    legalIdentifier,
    validFrom,
    validUntil: new Date(validFrom.getTime() + 86_400_000 * 300),
    serial: world().random.bytes(16),
    privateKey,
  });
  const at = (name: string) => join(folder, name);
  writeFileSync(at('key.pem'), privateKey.export({ format: 'pem', type: 'pkcs8' }));
  writeFileSync(
    at('cert.pem'),
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
  );
  const words = ['-export', '-inkey', at('key.pem'), '-in', at('cert.pem'), '-passout', `pass:${passphrase}`];
  execFileSync('openssl', ['pkcs12', ...words, '-out', at('seal.p12')], { stdio: 'pipe' });
  return new Uint8Array(readFileSync(at('seal.p12')));
}

const codeOf = (result: { readonly ok: boolean; readonly error?: unknown }) =>
  result.ok ? null : [result.error].flat().map((failure) => (failure as { code: string }).code)[0];

describe('a seal', () => {
  it('that Cairn makes for trying out says so in its name, and other programs can read it', () => {
    const page = readCertificate(
      makeTestCertificate({
        legalName: 'Gjenbruk & Ærlighet SA',
        country: 'NO',
        legalIdentifier: 'NTRNO-1',
        validFrom: new Date('2027-03-01T09:00:00Z'),
        validUntil: new Date('2029-03-01T09:00:00Z'),
        serial: new Uint8Array(16).fill(255),
        privateKey: generateKey('P-256').privateKey,
      }),
    );
    expect(page?.name).toEqual({
      organisation: 'Gjenbruk & Ærlighet SA (test seal)',
      commonName: 'Test seal',
      country: 'NO',
      organisationIdentifier: 'NTRNO-1',
    });
    expect(new Date(page?.notAfter ?? 0).toISOString()).toBe('2029-03-01T09:00:00.000Z');
  });

  it('is taken from its file with the passphrase, brings the identifier along, and is checked first', async () => {
    const { registrar } = await makeAwardHouse(world());
    const file = p12('høst i fjellet');
    expect(codeOf(await addSeal(world(), registrar, { file, passphrase: 'wrong' }))).toBe('award.seal.wrong_password');
    const rubbish = new Uint8Array([1, 2, 3]);
    expect(codeOf(await addSeal(world(), registrar, { file: rubbish, passphrase: '' }))).toBe(
      'award.seal.not_a_key_file',
    );
    expect(given(await readSealPage(world(), registrar))).toMatchObject({ seal: null, gap: 'no_seal' });
    given(await addSeal(world(), registrar, { file, passphrase: 'høst i fjellet' }));
    expect(given(await readSealPage(world(), registrar))).toMatchObject({
      identity: { legalIdentifier: 'NTRNO-987654321', country: 'NO' },
      seal: { subject: 'Nordlys (test seal), NO', isTest: true, health: 'good' },
      gap: null,
    });
    const { tenantId } = registrar;
    expect((await world().db.inTenant(tenantId, (tx) => verifyAuditChain(tx, tenantId))).ok).toBe(true);
  });

  it('is for administrators only', async () => {
    const { coach, registrar } = await makeAwardHouse(world());
    for (const change of [makeTestSeal, stopSealing])
      expect(codeOf(await change(world(), coach))).toBe('people.not_allowed');
    const onlyRegistrar = { ...registrar, roles: ['registrar'] as const };
    expect(codeOf(await makeTestSeal(world(), onlyRegistrar))).toBe('people.not_allowed');
  });

  it('needs an identifier that is the same as its own', async () => {
    const { registrar } = await makeAwardHouse(world());
    expect(codeOf(await makeTestSeal(world(), registrar))).toBe('award.format.no_legal_identifier');
    given(await changeLegalIdentifier(world(), registrar, { legalIdentifier: 'NTRNO-000000000' }));
    given(await makeTestSeal(world(), registrar));
    given(await changeLegalIdentifier(world(), registrar, { legalIdentifier: 'NTRNO-111111111' }));
    expect(given(await readSealPage(world(), registrar)).gap).toBe('other_identifier');
    given(await stopSealing(world(), registrar));
    expect(given(await readSealPage(world(), registrar)).gap).toBe('no_seal');
  });

  it.each([
    [' ntrno-987 654 321 ', 'NTRNO-987654321'],
    ['987654321', null],
    ['NTRNO987654321', null],
    ['NTR-NO-1', null],
  ])('identifier as typed: %s', (typed, stored) => {
    const parsed = identityInput.safeParse({ legalIdentifier: typed });
    expect(parsed.success ? parsed.data.legalIdentifier : null).toBe(stored);
  });
});

const award = (house: AwardHouse, hours?: number) =>
  awardCredential(world(), house.registrar, {
    caseId: house.caseId,
    idempotencyKey: `seals-test-${house.caseId}`,
    name: 'Layla Haddad',
    hours,
    consent: 'in_person',
  });

describe('a key that was retired', () => {
  it('can still be declared compromised; the one in use is not touched', async () => {
    const house = await makeAwardHouse(world());
    given(await award(house));
    given(await changeSigningKey(world(), house.registrar, 'replace'));
    const keys = given(await listSigningKeys(world(), house.registrar));
    const [old, current] = ['retired', 'in_use'].map((wanted) => keys.find(({ state }) => state === wanted));
    expect(codeOf(await compromiseKey(world(), house.registrar, current?.id ?? ''))).toBe('award.key_not_found');
    expect(codeOf(await compromiseKey(world(), house.registrar, 'key_of_nobody'))).toBe('award.key_not_found');
    given(await compromiseKey(world(), house.registrar, old?.id ?? ''));
    const states = given(await listSigningKeys(world(), house.registrar)).map(({ state }) => state);
    expect([...states].sort()).toEqual(['in_use', 'revoked']);
  });
});

describe('a correction', () => {
  const wish = (credentialId: string, hours: number) => ({
    credentialId,
    idempotencyKey: `seals-correction-${hours}-hours`,
    name: 'Layla Haddad',
    hours,
    reason: 'Counted again.',
  });

  it('may change the hours of a part, within those of the whole', async () => {
    const house = await makeAwardHouse(world(), 'refused');
    const { credentialId } = given(await award(house, 8));
    const tooMany = await correctCredential(world(), house.registrar, wish(credentialId, 9_999));
    expect(codeOf(tooMany)).toBe('award.missing.workload');
    const fresh = given(await correctCredential(world(), house.registrar, wish(credentialId, 6)));
    expect(given(await readAward(world(), house.registrar, fresh.credentialId)).frozen.hours).toBe(6);
  });

  it('leaves the hours of the whole as they were published', async () => {
    const house = await makeAwardHouse(world());
    const { credentialId } = given(await award(house));
    const fresh = given(await correctCredential(world(), house.registrar, wish(credentialId, 3)));
    expect(given(await readAward(world(), house.registrar, fresh.credentialId)).frozen.hours).toBe(20);
  });
});
