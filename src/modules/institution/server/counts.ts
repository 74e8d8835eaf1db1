import { and, eq, inArray, sql } from 'drizzle-orm';
import { getPeople, type Actor } from '#modules/people/index.ts';
import { checkThrottle } from '#platform/throttle.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { findTemplate } from '../templates.ts';
import { allowed } from './door.ts';
import { toolkitCount, worksheetVoice } from './institution.tables.ts';

export type CountKind = (typeof toolkitCount.$inferSelect)['kind'];

/** One more in this month. Numbers only: nobody and no address is kept with it. */
export async function count(world: World, templateId: string, kind: CountKind): Promise<void> {
  const month = world.clock.now().toISOString().slice(0, 7);
  await world.db.asSystem(async (tx) => {
    await tx
      .insert(toolkitCount)
      .values({ templateId, month, kind, count: 1 })
      .onConflictDoUpdate({
        target: [toolkitCount.templateId, toolkitCount.month, toolkitCount.kind],
        set: { count: sql`${toolkitCount.count} + 1` },
      });
  });
}

export type Counts = Readonly<Record<CountKind, number>>;
const NONE: Counts = { viewed: 0, taken: 0, started: 0, done: 0, helps: 0, helps_not: 0 };

/** All counts of this installation, by worksheet. Everybody may see them. */
export async function readCounts(world: World): Promise<ReadonlyMap<string, Counts>> {
  const rows = await world.db.asSystem((tx) =>
    tx
      .select({
        templateId: toolkitCount.templateId,
        kind: toolkitCount.kind,
        total: sql<number>`sum(${toolkitCount.count})::int`,
      })
      .from(toolkitCount)
      .groupBy(toolkitCount.templateId, toolkitCount.kind),
  );
  const found = new Map<string, Counts>();
  for (const { templateId, kind, total } of rows)
    found.set(templateId, { ...(found.get(templateId) ?? NONE), [kind]: total });
  return found;
}

export const countsOf = (counts: ReadonlyMap<string, Counts>, templateId: string): Counts =>
  counts.get(templateId) ?? NONE;

/** Voices from one address in a day: enough for a class behind one router, too few to shout. */
const VOICES_A_DAY = 30;

/** Somebody without an account says whether a worksheet helps: counted, nothing else. */
export async function voteAnonymously(
  world: World,
  input: { readonly templateId: string; readonly helps: 'yes' | 'no'; readonly address: string },
): Promise<Result<null>> {
  const { templateId, helps, address } = input;
  if (findTemplate(templateId) === null) return fail({ code: 'institution.template_gone' });
  const verdict = await world.db.asSystem((tx) =>
    checkThrottle(tx, {
      key: `toolkit:${address}`,
      limit: VOICES_A_DAY,
      windowSeconds: 86_400,
      now: world.clock.now(),
    }),
  );
  if (!verdict.allowed) return fail({ code: 'institution.voices_enough' });
  await count(world, templateId, helps === 'yes' ? 'helps' : 'helps_not');
  return ok(null);
}

export type Voice = {
  readonly name: string;
  readonly helps: 'yes' | 'no';
  readonly text: string;
  readonly saidAt: Date;
  readonly isOwn: boolean;
};

const LONGEST_VOICE = 1000;

/**
 * One's own opinion about a worksheet: one for each person, newest wins. The words stay in the house; the thumb is
 * counted once. Codes: `people.not_allowed`, `institution.template_gone`, `institution.too_long`.
 */
export async function sayVoice(
  world: World,
  actor: Actor,
  input: { readonly templateId: string; readonly helps: 'yes' | 'no'; readonly text: string },
): Promise<Result<null>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { templateId, helps } = input;
  if (findTemplate(templateId) === null) return fail({ code: 'institution.template_gone' });
  const text = input.text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();
  if (text.length > LONGEST_VOICE)
    return fail({ code: 'institution.too_long', field: 'text', params: { most: LONGEST_VOICE } });
  const { tenantId, personId } = actor;
  const saidAt = world.clock.now();
  const isFirst = await world.db.inTenant(tenantId, async (tx) => {
    const key = and(
      eq(worksheetVoice.tenantId, tenantId),
      eq(worksheetVoice.templateId, templateId),
      eq(worksheetVoice.personId, personId),
    );
    const [known] = await tx.select({ helps: worksheetVoice.helps }).from(worksheetVoice).where(key).for('update');
    await tx
      .insert(worksheetVoice)
      .values({ tenantId, templateId, personId, helps, text, saidAt })
      .onConflictDoUpdate({
        target: [worksheetVoice.tenantId, worksheetVoice.templateId, worksheetVoice.personId],
        set: { helps, text, saidAt },
      });
    return known === undefined;
  });
  if (isFirst) await count(world, templateId, helps === 'yes' ? 'helps' : 'helps_not');
  return ok(null);
}

/** What colleagues of the own house said about a worksheet, the newest first. Codes: `people.not_allowed`. */
export async function readVoices(world: World, actor: Actor, templateId: string): Promise<Result<readonly Voice[]>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const rows = await tx
      .select()
      .from(worksheetVoice)
      .where(and(eq(worksheetVoice.tenantId, tenantId), inArray(worksheetVoice.templateId, [templateId])));
    const people = await getPeople(
      tx,
      tenantId,
      rows.map((row) => row.personId),
    );
    const voices = rows.map(({ personId: by, helps, text, saidAt }) => ({
      name: people.get(by)?.fullName ?? '',
      helps,
      text,
      saidAt,
      isOwn: by === personId,
    }));
    return ok(voices.toSorted((a, b) => b.saidAt.getTime() - a.saidAt.getTime()));
  });
}
