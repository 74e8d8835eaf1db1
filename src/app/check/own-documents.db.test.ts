import { beforeAll, describe, expect, it, vi } from 'vitest';
import { given } from '../../../tests/support/assessment.ts';
import { makeAwardHouse, type AwardHouse } from '../../../tests/support/award.ts';
import { useTestWorld } from '../../../tests/support/world.ts';
import { awardCredential, changeSigningKey, revokeCredential } from '#modules/award/index.ts';
import { checkInput, findShownCredential } from './check-page.ts';
import { ownDocuments } from './own-documents.ts';

const world = useTestWorld();

describe('documents that are kept in memory', () => {
  let house: AwardHouse;
  let id = '';
  let text = '';
  beforeAll(async () => {
    house = await makeAwardHouse(world());
    const wish = { caseId: house.caseId, idempotencyKey: 'kept-in-memory-01', name: 'Layla Haddad', hours: undefined };
    id = given(await awardCredential(world(), house.registrar, { ...wish, consent: 'in_person' })).credentialId;
    text = (await findShownCredential(world(), id))?.text ?? '';
  });
  const statusOfNextCheck = async () => (await checkInput(world(), text)).checks.status.code;

  it('answer check after check without asking the database for them again', async () => {
    expect(await statusOfNextCheck()).toBe('status.not_revoked');
    const reading = vi.spyOn(world().db, 'asSystem');
    expect(await statusOfNextCheck()).toBe('status.not_revoked');
    expect(reading).not.toHaveBeenCalled();
    reading.mockRestore();
  });

  it('are not kept when they do not exist', async () => {
    const nothing = `${world().settings.url}/status/sl_none`;
    expect(await ownDocuments(world()).find(nothing, 'status')).toEqual({ ok: false, reason: 'not_found' });
    expect(await ownDocuments(world()).find('https://elsewhere.example/x', 'did')).toEqual({
      ok: false,
      reason: 'not_allowed',
    });
  });

  it('say that a key is no longer good in the very next check', async () => {
    given(await changeSigningKey(world(), house.registrar, 'replace'));
    expect((await checkInput(world(), text)).checks.issuer.code).toBe('issuer.confirmed');
  });

  it('say that a credential was revoked in the very next check', async () => {
    expect(await statusOfNextCheck()).toBe('status.not_revoked');
    const wish = { credentialId: id, code: 'holder_asked' as const, reason: 'She asked for it.' };
    given(await revokeCredential(world(), house.registrar, wish));
    expect(await statusOfNextCheck()).toBe('status.revoked');
  });

  it('are never older than a revocation that was through before the check began, with many checks under way', async () => {
    const other = await makeAwardHouse(world());
    const wish = { caseId: other.caseId, idempotencyKey: 'kept-in-memory-02', name: 'Ola Moen', hours: undefined };
    const { credentialId } = given(await awardCredential(world(), other.registrar, { ...wish, consent: 'in_person' }));
    const mine = (await findShownCredential(world(), credentialId))?.text ?? '';
    let isThrough = false;
    const late: string[] = [];
    const checker = async () => {
      for (let round = 0; round < 12; round += 1) {
        const beganAfter = isThrough;
        const { checks } = await checkInput(world(), mine);
        if (beganAfter) late.push(checks.status.code);
      }
    };
    const revoking = revokeCredential(world(), other.registrar, {
      credentialId,
      code: 'issued_in_error',
      reason: 'A wrong case.',
    }).then((done) => {
      isThrough = true;
      return done;
    });
    await Promise.all([checker(), checker(), checker(), revoking]);
    await checker();
    expect(new Set(late)).toEqual(new Set(['status.revoked']));
  });
});
