import {
  addStaff,
  changeOwnPassword,
  choosePictures,
  choosePin,
  createLearner,
  foundOrganisation,
  inviteSupporter,
  readSupporterCard,
  setSite,
  STAFF_ROLES,
  type Actor,
  type Role,
} from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import {
  DEMO_CARD_CODE,
  DEMO_PASSWORD,
  DEMO_PICTURE_CARD,
  DEMO_PICTURES,
  DEMO_PIN,
  demoLearners,
  demoOrganisations,
  demoStaff,
  demoSupporter,
  type DemoLearner,
  type DemoOrganisation,
  type DemoStaff,
} from './demo.ts';

/** Everybody of the demo world as an actor, by the key in `demo.ts`; the other seeds act as these people. */
export type SeededPeople = Readonly<Record<DemoStaff | DemoLearner, Actor>>;

/** A use case of the seed that fails is a bug of the seed. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`The demo world cannot be filled: ${result.error.code}`);
  return result.value;
}

type StaffWords = {
  readonly organisation: string;
  readonly fullName: string;
  readonly language: string;
  readonly roles: readonly Role[];
};

const firstName = (fullName: string): string => fullName.split(' ')[0] ?? fullName;

const staffEntries = Object.entries(demoStaff) as unknown as readonly (readonly [DemoStaff, StaffWords])[];
const learnerEntries = Object.entries(demoLearners) as unknown as readonly (readonly [
  DemoLearner,
  (typeof demoLearners)[DemoLearner],
])[];

const actorOf = (tenantId: string, personId: string, words: StaffWords): Actor => ({
  tenantId,
  personId,
  roles: words.roles,
  name: firstName(words.fullName),
  language: words.language,
  session: 'staff',
});

/** Founds the organisations, brings in their people, makes the learners' cards, chooses PIN and pictures. */
export async function seedPeople(world: World): Promise<SeededPeople> {
  const actors: Partial<Record<DemoStaff | DemoLearner, Actor>> = {};
  for (const slug of Object.keys(demoOrganisations) as readonly DemoOrganisation[]) {
    Object.assign(actors, await seedStaff(world, slug));
  }
  for (const [key, words] of learnerEntries) {
    const coach = actors[words.coach];
    if (coach === undefined) throw new Error(`The demo world has no coach ${words.coach}.`);
    const { fullName, knownAs, language } = words;
    const cardCode = FIXED_CARDS[key];
    const card = cardCode === undefined ? {} : { cardCode };
    const { learnerId } = must(await createLearner(world, coach, { fullName, knownAs, language, ...card }));
    actors[key] = {
      tenantId: coach.tenantId,
      personId: learnerId,
      roles: ['learner'],
      name: knownAs,
      language,
      session: 'learner',
    };
  }
  const door = { address: 'demo', device: 'demo' };
  must(await choosePin(world, door, { code: DEMO_CARD_CODE, pin: DEMO_PIN, again: DEMO_PIN }));
  must(await choosePictures(world, door, { code: DEMO_PICTURE_CARD, pictures: DEMO_PICTURES, again: DEMO_PICTURES }));
  const all = actors as SeededPeople;
  await seedSupporter(world, all.layla);
  await closeSite(world, all.berit);
  return all;
}

/** Cards that the demo tells about; chance makes the others. */
const FIXED_CARDS: Partial<Record<DemoLearner, string>> = { layla: DEMO_CARD_CODE, mona: DEMO_PICTURE_CARD };

/** Layla's sister helps her and may see what Layla says about herself. */
async function seedSupporter(world: World, learner: Actor): Promise<void> {
  const invitation = { ...demoSupporter, learnerId: learner.personId, days: 180, seesAnswers: 'yes' as const };
  const { linkId } = must(await inviteSupporter(world, learner, invitation));
  const { spelledCode: code } = must(await readSupporterCard(world, learner, linkId));
  const door = { address: 'demo', device: 'demo' };
  must(await choosePin(world, door, { code, pin: DEMO_PIN, again: DEMO_PIN }));
}

/** The closed site: nothing goes out, no photos, and a place that tells no more than the town. */
async function closeSite(world: World, admin: Actor): Promise<void> {
  const { publicName } = demoOrganisations['north-quay'];
  const rules = { closedSite: true, photos: false, audio: false, links: false, centralPrinting: true };
  const place = { placeName: 'Bergen', placeCountry: 'NO', placeRegion: 'NO0A' };
  must(await setSite(world, admin, { publicName, ...rules, ...place }));
}

async function seedStaff(world: World, slug: DemoOrganisation): Promise<Partial<Record<DemoStaff, Actor>>> {
  const own = staffEntries.filter(([, words]) => words.organisation === slug);
  const [first] = own.filter(([, words]) => words.roles.includes('admin'));
  if (first === undefined) throw new Error(`The demo world has no administrator for ${slug}.`);
  const newStaff = ([loginName, words]: readonly [DemoStaff, StaffWords]) => ({
    loginName,
    fullName: words.fullName,
    knownAs: firstName(words.fullName),
    language: words.language,
    roles: STAFF_ROLES.filter((role) => words.roles.includes(role)),
  });
  const founded = must(
    await foundOrganisation(world, demoOrganisations[slug], { ...newStaff(first), password: DEMO_PASSWORD }),
  );
  const admin = actorOf(founded.tenantId, founded.personId, first[1]);
  const others = own
    .filter((one) => one !== first)
    .map(async (one) => {
      const issued = must(await addStaff(world, admin, newStaff(one)));
      const actor = actorOf(admin.tenantId, issued.personId, one[1]);
      must(await changeOwnPassword(world, actor, { current: issued.temporaryPassword, next: DEMO_PASSWORD }));
      return [one[0], actor] as const;
    });
  return Object.fromEntries([[first[0], admin] as const, ...(await Promise.all(others))]);
}
