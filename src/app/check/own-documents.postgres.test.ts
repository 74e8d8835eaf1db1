import { expect, it } from 'vitest';
import { given } from '../../../tests/support/assessment.ts';
import { makeAwardHouse } from '../../../tests/support/award.ts';
import { createPostgresDatabase } from '../../../tests/support/db.ts';
import { makeTestWorld } from '../../../tests/support/world.ts';
import { awardCredential, changeSigningKey, revokeCredential } from '#modules/award/index.ts';
import { createPool, postgresDb } from '#platform/db/postgres.ts';
import { checkInput, findShownCredential } from './check-page.ts';

it('two processes over one database: what one of them revokes, the other one says in its very next check', async () => {
  const database = await createPostgresDatabase('cairn_template');
  const base = await makeTestWorld();
  const open = () => ({ ...base, db: postgresDb(createPool(database.url, () => undefined)) });
  const [here, there] = [open(), open()];
  try {
    const house = await makeAwardHouse(here);
    const wish = { caseId: house.caseId, idempotencyKey: 'two-processes-01', name: 'Layla Haddad', hours: undefined };
    const { credentialId } = given(await awardCredential(here, house.registrar, { ...wish, consent: 'in_person' }));
    const text = (await findShownCredential(here, credentialId))?.text ?? '';
    const nextCheck = async () => (await checkInput(there, text)).checks;

    expect([(await nextCheck()).status.code, (await nextCheck()).status.code]).toEqual(
      Array(2).fill('status.not_revoked'),
    );
    given(await revokeCredential(here, house.registrar, { credentialId, code: 'holder_asked', reason: 'She asked.' }));
    expect((await nextCheck()).status.code).toBe('status.revoked');

    expect((await nextCheck()).issuer.code).toBe('issuer.confirmed');
    given(await changeSigningKey(here, house.registrar, 'compromised'));
    expect((await nextCheck()).issuer.outcome).toBe('failed');
  } finally {
    await Promise.all([here.db.close(), there.db.close(), base.close()]);
    await database.drop();
  }
});
