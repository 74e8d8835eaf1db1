import { beforeAll, describe, expect, it } from 'vitest';
import {
  approveAndPublish,
  beginFromContent,
  descriptorEdits,
  emptyPlan,
  readDesign,
  retireAchievement,
  saveDraft,
  startNewDraft,
  submitForReview,
  type DesignContent,
} from '#modules/design/index.ts';
import { setSite, siteInput, type Actor } from '#modules/people/index.ts';
import { given } from '#tests/support/assessment.ts';
import { makeOrganisation, makeStaff } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { completeDescriptor } from '../../design/fixtures/descriptor.ts';
import {
  findNewestOffer,
  listOffers,
  readOffer,
  readStaleTexts,
  saveSharing,
  saveTranslation,
  toPlainOffer,
} from '../index.ts';

const world = useTestWorld();

type House = { readonly admin: Actor; readonly designer: Actor; readonly approver: Actor };

async function makeHouse(): Promise<House> {
  const admin = await makeOrganisation(world());
  const designer = await makeStaff(world(), admin, ['designer']);
  return { admin, designer, approver: await makeStaff(world(), admin, ['approver']) };
}

const empty = emptyPlan();
const content: DesignContent = {
  descriptor: completeDescriptor({ title: { en: 'Water the plants', nb: 'Vanne planter' }, languages: ['nb'] }),
  plan: {
    ...empty,
    problem: 'Nobody waters the plants.',
    partners: [{ id: 'par_1', name: 'Tide Street', country: 'IE', tasks: ['hosts'], contact: 'Aoife, 555 0100' }],
    budget: { ...empty.budget, currency: 'NOK', development: 9000, funding: 'The city pays.' },
    run: {
      ...empty.run,
      runs: [
        { id: 'run_1', startsOn: '2020-01-10', endsOn: '2020-02-10', place: 'Long ago', seats: 4 },
        { id: 'run_2', startsOn: '2027-05-01', endsOn: '', place: 'Block C', seats: 4 },
      ],
    },
  },
};

async function publish(house: House, achievementId: string): Promise<void> {
  const { draft } = given(await readDesign(world(), house.designer, achievementId));
  const ready = { achievementId, revision: draft?.revision ?? 0 };
  given(await submitForReview(world(), house.designer, ready));
  given(await approveAndPublish(world(), house.approver, { ...ready, reason: '' }));
}

async function publishNew(house: House): Promise<string> {
  const { achievementId } = given(
    await world().db.inTenant(house.designer.tenantId, (tx) =>
      beginFromContent(tx, { world: world(), actor: house.designer }, content),
    ),
  );
  await publish(house, achievementId);
  return achievementId;
}

const context = { origin: 'https://cairn.example.org', today: '2027-03-01' };

describe('a published design', () => {
  let house: House;
  let achievementId = '';
  const listed = async () => (await listOffers(world())).find((offer) => offer.achievementId === achievementId);

  beforeAll(async () => {
    house = await makeHouse();
    achievementId = await publishNew(house);
  });

  it('is offered to everybody, with what its card needs', async () => {
    expect(await listed()).toMatchObject({
      version: 1,
      title: { en: 'Water the plants' },
      family: 'green',
      hours: 20,
      eqf: 2,
      provider: 'House',
      funding: 'The city pays.',
      hasBadge: false,
      places: ['country:NO', 'at:Block C'],
      nextRun: { id: 'run_2' },
    });
  });

  it('is found by the words of its outcomes, in any of its languages', async () => {
    const words = (await listed())?.words ?? '';
    expect(words).toContain('vanne planter');
    expect(words).toContain('report plants that look ill');
  });

  it('is read by its address, and by none that does not exist', async () => {
    const offer = await readOffer(world(), { achievementId, version: 1 });
    expect(offer).toMatchObject({ newest: 1, licence: null, staleLanguages: [], provider: { name: 'House' } });
    expect(await readOffer(world(), { achievementId, version: 2 })).toBeNull();
    expect(await readOffer(world(), { achievementId: 'ach_nothing', version: 1 })).toBeNull();
    expect(await findNewestOffer(world(), achievementId)).toBe(1);
    expect(await findNewestOffer(world(), 'ach_nothing')).toBeNull();
  });

  it('keeps to itself what is not for everybody: needs, money, names and numbers of people', async () => {
    const offer = await readOffer(world(), { achievementId, version: 1 });
    const text = JSON.stringify(offer === null ? null : toPlainOffer(offer, context));
    expect(text).toContain('Tide Street');
    for (const secret of ['Aoife', '555 0100', 'Nobody waters', '9000', 'Head of training', 'Long ago']) {
      expect(text, secret).not.toContain(secret);
    }
    expect(text).not.toContain(house.designer.personId);
    expect(text).not.toContain(house.designer.tenantId);
  });

  it('says under which licence it is shared', async () => {
    const form = { achievementId, licence: 'CC-BY-4.0', authors: 'Matteo Ricci', changes: '' };
    given(await saveSharing(world(), house.designer, form));
    expect((await readOffer(world(), { achievementId, version: 1 }))?.licence).toBe('CC-BY-4.0');
  });

  it('tells the place that its site gives, and no place that would betray it', async () => {
    const shown = { publicName: 'House', placeName: 'Bergen', placeCountry: 'SE', placeRegion: '' };
    given(await setSite(world(), house.admin, siteInput.parse(shown)));
    expect((await listed())?.places).toEqual(['country:SE']);
    const offer = await readOffer(world(), { achievementId, version: 1 });
    const text = JSON.stringify(offer === null ? null : toPlainOffer(offer, context));
    expect(text).toContain('Bergen');
    expect(text).not.toContain('Block C');
  });

  it('marks a translation that did not follow the text, in the draft first and in the version that comes of it', async () => {
    const stale = async () => given(await readStaleTexts(world(), house.designer, achievementId));
    expect(await stale()).toEqual([]);
    given(await startNewDraft(world(), house.designer, { achievementId }));
    const { draft, descriptor } = given(await readDesign(world(), house.designer, achievementId));
    let revision = draft?.revision ?? 0;
    const title = { en: 'Water all the plants', nb: 'Vanne planter' };
    for (const edit of descriptorEdits({ ...descriptor, title }).filter((one) => !('outcomeId' in one))) {
      revision = given(await saveDraft(world(), house.designer, { achievementId, revision, edit })).revision;
    }
    expect((await stale()).map(({ language: tag, path }) => `${tag} ${path}`)).toEqual(['nb descriptor.title']);
    await publish(house, achievementId);
    expect((await readOffer(world(), { achievementId, version: 2 }))?.staleLanguages).toEqual(['nb']);
    expect(await readOffer(world(), { achievementId, version: 1 })).toMatchObject({ newest: 2, staleLanguages: [] });
    expect(await findNewestOffer(world(), achievementId)).toBe(2);
    expect((await listed())?.version).toBe(2);
  });

  it('has no doubt about a translation that somebody read again and found to fit', async () => {
    const input = { achievementId, to: 'nb', revision: 0 };
    const rewritten = { ...input, words: { 'descriptor.title': 'Vann plantene' }, fits: [] };
    expect(await saveTranslation(world(), house.designer, rewritten)).toMatchObject({
      error: [{ code: 'catalogue.texts.no_draft' }],
    });
    given(await saveTranslation(world(), house.designer, { ...input, words: {}, fits: ['descriptor.title'] }));
    expect((await readOffer(world(), { achievementId, version: 2 }))?.staleLanguages).toEqual([]);
    expect(given(await readStaleTexts(world(), house.designer, achievementId))).toEqual([]);
  });

  it('lets only staff of the design read its older translations', async () => {
    expect(await readStaleTexts(world(), house.admin, achievementId)).toMatchObject({ ok: false });
    const stranger = await makeHouse();
    expect(await readStaleTexts(world(), stranger.designer, achievementId)).toMatchObject({ ok: false });
  });

  it('is no longer listed once it is retired, and stays at its address', async () => {
    given(await retireAchievement(world(), house.approver, { achievementId, reason: 'Nobody asked.' }));
    expect(await listed()).toBeUndefined();
    const offer = await readOffer(world(), { achievementId, version: 2 });
    expect(offer && toPlainOffer(offer, context)).toMatchObject({ isOffered: false });
  });
});
