import {
  addStaff,
  changeOwnPassword,
  choosePin,
  createLearner,
  foundOrganisation,
  STAFF_ROLES,
  type Actor,
  type Role,
} from '#modules/people/index.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import {
  DEMO_CARD_CODE,
  DEMO_PASSWORD,
  DEMO_PIN,
  demoLearners,
  demoOrganisations,
  demoStaff,
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

/** Founds the three organisations, brings in their people, makes the learners' cards, and chooses Layla's PIN. */
export async function seedPeople(world: World): Promise<SeededPeople> {
  const actors: Partial<Record<DemoStaff | DemoLearner, Actor>> = {};
  for (const slug of Object.keys(demoOrganisations) as readonly DemoOrganisation[]) {
    Object.assign(actors, await seedStaff(world, slug));
  }
  for (const [key, words] of learnerEntries) {
    const coach = actors[words.coach];
    if (coach === undefined) throw new Error(`The demo world has no coach ${words.coach}.`);
    const { fullName, knownAs, language } = words;
    const card = key === 'layla' ? { cardCode: DEMO_CARD_CODE } : {};
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
  return actors as SeededPeople;
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
