import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { queryRows, type Tx } from '#platform/db/db.ts';
import type { World } from '#platform/world.ts';

type Seed = (world: World) => Promise<unknown>;
type Filling = { readonly value: 'filling' | 'filled'; readonly updatedAt: Date };

/** Over PostgreSQL another process may be at it; one that says nothing for this long has been stopped. */
const SILENT_MILLISECONDS = 60_000;
const LOOK_AGAIN_MILLISECONDS = 500;

async function findFilling(tx: Tx): Promise<Filling | null> {
  const [row] = await queryRows<{ value: Filling['value']; updated_at: string | Date }>(
    tx,
    sql`select value, updated_at from instance where name = 'demo'`,
  );
  return row === undefined ? null : { value: row.value, updatedAt: new Date(row.updated_at) };
}

const note = (world: World, value: Filling['value']): Promise<unknown> =>
  world.db.asSystem((tx) =>
    queryRows(
      tx,
      sql`insert into instance (name, value, updated_at) values ('demo', ${value}, ${world.clock.now().toISOString()})
          on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at`,
    ),
  );

/**
 * Takes away what a stopped filling left. Nobody can have added anything: the app answers nobody before the filling
 * is through, and it began in an empty database.
 */
async function emptyAgain(tx: Tx): Promise<void> {
  const tables = await queryRows<{ name: string }>(
    tx,
    sql`select quote_ident(table_name) as name from information_schema.columns
        where table_schema = current_schema() and column_name = 'tenant_id' order by 1`,
  );
  await tx.execute(sql.raw(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`));
}

async function othersFinished(world: World): Promise<boolean> {
  if (world.db.kind === 'pglite') return false;
  for (;;) {
    const found = await world.db.asSystem(findFilling);
    if (found?.value === 'filled') return true;
    if (found === null || world.clock.now().getTime() - found.updatedAt.getTime() > SILENT_MILLISECONDS) return false;
    await wait(LOOK_AGAIN_MILLISECONDS);
  }
}

/** Whether the filling is to begin now, in a database that is empty. */
async function mayBegin(world: World): Promise<boolean> {
  const found = await world.db.asSystem(findFilling);
  if (found?.value === 'filling') {
    if (await othersFinished(world)) return false;
    world.log.warn('demo.filled_anew');
    await world.db.asSystem(emptyAgain);
    return true;
  }
  const rows = await world.db.asSystem((tx) => queryRows(tx, sql`select id from organisation limit 1`));
  return rows.length === 0;
}

/** Runs the parts in an empty database, all of them or, after a stop halfway, all of them anew. */
export async function fillOnce(world: World, parts: readonly Seed[]): Promise<void> {
  if (!(await mayBegin(world))) return;
  world.log.info('demo.filling');
  for (const part of parts) {
    await note(world, 'filling');
    await part(world);
  }
  await note(world, 'filled');
}
