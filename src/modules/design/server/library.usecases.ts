import { requireRole, type Actor } from '#modules/people/index.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { AchievementVersion, Outcome } from '../descriptor.ts';
import type { DraftEdit } from '../edits.rules.ts';
import { listPublished } from './versions.store.ts';

export type LibraryEntry = {
  readonly outcome: Outcome;
  readonly achievementId: string;
  readonly version: number;
  readonly title: AchievementVersion['descriptor']['title'];
};

const entriesOf = ({ achievementId, version, descriptor }: AchievementVersion): readonly LibraryEntry[] =>
  descriptor.outcomes.map((outcome) => ({ outcome, achievementId, version, title: descriptor.title }));

/** The outcomes of everything that the organisation offers now. Codes: `people.not_allowed`. */
export async function readLibrary(world: World, actor: Actor): Promise<Result<readonly LibraryEntry[]>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const published = await world.db.inTenant(actor.tenantId, (tx) => listPublished(tx, actor.tenantId));
  return ok(published.flatMap(entriesOf));
}

/**
 * The edit that takes an outcome over into a design: a copy with ids of its own, so that neither changes the other.
 * Codes: `people.not_allowed`, `design.take_over.gone`.
 */
export async function takeOver(
  world: World,
  actor: Actor,
  from: { readonly achievementId: string; readonly outcomeId: string },
): Promise<Result<Extract<DraftEdit, { kind: 'add_outcome' }>>> {
  const library = await readLibrary(world, actor);
  if (!library.ok) return library;
  const entry = library.value.find(
    ({ achievementId, outcome }) => achievementId === from.achievementId && outcome.id === from.outcomeId,
  );
  if (entry === undefined) return fail({ code: 'design.take_over.gone' });
  const outcomeId = newId(world.random, 'out');
  const criteria = entry.outcome.criteria.map((criterion) => ({ ...criterion, id: newId(world.random, 'cri') }));
  return ok({ kind: 'add_outcome', outcomeId, like: { ...entry.outcome, id: outcomeId, criteria } });
}
