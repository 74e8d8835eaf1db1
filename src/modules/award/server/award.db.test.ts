import { BitstreamStatusList } from '@4sure-tech/vc-bitstring-status-lists';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyCredential, type Report } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { given } from '../../../../tests/support/assessment.ts';
import { makeAwardHouse, type AwardHouse } from '../../../../tests/support/award.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { ownDocuments } from '#app/check/own-documents.ts';
import { findShownCredential } from '#app/check/check-page.ts';
import { changeSharing, getOwnCredential, listOwnCredentials } from '#modules/passport/index.ts';
import { verifyAuditChain } from '#platform/audit/audit.ts';
import { createVault, MASTER_KEY_BYTES } from '#platform/vault.ts';
import { isUniqueViolation, sqlState } from '#platform/db/sql-state.ts';
import { fixtureVersion } from '../award.fixtures.ts';
import {
  awardCredential,
  changeSigningKey,
  correctCredential,
  findIssuerDocument,
  listRegister,
  previewAward,
  readAward,
  revokeCredential,
} from '../index.ts';
import { award, credential, statusEntry, statusList } from './award.tables.ts';
import { awardCase } from './award.usecases.ts';
import { LIST_LENGTH } from './status.ts';

const world = useTestWorld();

let counter = 0;
const key = () => `wish-of-a-test-${String((counter += 1)).padStart(6, '0')}`;
const codes = (result: { readonly ok: boolean; readonly error?: unknown }): readonly string[] =>
  result.ok ? [] : [result.error].flat().map((failure) => (failure as { code: string }).code);

const wish = (house: AwardHouse, changes: object = {}) => ({
  caseId: house.caseId,
  idempotencyKey: key(),
  name: 'Layla Haddad',
  hours: undefined,
  consent: 'in_person' as const,
  ...changes,
});

const check = (text: string): Promise<Report> =>
  verifyCredential(text, { now: world().clock.now(), crypto: nodeCrypto, documents: ownDocuments(world()) });

const issued = async (house: AwardHouse) => given(await awardCredential(world(), house.registrar, wish(house)));
const textOf = async (id: string): Promise<string> => (await findShownCredential(world(), id))?.text ?? '';
const outcomes = (report: Report) =>
  Object.fromEntries(Object.entries(report.checks).map(([name, answer]) => [name, answer.outcome]));

describe('awarding a validated case', () => {
  let house: AwardHouse;
  beforeAll(async () => {
    house = await makeAwardHouse(world());
  });

  it('shows the registrar the case with the gate, where only consent is missing', async () => {
    const preview = given(await previewAward(world(), house.registrar, { caseId: house.caseId }));
    expect(preview.gate.flatMap(({ missing }) => missing?.code ?? [])).toEqual(['award.missing.consent']);
    expect(preview.part).toBe(false);
  });

  it('is for a registrar only, and nothing is signed for anybody else', async () => {
    for (const actor of [house.coach, house.validator, house.learner, house.admin]) {
      expect(codes(await awardCredential(world(), actor, wish(house)))).toEqual(['people.not_allowed']);
    }
    const rows = await world().db.asSystem((tx) =>
      tx.select().from(credential).where(eq(credential.tenantId, house.admin.tenantId)),
    );
    expect(rows).toEqual([]);
  });

  it('refuses without the consent of the learner', async () => {
    expect(codes(await awardCredential(world(), house.registrar, wish(house, { consent: null })))).toEqual([
      'award.missing.consent',
    ]);
  });

  it("cannot be done on another organisation's case", async () => {
    const other = await makeAwardHouse(world());
    expect(codes(await awardCredential(world(), other.registrar, wish(house)))).toEqual(['award.case_not_found']);
  });

  it('gives one credential for one wish that eight clients send at once', async () => {
    const same = wish(house);
    const answers = await Promise.all(Array.from({ length: 8 }, () => awardCredential(world(), house.registrar, same)));
    const ids = new Set(answers.map((answer) => given(answer).credentialId));
    expect(ids.size).toBe(1);
    const rows = await world().db.asSystem((tx) =>
      tx.select().from(credential).where(eq(credential.tenantId, house.admin.tenantId)),
    );
    expect(rows).toHaveLength(1);
  });

  it('awards a case once: a second wish is told so', async () => {
    expect(codes(await awardCredential(world(), house.registrar, wish(house)))).toEqual(['award.already_awarded']);
  });

  it('makes a credential that checks out in every answer, with the judgement in it', async () => {
    const [entry] = given(await listOwnCredentials(world(), house.learner));
    const text = await textOf(entry?.id ?? '');
    const report = await check(text);
    expect(report.checks).toMatchObject({
      integrity: { outcome: 'passed' },
      issuer: { outcome: 'passed', details: { domain: 'cairn.example.org' } },
      validity: { outcome: 'passed' },
      status: { outcome: 'passed', code: 'status.not_revoked' },
      model: { outcome: 'passed' },
    });
    expect(report.summary).toBe('checks_out');
    const document = JSON.parse(text) as Record<string, unknown>;
    expect(document).toMatchObject({
      id: `https://cairn.example.org/credentials/${entry?.id}`,
      credentialSubject: { name: 'Layla Haddad', achievement: { achievementType: 'MicroCredential' } },
      judgement: { assessorRole: ['coach', 'validator'], identityCheck: 'official_document', judgedVersion: '1' },
    });
    expect(text).not.toContain('I sorted twelve boxes');
    expect(text).not.toContain('Ingrid');
  });

  it('keeps no name of the learner outside the signed text', async () => {
    const [row] = await world().db.asSystem((tx) =>
      tx.select().from(credential).where(eq(credential.tenantId, house.admin.tenantId)),
    );
    const [decided] = await world().db.asSystem((tx) =>
      tx.select().from(award).where(eq(award.tenantId, house.admin.tenantId)),
    );
    expect(JSON.stringify({ ...row, signedText: '' })).not.toContain('Layla');
    expect(JSON.stringify(decided)).not.toContain('Layla');
  });

  it('stands in the register, and the case no longer waits', async () => {
    const register = given(await listRegister(world(), house.registrar, null));
    expect(register.waiting).toEqual([]);
    expect(register.issued).toMatchObject([{ state: 'issued', learnerName: 'Layla Haddad' }]);
  });

  it('leaves an unbroken audit chain', async () => {
    const chain = await world().db.inTenant(house.admin.tenantId, (tx) => verifyAuditChain(tx, house.admin.tenantId));
    expect(chain.ok).toBe(true);
  });
});

describe('a part of the whole', () => {
  it('states the validated outcomes, its own hours and no credits, and says that it is a part', async () => {
    const house = await makeAwardHouse(world(), 'refused');
    expect(codes(await awardCredential(world(), house.registrar, wish(house)))).toEqual(['award.missing.workload']);
    const { credentialId } = given(await awardCredential(world(), house.registrar, wish(house, { hours: 8 })));
    const text = await textOf(credentialId);
    expect((await check(text)).summary).toBe('checks_out');
    const { credentialSubject } = JSON.parse(text) as { credentialSubject: { achievement: Record<string, unknown> } };
    expect(credentialSubject.achievement).toMatchObject({
      workload: 'PT8H',
      name: 'Sort and price donated goods (part)',
    });
    expect(credentialSubject.achievement['learningOutcome']).toHaveLength(1);
    expect(credentialSubject.achievement['credit']).toBeUndefined();
  });
});

describe('correcting and revoking', () => {
  it('replaces a credential with a typo: the new one counts, the old one leads to it', async () => {
    const house = await makeAwardHouse(world());
    const old = await issued(house);
    const correction = {
      credentialId: old.credentialId,
      idempotencyKey: key(),
      name: 'Layla Hadad',
      reason: 'The name had a typo.',
    };
    const fresh = given(await correctCredential(world(), house.registrar, correction));
    expect(given(await correctCredential(world(), house.registrar, correction))).toEqual(fresh);
    const [before, after] = [
      await findShownCredential(world(), old.credentialId),
      await findShownCredential(world(), fresh.credentialId),
    ];
    expect(before).toMatchObject({ state: 'superseded', revocationCode: 'superseded', replacedBy: fresh.credentialId });
    expect((await check(before?.text ?? '')).checks.status.code).toBe('status.revoked');
    expect((await check(after?.text ?? '')).summary).toBe('checks_out');
    expect(JSON.parse(after?.text ?? '')).toMatchObject({
      supersedes: `https://cairn.example.org/credentials/${old.credentialId}`,
      credentialSubject: { name: 'Layla Hadad' },
    });
    const held = given(await listOwnCredentials(world(), house.learner));
    expect(held.map(({ state }) => state).sort()).toEqual(['issued', 'superseded']);
    const again = { ...correction, idempotencyKey: key() };
    expect(codes(await correctCredential(world(), house.registrar, again))).toEqual(['award.already_revoked']);
  });

  it('does not let a registrar change a credential of her own', async () => {
    const house = await makeAwardHouse(world());
    const { credentialId } = await issued(house);
    const herself = { ...house.registrar, personId: house.learner.personId };
    const change = { credentialId, reason: 'I would like it so.' };
    const correction = { ...change, idempotencyKey: key(), name: 'Dr Layla Haddad' };
    expect(codes(await correctCredential(world(), herself, correction))).toEqual(['award.own_credential']);
    const revocation = { ...change, code: 'holder_asked' as const };
    expect(codes(await revokeCredential(world(), herself, revocation))).toEqual(['award.own_credential']);
    expect((await check(await textOf(credentialId))).summary).toBe('checks_out');
  });

  it('does not take a key that stood for another wish for a correction that was made', async () => {
    const house = await makeAwardHouse(world());
    const idempotencyKey = key();
    const { credentialId } = given(await awardCredential(world(), house.registrar, wish(house, { idempotencyKey })));
    const correction = { credentialId, idempotencyKey, name: 'Layla Hadad', reason: 'The name had a typo.' };
    expect(codes(await correctCredential(world(), house.registrar, correction))).toEqual(['award.key_reused']);
  });

  it('revokes at once, for good, with a general word for all and the reason inside', async () => {
    const house = await makeAwardHouse(world());
    const { credentialId } = await issued(house);
    const input = { credentialId, code: 'wrong_person' as const, reason: 'Mixed up two cases.' };
    given(await revokeCredential(world(), house.registrar, input));
    const shown = await findShownCredential(world(), credentialId);
    expect(shown).toMatchObject({ state: 'revoked', revocationCode: 'wrong_person' });
    expect(JSON.stringify(shown)).not.toContain('Mixed up');
    const report = await check(shown?.text ?? '');
    expect(report.summary).toBe('does_not_check_out');
    expect(outcomes(report)).toMatchObject({ integrity: 'passed', issuer: 'passed', status: 'failed' });
    expect(codes(await revokeCredential(world(), house.registrar, input))).toEqual(['award.already_revoked']);
    expect(given(await readAward(world(), house.registrar, credentialId)).revocationNote).toBe('Mixed up two cases.');
  });

  it('answers for a credential of another organisation as for one that does not exist', async () => {
    const [mine, theirs] = [await makeAwardHouse(world()), await makeAwardHouse(world())];
    const { credentialId } = await issued(theirs);
    const none = 'crd_00000000000000000000000000';
    for (const id of [credentialId, none]) {
      expect(codes(await readAward(world(), mine.registrar, id))).toEqual(['award.credential_not_found']);
      const input = { credentialId: id, code: 'wrong_person' as const, reason: 'Trying.' };
      expect(codes(await revokeCredential(world(), mine.registrar, input))).toEqual(['award.credential_not_found']);
      expect(codes(await getOwnCredential(world(), mine.learner, id))).toEqual(['passport.not_found']);
    }
    expect((await check(await textOf(credentialId))).summary).toBe('checks_out');
  });
});

describe('the holder decides who sees it', () => {
  it('a hidden credential is answered like one that does not exist, until it is shown again', async () => {
    const house = await makeAwardHouse(world());
    const { credentialId } = await issued(house);
    given(await changeSharing(world(), house.learner, { credentialId, sharing: 'hidden' }));
    expect(await findShownCredential(world(), credentialId)).toBeNull();
    given(await changeSharing(world(), house.learner, { credentialId, sharing: 'shown' }));
    expect(await findShownCredential(world(), credentialId)).not.toBeNull();
  });
});

describe('signing keys', () => {
  it('stay as history: what three retired keys signed keeps checking out', async () => {
    const texts: string[] = [];
    const house = await makeAwardHouse(world());
    texts.push(await textOf((await issued(house)).credentialId));
    for (let rotation = 0; rotation < 3; rotation += 1) {
      given(await changeSigningKey(world(), house.registrar, 'replace'));
      texts.push(await textOf((await awardFixture(house)).credentialId));
    }
    for (const text of texts) expect((await check(text)).summary).toBe('checks_out');
    const methods = texts.map(
      (text) => (JSON.parse(text) as { proof: { verificationMethod: string } }).proof.verificationMethod,
    );
    expect(new Set(methods.map((method) => method.split('#')[1])).size).toBe(4);
  });

  it('in wrong hands: what they signed no longer checks out, lists are signed anew', async () => {
    const house = await makeAwardHouse(world());
    const old = await textOf((await issued(house)).credentialId);
    given(await changeSigningKey(world(), house.registrar, 'compromised'));
    expect((await check(old)).checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.key_not_authorised' });
    const fresh = await textOf((await awardFixture(house)).credentialId);
    expect((await check(fresh)).summary).toBe('checks_out');
  });

  it('that ended or were stopped sign nothing, and say what to do', async () => {
    const house = await makeAwardHouse(world());
    await issued(house);
    given(await changeSigningKey(world(), house.registrar, 'stop'));
    const before = await countOf(house);
    expect(codes(await awardFixtureResult(house))).toEqual(['award.no_valid_key']);
    expect(await countOf(house)).toBe(before);
    given(await changeSigningKey(world(), house.registrar, 'replace'));
    world().clock.set(new Date(world().clock.now().getTime() + 731 * 86_400_000));
    expect(codes(await awardFixtureResult(house))).toEqual(['award.no_valid_key']);
    world().clock.set(new Date(world().clock.now().getTime() - 731 * 86_400_000));
  });
});

const awardFixtureResult = (house: AwardHouse, caseId = `case_${key()}`) => {
  const { registrar, achievementId, learner } = house;
  const { tenantId } = registrar;
  const decidedAt = world().clock.now();
  const version = fixtureVersion(achievementId);
  const decided = {
    id: caseId,
    learnerId: learner.personId,
    achievementId,
    version: 1,
    decision: 'validated' as const,
    validatedOutcomes: version.descriptor.outcomes.map(({ id }) => id),
    levels: {},
    assessors: [
      { role: 'coach' as const, at: decidedAt },
      { role: 'validator' as const, at: decidedAt },
    ],
    identityCheck: 'official_document' as const,
    evidenceKinds: ['note', 'photo'],
    reasons: [],
    decidedAt,
    validatorId: house.validator.personId,
    replaces: null,
    completes: [],
  };
  const organisation = {
    id: tenantId,
    slug: slugs.get(tenantId) ?? '',
    publicName: 'House',
    legalName: 'House AS',
    country: 'NO',
    region: 'NO020',
    language: 'en',
  };
  const person = { id: learner.personId, fullName: 'Layla Haddad', knownAs: 'Layla', language: 'ar' };
  const input = wish({ ...house, caseId });
  return world().db.inTenant(tenantId, (tx) =>
    awardCase(tx, world(), { actor: registrar, input, file: { decided, version, organisation, learner: person } }),
  );
};
const awardFixture = async (house: AwardHouse) => {
  await rememberSlug(house);
  return given(await awardFixtureResult(house));
};
const slugs = new Map<string, string>();
const rememberSlug = async ({ registrar: { tenantId } }: AwardHouse) => {
  const rows = await world().db.asSystem((tx) =>
    tx.execute(sql`select slug from organisation where tenant_id = ${tenantId}`),
  );
  slugs.set(tenantId, (rows as unknown as { rows: { slug: string }[] }).rows[0]?.slug ?? '');
};
const countOf = async ({ registrar: { tenantId } }: AwardHouse) =>
  (
    await world().db.asSystem((tx) =>
      tx.select({ id: credential.id }).from(credential).where(eq(credential.tenantId, tenantId)),
    )
  ).length;

describe('places in the status list', () => {
  it('come from a new list when the old one is half full, and old credentials stay where they are', async () => {
    const house = await makeAwardHouse(world());
    const { tenantId } = house.admin;
    const first = await textOf((await issued(house)).credentialId);
    await world().db.asSystem((tx) =>
      tx
        .update(statusList)
        .set({ allocated: LIST_LENGTH / 2 })
        .where(eq(statusList.tenantId, tenantId)),
    );
    const second = await textOf((await awardFixture(house)).credentialId);
    const listOf = (text: string) =>
      (JSON.parse(text) as { credentialStatus: { statusListCredential: string } }).credentialStatus
        .statusListCredential;
    expect(listOf(second)).not.toBe(listOf(first));
    for (const text of [first, second]) expect((await check(text)).checks.status.code).toBe('status.not_revoked');
  });
});

describe('a sealed key that this server cannot open', () => {
  it('signs nothing: issuing and revoking are refused in words and leave no trace', async () => {
    const house = await makeAwardHouse(world());
    const { credentialId } = await issued(house);
    const elsewhere = { ...world(), vault: createVault(world().random.bytes(MASTER_KEY_BYTES), world().random) };
    const reason = 'It should not count.';
    const revoked = await revokeCredential(elsewhere, house.registrar, { credentialId, code: 'holder_asked', reason });
    expect(codes(revoked)).toEqual(['award.key_unreadable']);
    const corrected = await correctCredential(elsewhere, house.registrar, {
      credentialId,
      idempotencyKey: key(),
      name: 'Layla',
      reason,
    });
    expect(codes(corrected)).toEqual(['award.key_unreadable']);
    expect((await check(await textOf(credentialId))).summary).toBe('checks_out');
    expect(await countOf(house)).toBe(1);
  });
});

describe('500 credentials by eight clients at once', () => {
  it(
    'get 500 different places in the list, each answers at once, and each bit is read right after one is revoked',
    { timeout: 240_000 },
    async () => {
      const house = await makeAwardHouse(world());
      await rememberSlug(house);
      const ids: string[] = [];
      const client = async (turn: number) => {
        for (let n = turn; n < 500; n += 8) {
          const { credentialId } = given(await awardFixtureResult(house));
          expect(await findShownCredential(world(), credentialId)).not.toBeNull();
          ids.push(credentialId);
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, turn) => client(turn)));
      const { tenantId } = house.admin;
      const rows = await world().db.asSystem((tx) =>
        tx.select().from(credential).where(eq(credential.tenantId, tenantId)),
      );
      expect(new Set(ids).size).toBe(500);
      expect(new Set(rows.map((row) => `${row.statusListId}#${row.statusIndex}`)).size).toBe(500);

      const revoked = ids[250] ?? '';
      given(
        await revokeCredential(world(), house.registrar, {
          credentialId: revoked,
          code: 'issued_in_error',
          reason: 'One of five hundred.',
        }),
      );
      const [list] = await world().db.asSystem((tx) =>
        tx.select().from(statusList).where(eq(statusList.tenantId, tenantId)),
      );
      const { encodedList } = (JSON.parse(list?.signedText ?? '') as { credentialSubject: { encodedList: string } })
        .credentialSubject;
      const bits = await BitstreamStatusList.decode({ encodedList });
      const set = rows.filter((row) => bits.getStatus(row.statusIndex) === 1).map((row) => row.id);
      expect(set).toEqual([revoked]);
      expect(bits.getLength()).toBe(LIST_LENGTH);
    },
  );
});

describe('what the database itself refuses', () => {
  let house: AwardHouse;
  let credentialId: string;
  beforeAll(async () => {
    house = await makeAwardHouse(world());
    credentialId = (await issued(house)).credentialId;
  });

  it('a credential without an award, and a second one for the same award', async () => {
    const { tenantId } = house.admin;
    const insert = (awardId: string) =>
      world().db.inTenant(tenantId, async (tx) => {
        const [row] = await tx.select().from(credential).where(eq(credential.id, credentialId));
        if (row === undefined) throw new Error('It was issued above.');
        const [entry] = await tx
          .insert(statusEntry)
          .values({ tenantId, listId: row.statusListId, index: awardId.length })
          .returning();
        await tx.insert(credential).values({ ...row, id: `crd_${awardId}`, awardId, statusIndex: entry?.index ?? 0 });
      });
    expect(await insert('awd_nobody_decided').catch(sqlState)).toBe('23503');
    const [decided] = await world().db.asSystem((tx) => tx.select().from(award).where(eq(award.tenantId, tenantId)));
    const refusal: unknown = await insert(decided?.id ?? '').catch((cause: unknown) => cause);
    expect(isUniqueViolation(refusal, 'credential_once_an_award')).toBe(true);
  });

  it.each([
    ['a changed signed text', sql`update credential set signed_text = 'x'`],
    ['a changed decision', sql`update award set case_id = 'case_other'`],
    ['a status index given back', sql`delete from status_entry`],
    ['a deleted credential', sql`delete from credential`],
  ])('%s', async (_what, statement) => {
    const state = await world()
      .db.inTenant(house.admin.tenantId, (tx) => tx.execute(statement))
      .then(() => 'done', sqlState);
    expect(['42501', '23514']).toContain(state);
  });

  it('shows the public document of the issuer without any private key', async () => {
    await rememberSlug(house);
    const document = await findIssuerDocument(world(), slugs.get(house.admin.tenantId) ?? '');
    expect(document?.text).toContain('publicKeyMultibase');
    expect(document?.text).not.toMatch(/private|secret|sealed/i);
  });
});
