import { sql, type SQL } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { eraseOwnAccount, inviteSupporter, noteOnBehalf } from '#modules/people/index.ts';
import { stopForNow } from '#modules/assessment/index.ts';
import { awardCredential } from '#modules/award/index.ts';
import { tellStory } from '#modules/portfolio/index.ts';
import { queryRows, type Tx } from '#platform/db/db.ts';
import { given } from '#tests/support/assessment.ts';
import { makeAwardHouse } from '#tests/support/award.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { subscribeSlices } from './wiring.ts';

const world = useTestWorld();

/** What stays of somebody who deleted the account, each with the reason. */
const STAYS: Readonly<Record<string, string>> = {
  award: 'the register: who decided what, without a name',
  credential: 'the register: number, hash and status, so that a copy can still be checked',
};

type Column = { readonly table: string; readonly column: string };

const COLUMNS = sql`select c.table_name as "table", c.column_name as "column"
  from information_schema.columns c join information_schema.columns t
    on t.table_schema = c.table_schema and t.table_name = c.table_name and t.column_name = 'tenant_id'
  where c.table_schema = 'public' and c.column_name in ('learner_id', 'person_id', 'supporter_id')
  order by 1, 2`;

const count = async (tx: Tx, from: SQL): Promise<number> =>
  (await queryRows<{ rows: number }>(tx, sql`select count(*)::int as rows from ${from}`))[0]?.rows ?? 0;

const withRowsOf = (personId: string): Promise<readonly string[]> =>
  world().db.asSystem(async (tx) => {
    const found: string[] = [];
    for (const { table, column } of await queryRows<Column>(tx, COLUMNS))
      if ((await count(tx, sql`${sql.identifier(table)} where ${sql.identifier(column)} = ${personId}`)) > 0)
        found.push(table);
    return [...new Set(found)];
  });

/** Tables in which these words stand anywhere, in whatever column. */
const withWords = (words: string): Promise<readonly string[]> =>
  world().db.asSystem(async (tx) => {
    const tables = await queryRows<{ name: string }>(
      tx,
      sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables)
      if ((await count(tx, sql`${sql.identifier(name)} as one where one::text like ${`%${words}%`}`)) > 0)
        found.push(name);
    return found;
  });

it('a learner who deletes the account is left in no table but the named ones, by number or by name', async () => {
  const house = await makeAwardHouse(world());
  subscribeSlices(world().events);
  const { learner, coach, registrar, caseId, achievementId } = house;
  const { tenantId, personId } = learner;
  const name = 'Layla Onlyhere';
  const at = world().clock.now();
  const wish = {
    caseId,
    idempotencyKey: 'a-wish-before-erasing',
    name,
    hours: undefined,
    consent: 'in_person',
  } as const;
  given(await awardCredential(world(), registrar, wish));
  given(await stopForNow(world(), learner, { achievementId }));
  given(
    await tellStory(world(), learner, {
      setting: 'informal',
      language: 'en',
      did: `${name} cooked.`,
      where: '',
      hard: '',
      can: '',
    }),
  );
  const helper = { learnerId: personId, days: 30, seesAnswers: 'no', language: 'en' } as const;
  given(await inviteSupporter(world(), learner, { ...helper, fullName: 'Samira Onlyhere', knownAs: 'Samira' }));
  await world().db.inTenant(tenantId, (tx) =>
    noteOnBehalf(tx, { tenantId, learnerId: personId, coachId: coach.personId, what: 'read_aloud', at }),
  );
  const before = await withRowsOf(personId);
  expect(before.length, 'there is something to erase in many rooms').toBeGreaterThan(12);
  expect(await withWords('Onlyhere')).toContain('credential');

  given(await eraseOwnAccount(world(), learner));
  expect(await withRowsOf(personId)).toEqual(Object.keys(STAYS));
  expect(await withWords('Onlyhere')).toEqual([]);
});
