import sharp from 'sharp';
import { publishedSheets } from '#app/sheets.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  addProof,
  answerQuestion,
  askWitness,
  finishSelfEvaluation,
  pauseSelfEvaluation,
  startSelfEvaluation,
  type Answer,
  type EvidenceKind,
  type Sheet,
} from '#modules/portfolio/index.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { demoActor, demoLearner } from './actors.ts';

/** A use case of the seed that fails is a bug of the seed. */
export function mustHappen<T>(result: Result<T, Failure | readonly Failure[]>): T {
  if (!result.ok) throw new Error(`The demo world cannot be filled: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** What Second Round offers first: "Sort and price donated goods". */
export async function sortingSheet(world: World, tenantId: string): Promise<Sheet> {
  const sheets = await world.db.inTenant(tenantId, (tx) => publishedSheets.list(tx, tenantId));
  const found = sheets.find(({ title }) => title['en'] === 'Sort and price donated goods') ?? sheets[0];
  if (found === undefined) throw new Error('The demo world has published nothing to rate.');
  return found;
}

type Visit = { readonly answers: readonly Answer[]; readonly then: 'pause' | 'finish' };

/** The learner's answers in the order of the tasks; what is not given is not answered. */
async function rate(world: World, learner: Actor, { answers, then }: Visit): Promise<void> {
  const sheet = await sortingSheet(world, learner.tenantId);
  const { achievementId, items } = sheet;
  const { id } = mustHappen(await startSelfEvaluation(world, learner, { achievementId, sheets: publishedSheets }));
  for (const [index, answer] of answers.entries()) {
    const criterionId = items[index]?.criterionId;
    if (criterionId !== undefined)
      mustHappen(await answerQuestion(world, learner, { selfEvaluationId: id, criterionId, answer }));
  }
  if (then === 'finish') mustHappen(await finishSelfEvaluation(world, learner, id));
  else mustHappen(await pauseSelfEvaluation(world, learner, { id, position: answers.length }));
}

/** A drawing in the place of a photo: a table with sorted boxes, each with its label. */
async function tablePhoto(): Promise<Uint8Array> {
  const boxes = ['#4f7a6b', '#b58a3c', '#7b8f9e', '#a4563f']
    .map(
      (colour, index) =>
        `<g transform="translate(${90 + index * 205} ${300 - (index % 2) * 14})"><path d="M0 40 20 0h140l20 40v150H0z" fill="${colour}"/>
         <rect x="40" y="78" width="100" height="52" rx="6" fill="#fbf8f1"/><path d="M56 98h68M56 112h44" stroke="#4a5560" stroke-width="6"/></g>`,
    )
    .join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 700"><rect width="1000" height="700" fill="#dfe5e1"/>
    <rect y="470" width="1000" height="34" fill="#8a6a4a"/><rect y="504" width="1000" height="196" fill="#c9bda9"/>${boxes}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).resize(1000).jpeg({ quality: 80 }).toBuffer());
}

/** A short sound in the place of a voice: two notes, as a WAV of one second. */
function doorbell(): Uint8Array {
  const rate = 8000;
  const wav = new DataView(new ArrayBuffer(44 + rate));
  const words = ['RIFF', 'WAVE', 'fmt ', 'data'] as const;
  for (const [index, at] of [0, 8, 12, 36].entries()) {
    for (const [step, letter] of [...(words[index] ?? '')].entries()) wav.setUint8(at + step, letter.charCodeAt(0));
  }
  wav.setUint32(4, 36 + rate, true);
  wav.setUint32(16, 16, true);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    wav.setUint16(at, value, true);
  wav.setUint32(24, rate, true);
  wav.setUint32(28, rate, true);
  wav.setUint32(40, rate, true);
  for (let at = 0; at < rate; at += 1) {
    const pitch = at < rate / 2 ? 660 : 550;
    const fading = 1 - (at % (rate / 2)) / (rate / 2);
    wav.setUint8(44 + at, 128 + Math.round(40 * fading * Math.sin((2 * Math.PI * pitch * at) / rate)));
  }
  return new Uint8Array(wav.buffer);
}

/** The file that a kind stands on, drawn or made up for the demo world. */
async function fileFor(kind: EvidenceKind) {
  if (kind === 'photo' || kind === 'work_sample') return { photo: await tablePhoto() };
  if (kind === 'audio') return { audio: doorbell() };
  const list = '# Prisliste\nSkjorte 40 kr\nBukse 60 kr\nBok 20 kr\nLeke 25 kr\n';
  return kind === 'document' ? { document: new TextEncoder().encode(list) } : {};
}

/** Somebody outside is asked; the link is made anew by whoever wants to hand it over. */
async function askWitnessAbout(world: World, by: Actor, about: Actor): Promise<void> {
  const { achievementId, items } = await sortingSheet(world, about.tenantId);
  const criteria = items.slice(0, 2).map(({ criterionId }) => criterionId);
  const fields = { achievementId, witnessName: 'Bjørg Haugen', relation: 'fast kunde i butikken', criteria, days: 14 };
  mustHappen(await askWitness(world, by, { learnerId: about.personId, fields, sheets: publishedSheets }));
}

type Told = {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly text: string;
  /** Positions of the tasks that it shows. */
  readonly tasks: readonly number[];
  readonly daysAgo: number;
};

const dayBefore = (world: World, days: number): string =>
  new Date(world.clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10);

async function tell(
  world: World,
  { by, about }: { readonly by: Actor; readonly about: Actor },
  told: Told,
): Promise<void> {
  const { achievementId, items } = await sortingSheet(world, about.tenantId);
  const criteria = told.tasks.flatMap((position) => items[position]?.criterionId ?? []);
  const { title, text, kind } = told;
  const madeAt = dayBefore(world, told.daysAgo);
  const ownWork = by.personId === about.personId ? 'yes' : '';
  const fields = { achievementId, title, text, criteria, madeAt, visibility: 'shared', depicted: 'nobody', ownWork };
  const file = await fileFor(kind);
  mustHappen(await addProof(world, by, { learnerId: about.personId, kind, fields, sheets: publishedSheets, ...file }));
}

const EVERYTHING = [0, 1, 2, 3, 4, 5, 6];

/** Layla is in the middle, Yasir has just finished, Mona and Oleksandr have finished and collected proof. */
export async function seedPortfolio(world: World): Promise<void> {
  const coach = await demoActor(world, 'ingrid');
  const layla = await demoLearner(world, 'layla');
  await rate(world, layla, { answers: ['on_my_own', 'with_help', 'on_my_own'], then: 'pause' });
  await tell(
    world,
    { by: layla, about: layla },
    {
      kind: 'note',
      title: 'صباح الثلاثاء',
      text: 'فرزت أربعة صناديق من الملابس. وضعت القطع التالفة جانبًا.',
      tasks: [0, 1],
      daysAgo: 4,
    },
  );

  await askWitnessAbout(world, coach, layla);

  const mona = await demoLearner(world, 'mona');
  await rate(world, mona, {
    answers: ['on_my_own', 'on_my_own', 'with_help', 'on_my_own', 'on_my_own', 'on_my_own', 'on_my_own'],
    then: 'finish',
  });
  await tell(
    world,
    { by: mona, about: mona },
    {
      kind: 'note',
      title: 'En vanlig morgen',
      text: 'Jeg tok imot seks kasser, sorterte dem på bordet og priset klærne etter listen. To ting var ødelagt, dem la jeg i den røde kassen.',
      tasks: [0, 1, 2],
      daysAgo: 12,
    },
  );
  await tell(
    world,
    { by: mona, about: mona },
    {
      kind: 'audio',
      title: 'Slik priser jeg klær',
      text: 'Jeg forteller hvordan jeg bruker prislisten.',
      tasks: [3, 4],
      daysAgo: 11,
    },
  );
  await tell(
    world,
    { by: mona, about: mona },
    {
      kind: 'document',
      title: 'Prislisten vi bruker',
      text: 'Listen henger ved bordet. Jeg har skrevet den rent.',
      tasks: [3],
      daysAgo: 11,
    },
  );
  await tell(
    world,
    { by: coach, about: mona },
    {
      kind: 'simulation',
      title: 'Øvelse med farlige ting',
      text: 'Vi la en defekt lampe i en kasse. Mona fant den, la den til side og sa fra.',
      tasks: [0],
      daysAgo: 10,
    },
  );
  await tell(
    world,
    { by: coach, about: mona },
    {
      kind: 'observation',
      title: 'Sortering og prising, to formiddager',
      text: 'Mona sorterte og priset uten hjelp begge dagene. Hun spurte én gang om en lampe uten merking, og la den til side til jeg kom.',
      tasks: EVERYTHING,
      daysAgo: 9,
    },
  );

  const oleksandr = await demoLearner(world, 'oleksandr');
  await rate(world, oleksandr, {
    answers: ['on_my_own', 'with_help', 'on_my_own', 'on_my_own', 'not_yet', 'on_my_own', 'on_my_own'],
    then: 'finish',
  });
  await tell(
    world,
    { by: oleksandr, about: oleksandr },
    {
      kind: 'photo',
      title: 'Мій стіл після сортування',
      text: 'Чотири коробки: одяг, посуд, книжки, іграшки. На кожній є ціна.',
      tasks: [0, 3, 4],
      daysAgo: 6,
    },
  );
  await tell(
    world,
    { by: coach, about: oleksandr },
    {
      kind: 'observation',
      title: 'Varemottak onsdag',
      text: 'Sasha tok imot, sorterte og priset tolv kasser på egen hånd. Han fant to farlige ting og la dem til side.',
      tasks: EVERYTHING,
      daysAgo: 5,
    },
  );

  const yasir = await demoLearner(world, 'yasir');
  await rate(world, yasir, {
    answers: ['with_help', 'on_my_own', 'not_understood', 'with_help', 'not_yet', 'on_my_own', 'not_relevant'],
    then: 'finish',
  });
}
