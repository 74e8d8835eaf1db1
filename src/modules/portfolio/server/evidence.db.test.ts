import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { CRITERIA, fields, given, type House, makeHouse, sheets } from '#tests/support/assessment.ts';
import { makeLearner } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { getFile } from '#platform/files/files.ts';
import { siteRules } from '../../people/server/site.tables.ts';
import type { EvidenceKind } from '../evidence.schemas.ts';
import {
  addProof,
  answerAsWitness,
  askWitness,
  blurProof,
  checkEvidence,
  freezeEvidence,
  issueWitnessLink,
  listEvidence,
  mapProof,
  openWitnessLink,
  reconfirmProof,
  removeProof,
  seeProof,
  seeProofFile,
  seeWitnesses,
  setVisibility,
  thawEvidence,
  withdrawWitness,
} from '../index.ts';
import { witnessRequest } from './evidence.tables.ts';

const world = useTestWorld();
let house: House;

beforeAll(async () => {
  house = await makeHouse(world());
});

type Changes = Readonly<Record<string, unknown>>;

const add = (kind: EvidenceKind, changes: Changes = {}, files: Changes = {}) =>
  addProof(world(), kind === 'observation' || kind === 'simulation' ? house.coach : house.learner, {
    learnerId: house.learner.personId,
    kind,
    fields: fields(house, changes),
    sheets,
    ...files,
  });

const seen = async (actor = house.learner) => {
  const { evidence } = given(await seeProof(world(), actor, { learnerId: house.learner.personId, sheets }));
  return evidence;
};
const one = async (id: string, actor = house.learner) => (await seen(actor)).find((proof) => proof.id === id);
const codeOf = async (result: Promise<{ ok: boolean; error?: unknown }>) => (await result).error;
const plainText = { document: new TextEncoder().encode('Price list') };

/** Fine stripes, black and white: what is blurred of them turns grey. */
const stripes = async () => {
  const data = Buffer.from(
    Array.from({ length: 120 * 120 }, (_, at) => (Math.floor((at % 120) / 4) % 2 === 0 ? 0 : 255)),
  );
  return new Uint8Array(
    await sharp(data, { raw: { width: 120, height: 120, channels: 1 } })
      .png()
      .toBuffer(),
  );
};

describe('proof of every kind', () => {
  it('is kept with what belongs to it', async () => {
    const link = given(await add('link', { link: 'https://example.org/page', text: '' }));
    expect(await one(link.id)).toMatchObject({ kind: 'link', link: 'https://example.org/page' });
    const document = given(await add('document', { ownWork: 'yes' }, plainText));
    expect((await one(document.id))?.ownWorkAt).toEqual(world().clock.now());
    expect(given(await seeProofFile(world(), house.coach, document.id)).mediaType).toBe('text/plain; charset=utf-8');
    given(await add('simulation'));
  });

  it('says who agreed to be seen, and will not do without an answer', async () => {
    const photo = { photo: await stripes() };
    expect(await codeOf(add('photo', { depicted: '' }, photo))).toEqual([
      { code: 'portfolio.depicted_missing', field: 'depicted' },
    ]);
    expect(await codeOf(add('work_sample', { depicted: 'agreed', text: '' }, photo))).toEqual([
      { code: 'portfolio.work_sample_missing', field: 'text' },
      { code: 'portfolio.depicted_who_missing', field: 'depictedWho' },
      { code: 'portfolio.depicted_how_missing', field: 'depictedHow' },
    ]);
    const agreed = { depicted: 'agreed', depictedWho: 'K. L.', depictedHow: 'spoken' };
    const { id } = given(await add('photo', agreed, photo));
    expect((await one(id))?.depicted).toEqual({ answer: 'agreed', who: 'K. L.', how: 'spoken', day: '2027-03-01' });
  });

  it('of a witness or a simulation is not the learner’s to write', async () => {
    const proof = { learnerId: house.learner.personId, fields: fields(house), sheets };
    for (const kind of ['witness', 'simulation'] as const)
      expect(await codeOf(addProof(world(), house.learner, { ...proof, kind }))).toEqual([
        { code: 'people.not_allowed' },
      ]);
  });

  it('with an address that is none of the web is refused', async () => {
    expect(await codeOf(add('link', { link: 'javascript:alert(1)' }))).toEqual([
      { code: 'portfolio.link_unfit', field: 'link' },
    ]);
  });

  it('that the site has switched off is neither offered nor taken', async () => {
    const closed = await makeHouse(world());
    const { tenantId } = closed.admin;
    await world().db.inTenant(tenantId, (tx) =>
      tx.insert(siteRules).values({
        ...{ tenantId, closedSite: true, photos: false, audio: false, links: true, centralPrinting: false },
        ...{ publicPlaceName: '', publicPlaceCountry: '', publicPlaceRegion: '' },
        ...{ changedAt: world().clock.now(), changedBy: closed.admin.personId },
      }),
    );
    const learnerId = closed.learner.personId;
    expect(given(await seeProof(world(), closed.learner, { learnerId, sheets }))).toMatchObject({
      kinds: ['note', 'document'],
      opensLinks: false,
    });
    const photo = await stripes();
    for (const kind of ['photo', 'work_sample', 'audio', 'link'] as const)
      expect(
        await codeOf(addProof(world(), closed.coach, { learnerId, kind, fields: fields(closed), sheets, photo })),
      ).toEqual([{ code: 'portfolio.kind_switched_off' }]);
  });
});

describe('a part of a photo that nobody may see', () => {
  const middle = { x: 0.4, y: 0, width: 0.2, height: 1 };
  /** How far the lightest and the darkest of a stretch of the middle row are apart. */
  const contrastOf = async (id: string, from: number, to: number) => {
    const { bytes } = given(await seeProofFile(world(), house.learner, id));
    const row = (await sharp(bytes).greyscale().raw().toBuffer()).subarray(60 * 120 + from, 60 * 120 + to);
    return Math.max(...row) - Math.min(...row);
  };
  const inside = (id: string) => contrastOf(id, 52, 68);
  const outside = (id: string) => contrastOf(id, 4, 40);

  it('is gone from what is kept, the rest stays', async () => {
    const clear = given(await add('photo', {}, { photo: await stripes() }));
    expect(await inside(clear.id)).toBeGreaterThan(200);
    const blurred = given(await add('photo', {}, { photo: await stripes(), blur: [middle] }));
    expect(await inside(blurred.id)).toBeLessThan(100);
    expect(await outside(blurred.id)).toBeGreaterThan(200);
  });

  it('can be blurred later, and the clear bytes are deleted', async () => {
    const { id } = given(await add('photo', {}, { photo: await stripes() }));
    const before = (await one(id))?.fileId;
    given(await blurProof(world(), house.learner, { id, areas: [middle] }));
    expect(await inside(id)).toBeLessThan(100);
    const { tenantId } = house.admin;
    const after = (await one(id))?.fileId;
    expect(after).not.toBe(before);
    const clear = await world().db.inTenant(tenantId, (tx) => getFile(tx, tenantId, before ?? ''));
    expect(clear).toBeNull();
  });

  it('is blurred by nobody else, and not by nothing', async () => {
    const { id } = given(await add('photo', { visibility: 'private' }, { photo: await stripes() }));
    expect(await codeOf(blurProof(world(), house.coach, { id, areas: [middle] }))).toEqual({
      code: 'portfolio.not_found',
    });
    for (const areas of [[], null])
      expect(await codeOf(blurProof(world(), house.learner, { id, areas }))).toEqual({
        code: 'portfolio.blur_nothing',
      });
  });
});

describe('who may see a proof', () => {
  it('is the learner’s choice, and can be changed', async () => {
    const { id } = given(await add('note', { visibility: 'coach' }));
    const { tenantId } = house.admin;
    const judged = () =>
      world().db.inTenant(tenantId, (tx) => listEvidence(tx, { tenantId, learnerId: house.learner.personId }));
    expect(await one(id, house.coach)).toBeDefined();
    expect((await judged()).some((proof) => proof.id === id)).toBe(false);
    given(await setVisibility(world(), house.learner, { id, visibility: 'shared' }));
    expect((await judged()).some((proof) => proof.id === id)).toBe(true);
    given(await setVisibility(world(), house.learner, { id, visibility: 'private' }));
    expect(await one(id, house.coach)).toBeUndefined();
    expect((await judged()).some((proof) => proof.id === id)).toBe(false);
  });

  it('is not the coach’s choice; what the coach wrote can be kept from who validates', async () => {
    const { id } = given(await add('observation'));
    expect(await codeOf(setVisibility(world(), house.coach, { id, visibility: 'coach' }))).toEqual({
      code: 'portfolio.visibility_unfit',
    });
    expect(await codeOf(setVisibility(world(), house.learner, { id, visibility: 'private' }))).toEqual({
      code: 'portfolio.coach_knows',
    });
    given(await setVisibility(world(), house.learner, { id, visibility: 'coach' }));
  });
});

describe('which proof speaks about which task', () => {
  it('is changed for what was on the screen, and for nothing else', async () => {
    const [first = '', second = '', third = ''] = CRITERIA;
    const { id } = given(await add('note', { criteria: [first, third] }));
    const { learner, achievementId } = house;
    const mapping = { learnerId: learner.personId, achievementId, evidenceIds: [id], sheets };
    const ticks = { criteria: [first, second], ticked: [`${id}:${second}`] };
    expect(given(await mapProof(world(), house.coach, { ...mapping, ...ticks }))).toEqual({ changed: 1, held: 0 });
    expect((await one(id))?.criteria).toEqual([third, second]);
    expect(given(await mapProof(world(), house.coach, { ...mapping, ...ticks }))).toEqual({ changed: 0, held: 0 });
    const stranger = await makeLearner(world(), house.coach);
    expect(await codeOf(mapProof(world(), stranger, { ...mapping, ...ticks }))).toEqual({
      code: 'portfolio.not_found',
    });
  });
});

describe('what staff find', () => {
  it('is kept with a note, passed or not; a note without a tick is an open question', async () => {
    const { id } = given(await add('note'));
    const notes = { current: 'From this week.', authentic: 'Who wrote it?' };
    given(await checkEvidence(world(), house.coach, { evidenceId: id, passed: ['valid', 'current'], notes }));
    const proof = await one(id);
    expect(proof?.checks.current?.note).toBe('From this week.');
    expect(Object.keys(proof?.checks ?? {}).sort()).toEqual(['current', 'valid']);
    expect(proof?.doubts.authentic?.note).toBe('Who wrote it?');
  });

  it('makes an old proof young again', async () => {
    const { id } = given(await add('note', { madeAt: '2020-01-01' }));
    expect(await codeOf(reconfirmProof(world(), house.learner, id))).toEqual({ code: 'portfolio.not_found' });
    given(await reconfirmProof(world(), house.coach, id));
    expect((await one(id))?.reconfirmedAt).toEqual(world().clock.now());
  });
});

describe('proof that a case rests on', () => {
  it('stays as it is until the case lets go of it', async () => {
    const { id } = given(await add('observation'));
    const { tenantId } = house.admin;
    const at = world().clock.now();
    const hold = { tenantId, evidenceIds: [id], heldFor: 'cas_test', at };
    await world().db.inTenant(tenantId, (tx) => freezeEvidence(tx, hold));
    await world().db.inTenant(tenantId, (tx) => freezeEvidence(tx, hold));
    expect((await one(id))?.isHeld).toBe(true);
    const held = { code: 'portfolio.coach.held' };
    expect(await codeOf(removeProof(world(), house.coach, id))).toEqual(held);
    expect(await codeOf(checkEvidence(world(), house.coach, { evidenceId: id, passed: [] }))).toEqual(held);
    expect(await codeOf(reconfirmProof(world(), house.coach, id))).toEqual(held);
    expect(await codeOf(setVisibility(world(), house.learner, { id, visibility: 'coach' }))).toEqual({
      code: 'portfolio.held',
    });
    const { learner, achievementId } = house;
    const mapping = {
      learnerId: learner.personId,
      achievementId,
      evidenceIds: [id],
      criteria: [...CRITERIA],
      ticked: [],
    };
    expect(given(await mapProof(world(), learner, { ...mapping, sheets }))).toEqual({ changed: 0, held: 1 });
    await world().db.inTenant(tenantId, (tx) => thawEvidence(tx, { tenantId, heldFor: 'cas_test' }));
    given(await removeProof(world(), house.coach, id));
  });
});

describe('a witness', () => {
  const ask = async (by = house.coach) =>
    given(
      await askWitness(world(), by, {
        learnerId: house.learner.personId,
        fields: {
          ...{ achievementId: house.achievementId, witnessName: 'Bjørg Haugen', relation: 'regular customer' },
          ...{ criteria: [CRITERIA[0] ?? ''], days: 14 },
        },
        sheets,
      }),
    ).id;
  const linkOf = async (id: string, by = house.coach) => {
    const { address } = given(await issueWitnessLink(world(), by, id));
    return address.split('/').at(-1) ?? '';
  };
  const open = (token: string, network = '192.0.2.1') => openWitnessLink(world(), { token, network, sheets });
  const answer = (token: string, typed = { answer: 'confirmed', words: '' }) =>
    answerAsWitness(world(), { token, network: '192.0.2.1' }, typed);
  const stateOf = async (id: string) =>
    given(await seeWitnesses(world(), house.learner, house.learner.personId)).find((one_) => one_.id === id)?.state;

  it('sees the name and the tasks, answers once, and the answer stands among the proof', async () => {
    const id = await ask();
    const token = await linkOf(id);
    const question = given(await open(token));
    expect(Object.keys(question).sort()).toEqual(['endsAt', 'knownAs', 'state', 'tasks']);
    expect(question.tasks).toHaveLength(1);
    given(await answer(token, { answer: 'corrected', words: 'She sorted, I priced.' }));
    expect(await codeOf(answer(token))).toEqual([{ code: 'portfolio.witness_closed' }]);
    expect(given(await open(token))).toMatchObject({ state: 'corrected', knownAs: '', tasks: [] });
    expect((await seen()).find(({ kind }) => kind === 'witness')).toMatchObject({
      ...{ title: 'Bjørg Haugen, regular customer', text: 'She sorted, I priced.' },
      ...{ createdByRole: 'witness', createdBy: id, visibility: 'shared' },
    });
    expect(await stateOf(id)).toBe('corrected');
  });

  it('answers once also when two answers arrive at the same moment', async () => {
    const token = await linkOf(await ask());
    const results = await Promise.all([answer(token), answer(token), answer(token)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('who did not see it leaves no proof, only that', async () => {
    const before = (await seen()).length;
    const id = await ask(house.learner);
    given(await answer(await linkOf(id, house.learner), { answer: 'not_seen', words: 'Something private' }));
    expect((await seen()).length).toBe(before);
    expect(await stateOf(id)).toBe('not_seen');
  });

  it('has to say what was different', async () => {
    const token = await linkOf(await ask());
    expect(await codeOf(answer(token, { answer: 'corrected', words: '  ' }))).toEqual([
      { code: 'portfolio.witness_words_missing', field: 'words' },
    ]);
    expect(await codeOf(answer(token, { answer: 'maybe', words: '' }))).toMatchObject([
      { code: 'portfolio.witness_answer_missing' },
    ]);
  });

  it('comes in by the newest link only, and not after it ended or was taken back', async () => {
    const id = await ask();
    const first = await linkOf(id);
    const second = await linkOf(id);
    expect(await codeOf(open(first))).toEqual({ code: 'portfolio.witness_unknown' });
    given(await withdrawWitness(world(), house.learner, id));
    expect(given(await open(second)).state).toBe('withdrawn');
    expect(await codeOf(issueWitnessLink(world(), house.coach, id))).toEqual({ code: 'portfolio.witness_closed' });
    const late = await ask();
    const token = await linkOf(late);
    const now = world().clock.now();
    world().clock.set(new Date(now.getTime() + 15 * 86_400_000));
    expect(given(await open(token)).state).toBe('ended');
    expect(await codeOf(answer(token))).toEqual([{ code: 'portfolio.witness_closed' }]);
    world().clock.set(now);
  });

  it('is asked by the learner and her coach, and by nobody else', async () => {
    const id = await ask();
    const stranger = (await makeHouse(world())).coach;
    for (const result of [
      issueWitnessLink(world(), stranger, id),
      withdrawWitness(world(), house.validator, id),
      seeWitnesses(world(), stranger, house.learner.personId),
    ])
      expect(await codeOf(result)).toEqual({ code: 'portfolio.not_found' });
  });

  it('keeps no link that could be read from the database', async () => {
    const token = await linkOf(await ask());
    const rows = await world().db.asSystem((tx) => tx.select().from(witnessRequest));
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('cannot be found by trying: one network is made to wait, others are not', async () => {
    const token = await linkOf(await ask());
    for (let tried = 0; tried < 40; tried += 1) await open(`nothing${tried}`, '198.51.100.7');
    expect(await codeOf(open('nothing', '198.51.100.7'))).toMatchObject({ code: 'people.too_many_tries' });
    expect((await open(token, '192.0.2.9')).ok).toBe(true);
  });
});
