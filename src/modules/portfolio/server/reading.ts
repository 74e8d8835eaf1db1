import { and, eq } from 'drizzle-orm';
import type { Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { World } from '#platform/world.ts';
import { PLAIN_READING, type Reading } from '../self.schemas.ts';
import { readingChoice } from './self.tables.ts';

/** How a person likes to read; plain where nothing was ever chosen. */
export async function getReading(tx: Tx, tenantId: string, personId: string): Promise<Reading> {
  const [row] = await tx
    .select({ secondLanguage: readingChoice.secondLanguage, easy: readingChoice.easy })
    .from(readingChoice)
    .where(and(eq(readingChoice.tenantId, tenantId), eq(readingChoice.personId, personId)));
  return row ?? PLAIN_READING;
}

/** Keeps what the person chose about reading; what is absent stays as it was. A language that nobody knows is none. */
export async function chooseReading(world: World, actor: Actor, wish: Partial<Reading>): Promise<void> {
  const { tenantId, personId } = actor;
  await world.db.inTenant(tenantId, async (tx) => {
    const before = await getReading(tx, tenantId, personId);
    const { secondLanguage, easy } = { ...before, ...wish };
    const set = { secondLanguage: secondLanguage !== null && isLanguage(secondLanguage) ? secondLanguage : null, easy };
    await tx
      .insert(readingChoice)
      .values({ tenantId, personId, ...set })
      .onConflictDoUpdate({ target: [readingChoice.tenantId, readingChoice.personId], set });
  });
}
