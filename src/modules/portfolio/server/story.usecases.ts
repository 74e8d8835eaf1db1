import { and, desc, eq } from 'drizzle-orm';
import { type Actor, mayCoach, noteOnBehalf, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { isGeneralSkill } from '../general.template.ts';
import { type Story, type StoryInput, storyInput, type ToldStory } from '../story.schemas.ts';
import { NOT_FOUND } from './own.ts';
import { activityStory } from './self.tables.ts';

const columns = {
  id: activityStory.id,
  learnerId: activityStory.learnerId,
  setting: activityStory.setting,
  told: activityStory.told,
  language: activityStory.language,
  skills: activityStory.skills,
  createdAt: activityStory.createdAt,
};
const isOf = (tenantId: string, id: string) => and(eq(activityStory.tenantId, tenantId), eq(activityStory.id, id));

/** What a learner has told, the last on top. The caller has checked who may know. */
export const listStories = (tx: Tx, tenantId: string, learnerId: string): Promise<readonly Story[]> =>
  tx
    .select(columns)
    .from(activityStory)
    .where(and(eq(activityStory.tenantId, tenantId), eq(activityStory.learnerId, learnerId)))
    .orderBy(desc(activityStory.createdAt), desc(activityStory.id));

async function findOwnStory(tx: Tx, actor: Actor, id: string): Promise<Result<Story>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const [found] = await tx.select(columns).from(activityStory).where(isOf(actor.tenantId, id));
  return found === undefined || found.learnerId !== actor.personId ? fail(NOT_FOUND) : ok(found);
}

export async function seeMyStories(world: World, actor: Actor): Promise<Result<readonly Story[]>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => ok(await listStories(tx, actor.tenantId, actor.personId)));
}

export const seeStory = (world: World, actor: Actor, id: string): Promise<Result<Story>> =>
  world.db.inTenant(actor.tenantId, (tx) => findOwnStory(tx, actor, id));

const MOST_STORIES = 100;

type Failures = Failure | readonly Failure[];

function parseStory(input: StoryInput): Result<ToldStory, readonly Failure[]> {
  const parsed = storyInput.safeParse(input);
  return parsed.success
    ? ok(parsed.data)
    : fail(parsed.error.issues.map(({ message, path }) => ({ code: message, field: String(path[0] ?? '') })));
}

type NewStory = {
  readonly tenantId: string;
  readonly learnerId: string;
  /** Who wrote it down: the learner, or the coach who keyed in a sheet. */
  readonly actorId: string;
  readonly story: ToldStory;
};

/** Writes a new story inside the caller's transaction. The caller has checked who may. */
async function insertStory(
  world: World,
  tx: Tx,
  { tenantId, learnerId, actorId, story: { setting, language, ...told } }: NewStory,
): Promise<Result<{ readonly id: string }>> {
  if ((await listStories(tx, tenantId, learnerId)).length >= MOST_STORIES)
    return fail({ code: 'portfolio.too_many_stories' });
  const at = world.clock.now();
  const id = newId(world.random, 'sty');
  await tx
    .insert(activityStory)
    .values({ tenantId, id, learnerId, setting, told, language, skills: [], createdAt: at, updatedAt: at });
  const behalf = actorId === learnerId ? {} : { onBehalfOf: learnerId };
  await recordAudit(tx, { tenantId, actorId, ...behalf, action: 'portfolio.tell_story', objectId: id, at });
  return ok({ id });
}

/** Keeps what a learner tells. With `id` it replaces the words of a story of hers; ticked skills stay. */
export async function tellStory(
  world: World,
  actor: Actor,
  input: StoryInput & { readonly id?: string },
): Promise<Result<{ readonly id: string }, Failures>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const parsed = parseStory(input);
  if (!parsed.ok) return parsed;
  const { tenantId, personId: learnerId } = actor;
  const { id } = input;
  return world.db.inTenant(tenantId, async (tx) => {
    if (id === undefined)
      return insertStory(world, tx, { tenantId, learnerId, actorId: learnerId, story: parsed.value });
    const own = await findOwnStory(tx, actor, id);
    if (!own.ok) return own;
    const { setting, language, ...told } = parsed.value;
    const updatedAt = world.clock.now();
    await tx.update(activityStory).set({ setting, language, told, updatedAt }).where(isOf(tenantId, id));
    return ok({ id });
  });
}

/**
 * A coach types in the story that a learner wrote on paper. It stands in the portfolio as the learner's own; who typed
 * it stands in the log and is told to her.
 */
export async function keyInStory(
  world: World,
  actor: Actor,
  { learnerId, sheetCode, ...input }: StoryInput & { readonly learnerId: string; readonly sheetCode: string },
): Promise<Result<{ readonly id: string }, Failures>> {
  const parsed = parseStory(input);
  if (!parsed.ok) return parsed;
  const { tenantId, personId: coachId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await mayCoach(tx, actor, learnerId))) return fail(NOT_FOUND);
    const told = await insertStory(world, tx, { tenantId, learnerId, actorId: coachId, story: parsed.value });
    const at = world.clock.now();
    if (told.ok)
      await noteOnBehalf(tx, { tenantId, learnerId, coachId, what: 'paper_keyed_in', at, objectId: sheetCode });
    return told;
  });
}

/** Keeps the general skills that the learner ticked for a story; unknown ones are left out. */
export async function tickSkills(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly skills: readonly string[] },
): Promise<Result<null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await findOwnStory(tx, actor, input.id);
    if (!own.ok) return own;
    const skills = [...new Set(input.skills)].filter(isGeneralSkill);
    await tx.update(activityStory).set({ skills, updatedAt: world.clock.now() }).where(isOf(actor.tenantId, input.id));
    return ok(null);
  });
}

export async function removeStory(world: World, actor: Actor, id: string): Promise<Result<null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await findOwnStory(tx, actor, id);
    if (!own.ok) return own;
    const { tenantId, personId } = actor;
    await tx.delete(activityStory).where(isOf(tenantId, id));
    const at = world.clock.now();
    await recordAudit(tx, { tenantId, actorId: personId, action: 'portfolio.remove_story', objectId: id, at });
    return ok(null);
  });
}
