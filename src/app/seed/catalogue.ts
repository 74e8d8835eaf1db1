import { exportPackage, importPackage, saveSharing } from '#modules/catalogue/index.ts';
import {
  approveAndPublish,
  listDesigns,
  readDesign,
  saveDraft,
  submitForReview,
  type DraftEdit,
} from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The demo's catalogue was refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

async function share(
  world: World,
  actor: Actor,
  work: { achievementId: string; changes: string },
): Promise<Uint8Array> {
  const { achievementId, changes } = work;
  const authors = actor.name;
  given(await saveSharing(world, actor, { achievementId, licence: 'CC-BY-SA-4.0', authors, changes }));
  return given(await exportPackage(world, actor, achievementId)).bytes;
}

async function edit(world: World, actor: Actor, change: { achievementId: string; edit: DraftEdit }): Promise<void> {
  const { draft } = given(await readDesign(world, actor, change.achievementId));
  given(await saveDraft(world, actor, { ...change, revision: draft?.revision ?? 0 }));
}

const SWEDISH = 'Hålla en köksstation ren och säker';
const YEARLY = 'En kollega från ett annat kök går igenom enheten varje år.';
const HALF_A_YEAR_IN_DAYS = 180;

/** The steps by which the workshop makes the kitchen's work its own: a Swedish title, an own quality assurance. */
async function adapt(world: World, actor: Actor, achievementId: string): Promise<void> {
  const { descriptor } = given(await readDesign(world, actor, achievementId));
  const due = new Date(world.clock.now().getTime() + HALF_A_YEAR_IN_DAYS * 86_400_000).toISOString().slice(0, 10);
  const values = {
    languages: [...new Set([...(descriptor.languages ?? []), 'sv'])],
    title: { ...descriptor.title, sv: SWEDISH },
    qualityAssurance: [
      {
        kind: 'internal_review',
        text: { en: 'A colleague from another kitchen reviews it each year.', sv: YEARLY },
        responsible: actor.name,
        reviewDue: due,
      },
    ],
  };
  await edit(world, actor, { achievementId, edit: { kind: 'facts', values } });
}

/** One design on its way through three houses: made in the kitchen, adapted in the workshop, taken in by the shop. */
export async function seedCatalogue(world: World): Promise<void> {
  const [declan, anders, elsa, matteo] = await Promise.all(
    (['declan', 'anders', 'elsa', 'matteo'] as const).map((key) => demoActor(world, key)),
  );
  if (!declan || !anders || !elsa || !matteo) throw new Error('The demo world has no designers.');
  const [kitchen] = given(await listDesigns(world, declan));
  if (kitchen === undefined) throw new Error('The demo world has no kitchen design.');
  const first = await share(world, declan, { achievementId: kitchen.achievementId, changes: '' });

  const { achievementId } = given(await importPackage(world, anders, first));
  await adapt(world, anders, achievementId);
  const { draft } = given(await readDesign(world, anders, achievementId));
  const ready = { achievementId, revision: draft?.revision ?? 0 };
  given(await submitForReview(world, anders, ready));
  given(await approveAndPublish(world, elsa, { ...ready, reason: '' }));
  const second = await share(world, anders, { achievementId, changes: 'Swedish title, own quality assurance.' });

  given(await importPackage(world, matteo, second));
}
