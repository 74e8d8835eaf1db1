import {
  addEnvironment,
  addPackage,
  addTask,
  confirmUnit,
  readMatch,
  readUnit,
  saveProfile,
  saveUnit,
  saveWishes,
  sendUnit,
  startUnit,
} from '#modules/workplace/index.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { handOver } from '../workplace/hand-over.ts';
import { demoActor, demoLearner } from './actors.ts';
import { must } from './people.ts';
import { CANTEEN, WORKSHOP } from './workplace-others.ts';
import { REUSE_SHOP } from './workplace-shop.ts';
import { inAllLanguages } from './words.ts';
import type { DemoPlace } from './workplace-words.ts';

type Mapped = { readonly environmentId: string; readonly packageIds: readonly string[] };

const USUAL = { frequency: 'weekly', importance: 2, forNewLearners: false } as const;

/** Maps one place as its coach would: what it is like, then package by package. */
async function mapPlace(world: World, said: DemoPlace): Promise<Mapped> {
  const place = inAllLanguages(said);
  const actor = await demoActor(world, place.by);
  const { personId: contactId } = await demoActor(world, place.contact);
  const { name, kind } = place.profile;
  const { environmentId } = must(await addEnvironment(world, actor, { name, kind }));
  must(await saveProfile(world, actor, { ...place.profile, contactId, environmentId }));
  const packageIds: string[] = [];
  for (const { tasks, ...words } of place.packages) {
    const { packageId } = must(await addPackage(world, actor, { ...words, environmentId }));
    for (const task of tasks) must(await addTask(world, actor, { ...USUAL, ...task, environmentId, packageId }));
    packageIds.push(packageId);
  }
  return { environmentId, packageIds };
}

const one = <T>(result: Result<T, Failure | readonly Failure[]>): Result<T> => {
  if (result.ok) return ok(result.value);
  return fail('code' in result.error ? result.error : (result.error[0] ?? { code: 'workplace.unit_gone' }));
};

/** How far each of the shop's units has come, in the order of its packages. */
const WAYS = ['handed_over', 'education', 'work_life', 'in_review', 'draft'] as const;
const STEPS_OF = { draft: 0, in_review: 1, work_life: 2, education: 3, handed_over: 4 } as const;

/** Ingrid writes the units, Signe speaks for work life, Matteo for education; he hands one over. */
async function bringUnits(world: World, { environmentId, packageIds }: Mapped): Promise<void> {
  const [ingrid, signe, matteo] = [
    await demoActor(world, 'ingrid'),
    await demoActor(world, 'signe'),
    await demoActor(world, 'matteo'),
  ];
  for (const [index, packageId] of packageIds.entries()) {
    const steps = STEPS_OF[WAYS[index] ?? 'draft'];
    const { unitId } = must(await startUnit(world, ingrid, { environmentId, packageId, language: 'nb' }));
    const { unit } = must(await readUnit(world, ingrid, unitId));
    must(await saveUnit(world, ingrid, { unitId, revision: unit.revision, content: { ...unit, levelCue: 2 } }));
    const way = [
      async () => must(one(await sendUnit(world, ingrid, unitId))),
      async () => must(await confirmUnit(world, signe, { unitId, comment: 'Slik arbeider vi her.' })),
      async () => must(await confirmUnit(world, matteo, { unitId, comment: '' })),
      async () => must(await handOver(world, matteo, { unitId, family: 'trade' })),
    ];
    for (const step of way.slice(0, steps)) await step();
  }
}

/** What Yasir wants to do and how, written down by his coach: the places beside it show why they fit. */
async function tellWishes(world: World): Promise<void> {
  const [ingrid, yasir] = [await demoActor(world, 'ingrid'), await demoLearner(world, 'yasir')];
  const { tasks } = must(await readMatch(world, ingrid, yasir.personId));
  const known = tasks.slice(0, 2).map(({ id, title }) => ({ text: title['nb'] ?? title['en'] ?? '', taskId: id }));
  must(
    await saveWishes(world, ingrid, {
      learnerId: yasir.personId,
      wishes: [...known, { text: 'Hjelpe kunder i butikken', taskId: null }],
      hoursWeek: 20,
      languages: ['so', 'nb'],
      adjustments: ['daytime', 'shown'],
      travel: 'public_transport',
      town: 'Hamar',
    }),
  );
}

/** The three places with their tasks; the reuse shop with a unit in every state. */
export async function seedWorkplace(world: World): Promise<void> {
  await bringUnits(world, await mapPlace(world, REUSE_SHOP));
  await mapPlace(world, CANTEEN);
  await mapPlace(world, WORKSHOP);
  await tellWishes(world);
}
