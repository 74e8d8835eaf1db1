import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { queryRows } from '../../src/platform/db/db.ts';
import { useTestDb } from '../support/db.ts';

/** Tables that belong to no organisation, each with the reason. Everything else leads with its tenant. */
const SHARED: Readonly<Record<string, string>> = {
  instance: 'facts about the installation',
  watermark: 'numbers that say only that something changed; closed to the role of the app',
  throttle: 'counts before anybody is known',
  toolkit_count: 'how often a worksheet of the library was used; nobody is named, closed to the role of the app',
  self_trial: 'a self-evaluation before anybody is known; closed to the role of the app',
  passkey_challenge: 'asked before anybody is known; closed to the role of the app',
  esco_skill: 'a vocabulary that all read and only the operator changes',
  esco_label: 'a vocabulary that all read and only the operator changes',
  esco_import: 'a vocabulary that all read and only the operator changes',
};

type Table = {
  readonly name: string;
  readonly secured: boolean;
  readonly tenant: boolean;
  readonly key: string | null;
  readonly policies: number;
};

const TABLES = sql`
  select c.relname as name, c.relrowsecurity as secured,
    exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as tenant,
    (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary) as key,
    (select count(*)::int from pg_policies p where p.tablename = c.relname and p.roles = '{cairn_app}' and p.cmd = 'ALL'
      and p.qual like '%cairn.tenant%' and p.with_check like '%cairn.tenant%') as policies
  from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`;

const FOREIGN_KEYS = sql`
  select conrelid::regclass::text || '.' || conname as name,
    (select a.attname from pg_attribute a where a.attrelid = conrelid and a.attnum = conkey[1]) as first
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;

describe('every table', () => {
  const db = useTestDb();
  const read = (): Promise<readonly Table[]> => db().asSystem((tx) => queryRows<Table>(tx, TABLES));

  it('either belongs to an organisation, or is shared for a reason that is written down', async () => {
    const without = (await read()).filter((table) => !table.tenant).map((table) => table.name);
    expect(without.filter((name) => SHARED[name] === undefined)).toEqual([]);
  });

  it('of an organisation leads its key with the tenant, and has row rules for the role of the app', async () => {
    const owned = (await read()).filter((table) => SHARED[table.name] === undefined);
    expect(owned.length).toBeGreaterThan(2);
    const expected = (name: string) => ({ name, secured: true, tenant: true, key: 'tenant_id', policies: 1 });
    expect(owned).toEqual(owned.map(({ name }) => expected(name)));
  });

  it('of an organisation refers to others by the tenant first', async () => {
    const keys = await db().asSystem((tx) => queryRows<{ name: string; first: string }>(tx, FOREIGN_KEYS));
    expect(
      keys.filter((key) => key.first !== 'tenant_id' && SHARED[key.name.split('.')[0] ?? ''] === undefined),
    ).toEqual([]);
  });

  it('is closed to the role of the app without a tenant, and shows none of another one', async () => {
    const owned = (await read()).filter((table) => SHARED[table.name] === undefined);
    for (const { name } of owned) {
      const count = sql`select count(*)::int as rows from ${sql.identifier(name)}`;
      expect(await db().inTenant('org_of_nobody', (tx) => queryRows(tx, count)), name).toEqual([{ rows: 0 }]);
    }
  });
});
