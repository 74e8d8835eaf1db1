import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DOOR, makeLearner, makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { TEST_NOW, useTestWorld } from '../../../../tests/support/world.ts';
import {
  answerProposal,
  answerSupporter,
  beginPictures,
  choosePictures,
  choosePin,
  endStaff,
  endSupport,
  enterWithPictures,
  eraseOwnAccount,
  findCard,
  findSupport,
  getPerson,
  getSiteRules,
  inviteSupporter,
  leaveCoach,
  liftSuspension,
  listDoneForMe,
  listLearners,
  listLearnerStands,
  listNewForMe,
  listProposalsForMe,
  listSupported,
  listWhoLeft,
  makeOwnLogin,
  mayCoach,
  OPEN_SITE,
  PERSON_ERASED,
  pickPicture,
  proposeCoach,
  readAuditLog,
  readCard,
  readSupporterCard,
  reissueCard,
  resetPin,
  resolveSession,
  seeSite,
  setSite,
  siteInput,
  signInWithPassword,
  suspendStaff,
  voidOwnCard,
  type Actor,
} from '../index.ts';
import { card, learnerPin, person, session } from './people.tables.ts';

const world = useTestWorld();
const daysLater = (days: number) => world().clock.set(new Date(TEST_NOW.getTime() + days * 86_400_000));
const inTenant = <T>(
  work: (tx: Parameters<Parameters<ReturnType<typeof world>['db']['inTenant']>[1]>[0]) => Promise<T>,
) => world().db.inTenant(admin.tenantId, work);

let admin: Actor;
let coach: Actor;
let learner: Actor;
let code: string;
let door: { readonly address: string; readonly device: string } = DOOR;
let doors = 0;

beforeAll(async () => {
  admin = await makeOrganisation(world());
  coach = await makeStaff(world(), admin, ['coach']);
});

beforeEach(async () => {
  daysLater(0);
  doors += 1;
  door = { ...DOOR, address: `203.0.113.${doors}` };
  learner = await makeLearner(world(), coach);
  code = must(await readCard(world(), coach, learner.personId)).spelledCode;
});

const MINE = ['bread', 'ladder', 'bed', 'radio'];

describe('a picture password', () => {
  it('is chosen twice in the same order, and from then on lets in with the card', async () => {
    expect(await choosePictures(world(), door, { code, pictures: MINE, again: MINE.toReversed() })).toMatchObject({
      error: { code: 'people.pictures_differ' },
    });
    must(await choosePictures(world(), door, { code, pictures: MINE, again: MINE }));
    expect(must(await findCard(world(), door, code)).kind).toBe('pictures');
    const { cookie } = must(await enterWithPictures(world(), door, { code, pictures: MINE }));
    expect(await resolveSession(world(), cookie)).toMatchObject({ personId: learner.personId, session: 'learner' });
  });

  it('needs four different ones of ours', async () => {
    for (const pictures of [['bread', 'bread', 'bed', 'radio'], MINE.slice(1), [...MINE.slice(1), 'dragon']])
      expect(await choosePictures(world(), door, { code, pictures, again: pictures })).toMatchObject({
        error: { code: 'people.pictures_unfit' },
      });
  });

  it('is held back after five wrong tries as a PIN is, whichever of the four was wrong', async () => {
    must(await choosePictures(world(), door, { code, pictures: MINE, again: MINE }));
    const wrong = (pictures: readonly string[]) => enterWithPictures(world(), door, { code, pictures });
    const first = await wrong(['egg', 'ladder', 'bed', 'radio']);
    const last = await wrong(['bread', 'ladder', 'bed', 'egg']);
    expect(first).toMatchObject({ error: { code: 'people.pictures_wrong', params: { left: 4 } } });
    expect(last).toMatchObject({ error: { code: 'people.pictures_wrong', params: { left: 3 } } });
    for (let tries = 0; tries < 3; tries += 1) await wrong(MINE.toReversed());
    expect(await wrong(MINE)).toMatchObject({ error: { code: 'people.pictures_wait', params: { minutes: 15 } } });
  });

  it('is stored so that no picture can be read, and travels sealed while it is tapped', async () => {
    must(await choosePictures(world(), door, { code, pictures: MINE, again: MINE }));
    const [row] = await inTenant((tx) => tx.select().from(learnerPin).where(eq(learnerPin.personId, learner.personId)));
    expect(JSON.stringify(row)).not.toContain('bread');
    let step = beginPictures(world(), code);
    for (const pick of MINE.slice(0, 3)) {
      const next = pickPicture(world(), code, { sealed: step.sealed, pick, asked: 'once' });
      if (!('board' in next)) throw new Error('Three pictures are not four.');
      expect(next.board).toEqual(step.board);
      step = next;
    }
    expect(step.count).toBe(3);
    expect(Buffer.from(step.sealed, 'base64url').toString('latin1')).not.toContain('ladder');
    expect(pickPicture(world(), code, { sealed: step.sealed, pick: 'radio', asked: 'once' })).toMatchObject({
      pictures: MINE,
    });
    const elsewhere = pickPicture(world(), 'B7RN3XD2', { sealed: step.sealed, pick: 'radio', asked: 'once' });
    expect(elsewhere).toMatchObject({ count: 0 });
  });

  it('lies on another board each time', () => {
    const boards = [1, 2, 3].map(() => beginPictures(world(), code).board.join());
    expect(new Set(boards).size).toBe(3);
  });
});

describe('what a coach does for a learner', () => {
  it('is told at the next entry by name, until the learner has looked at it', async () => {
    must(await resetPin(world(), coach, learner.personId));
    must(await reissueCard(world(), coach, learner.personId));
    expect((await listNewForMe(world(), learner)).map(({ what, by }) => [what, by]).sort()).toEqual([
      ['card_reissued', 'Ingrid Solbakken'],
      ['pin_reset', 'Ingrid Solbakken'],
    ]);
    expect((await listDoneForMe(world(), learner)).every(({ isNew }) => isNew)).toBe(true);
    expect(await listNewForMe(world(), learner)).toEqual([]);
    expect(await listDoneForMe(world(), learner)).toHaveLength(2);
  });
});

describe('a helper', () => {
  const words = { fullName: 'Samira Haddad', knownAs: 'Samira', language: 'ar', days: 30 } as const;
  const invite = (actor: Actor, more: { days?: number } = {}) =>
    inviteSupporter(world(), actor, { ...words, ...more, learnerId: learner.personId, seesAnswers: 'no' });
  const comeIn = async (linkId: string): Promise<Actor> => {
    const { spelledCode } = must(await readSupporterCard(world(), learner, linkId));
    const { cookie } = must(await choosePin(world(), door, { code: spelledCode, pin: '8642', again: '8642' }));
    const actor = await resolveSession(world(), cookie);
    if (actor === null) throw new Error('The helper is not in.');
    return actor;
  };
  const support = (actor: Actor) =>
    inTenant((tx) => findSupport(tx, actor, { learnerId: learner.personId, now: world().clock.now() }));

  it('whom the learner invites comes in by an own card, until the day', async () => {
    const { linkId } = must(await invite(learner));
    const helper = await comeIn(linkId);
    expect(helper.roles).toEqual(['supporter']);
    expect(await support(helper)).toMatchObject({ seesAnswers: false });
    daysLater(29.9);
    expect(await support(helper)).not.toBeNull();
    daysLater(30);
    expect(await support(helper)).toBeNull();
    expect(await listSupported(world(), helper)).toEqual([]);
  });

  it('whom a coach proposes is nobody before the learner herself has said yes', async () => {
    const { linkId } = must(await invite(coach));
    const helper = await comeIn(linkId);
    expect(await support(helper)).toBeNull();
    expect(await answerSupporter(world(), coach, { linkId, answer: 'yes' })).toMatchObject({ ok: false });
    must(await answerSupporter(world(), learner, { linkId, answer: 'yes' }));
    expect(await support(helper)).not.toBeNull();
    expect((await listDoneForMe(world(), learner))[0]).toMatchObject({ what: 'supporter_invited' });
  });

  it('is out at once when the learner ends it: session, card and sight', async () => {
    const { linkId } = must(await invite(learner));
    const helper = await comeIn(linkId);
    must(await endSupport(world(), learner, linkId));
    expect(await support(helper)).toBeNull();
    const [open] = await inTenant((tx) => tx.select().from(session).where(eq(session.personId, helper.personId)));
    expect(open?.endedAt).not.toBeNull();
    expect(await readSupporterCard(world(), learner, linkId)).toMatchObject({ ok: false });
  });

  it('cannot be invited by a stranger, for ever, or as a fourth', async () => {
    const stranger = await makeStaff(world(), admin, ['coach']);
    expect(await invite(stranger)).toMatchObject({ error: { code: 'people.person_unknown' } });
    expect(await invite(learner, { days: 3650 })).toMatchObject({ error: { code: 'people.support_days_unknown' } });
    for (let count = 0; count < 3; count += 1) must(await invite(learner));
    expect(await invite(learner)).toMatchObject({ error: { code: 'people.supporters_enough' } });
  });

  it('is found by nobody else: not by another learner, and does not become a coach', async () => {
    const { linkId } = must(await invite(learner));
    const helper = await comeIn(linkId);
    const other = await makeLearner(world(), coach);
    const seen = await inTenant((tx) => findSupport(tx, helper, { learnerId: other.personId, now: TEST_NOW }));
    expect(seen).toBeNull();
    expect(await inTenant((tx) => mayCoach(tx, helper, learner.personId))).toBe(false);
    expect(await readSupporterCard(world(), other, linkId)).toMatchObject({ ok: false });
  });
});

describe('a learner who takes the account over', () => {
  const own = { loginName: 'layla.h', password: 'three quiet stones' };

  it('comes in by an own name, stops the card, and goes on without the coach, who sees only that she left', async () => {
    expect(await leaveCoach(world(), learner, coach.personId)).toMatchObject({
      error: { code: 'people.own_way_first' },
    });
    expect(await voidOwnCard(world(), learner)).toMatchObject({ error: { code: 'people.own_way_first' } });
    must(await makeOwnLogin(world(), learner, own));
    const { cookie } = must(await signInWithPassword(world(), door, own));
    const actor = await resolveSession(world(), cookie);
    expect(actor).toMatchObject({ session: 'learner', roles: ['learner'], ownDevice: true });
    must(await voidOwnCard(world(), actor ?? learner));
    expect(await findCard(world(), door, code)).toMatchObject({ error: { code: 'people.card_void' } });
    expect(await resolveSession(world(), cookie)).not.toBeNull();
    must(await leaveCoach(world(), learner, coach.personId));
    expect(await inTenant((tx) => mayCoach(tx, coach, learner.personId))).toBe(false);
    expect(await readCard(world(), coach, learner.personId)).toMatchObject({ ok: false });
    expect(await reissueCard(world(), admin, learner.personId)).toMatchObject({ ok: false });
    expect((await listWhoLeft(world(), coach)).map(({ name }) => name)).toContain('Layla Haddad');
    expect(
      await proposeCoach(world(), admin, { learnerId: learner.personId, coachId: coach.personId, how: 'beside' }),
    ).toMatchObject({ error: { code: 'people.learner_left_all' } });
  });

  it('is followed by no coach who was asked before she left', async () => {
    const second = await makeStaff(world(), admin, ['coach']);
    must(await proposeCoach(world(), coach, { learnerId: learner.personId, coachId: second.personId, how: 'beside' }));
    const [waiting] = await listProposalsForMe(world(), second);
    must(await makeOwnLogin(world(), learner, { ...own, loginName: 'layla.alone' }));
    must(await leaveCoach(world(), learner, coach.personId));
    expect(await answerProposal(world(), second, { proposalId: waiting?.id ?? '', answer: 'accepted' })).toMatchObject({
      error: { code: 'people.proposal_unknown' },
    });
    expect(await inTenant((tx) => mayCoach(tx, second, learner.personId))).toBe(false);
  });

  it('cannot reach staff rooms that way: somebody who works here has a name already', async () => {
    const both = { ...coach, session: 'learner', roles: ['learner'] } as const;
    expect(await makeOwnLogin(world(), both, { ...own, loginName: 'second.way' })).toMatchObject({
      error: { code: 'people.not_allowed' },
    });
  });
});

describe('a learner who is handed on', () => {
  it('stays with the first coach until the second has said yes, and is then told', async () => {
    const second = await makeStaff(world(), admin, ['coach']);
    const ask = { learnerId: learner.personId, coachId: second.personId, how: 'instead' } as const;
    must(await proposeCoach(world(), coach, ask));
    expect(await inTenant((tx) => mayCoach(tx, second, learner.personId))).toBe(false);
    const [waiting] = await listProposalsForMe(world(), second);
    expect(waiting).toMatchObject({ learner: 'Layla Haddad', isInstead: true });
    expect(await answerProposal(world(), coach, { proposalId: waiting?.id ?? '', answer: 'accepted' })).toMatchObject({
      error: { code: 'people.proposal_unknown' },
    });
    must(await answerProposal(world(), second, { proposalId: waiting?.id ?? '', answer: 'accepted' }));
    expect(await inTenant((tx) => mayCoach(tx, second, learner.personId))).toBe(true);
    expect(await inTenant((tx) => mayCoach(tx, coach, learner.personId))).toBe(false);
    expect((await listNewForMe(world(), learner))[0]).toMatchObject({ what: 'coach_handed_over' });
  });

  it('can have two coaches beside each other', async () => {
    const second = await makeStaff(world(), admin, ['coach']);
    must(await proposeCoach(world(), admin, { learnerId: learner.personId, coachId: second.personId, how: 'beside' }));
    const [waiting] = await listProposalsForMe(world(), second);
    must(await answerProposal(world(), second, { proposalId: waiting?.id ?? '', answer: 'accepted' }));
    for (const one of [coach, second]) expect(await inTenant((tx) => mayCoach(tx, one, learner.personId))).toBe(true);
  });

  it('is handed on by nobody who has no part in it, and to nobody who is no coach', async () => {
    const stranger = await makeStaff(world(), admin, ['coach']);
    const validator = await makeStaff(world(), admin, ['validator']);
    const to = (coachId: string) => ({ learnerId: learner.personId, coachId, how: 'beside' as const });
    expect(await proposeCoach(world(), stranger, to(stranger.personId))).toMatchObject({ ok: false });
    expect(await proposeCoach(world(), coach, to(validator.personId))).toMatchObject({
      error: { code: 'people.coach_unknown' },
    });
    expect(await proposeCoach(world(), coach, to(coach.personId))).toMatchObject({
      error: { code: 'people.coach_already' },
    });
  });
});

describe('a colleague', () => {
  it('who is suspended is out at once, hears why only with the right password, and comes back', async () => {
    const colleague = await makeStaff(world(), admin, ['validator']);
    const way = { loginName: colleague.loginName, password: colleague.temporaryPassword };
    const { cookie } = must(await signInWithPassword(world(), door, way));
    must(await suspendStaff(world(), admin, colleague.personId));
    expect(await resolveSession(world(), cookie)).toBeNull();
    expect(await signInWithPassword(world(), door, way)).toMatchObject({ error: { code: 'people.suspended' } });
    expect(await signInWithPassword(world(), door, { ...way, password: 'something else' })).toMatchObject({
      error: { code: 'people.sign_in_wrong' },
    });
    must(await liftSuspension(world(), admin, colleague.personId));
    expect((await signInWithPassword(world(), door, way)).ok).toBe(true);
  });

  it('who leaves has no way in, keeps a role in place of the name, and learners wait for somebody new', async () => {
    const leaving = await makeStaff(world(), admin, ['coach']);
    const hers = await makeLearner(world(), leaving);
    must(await endStaff(world(), admin, { personId: leaving.personId, namedAs: 'Coach (no longer here)' }));
    const way = { loginName: leaving.loginName, password: leaving.temporaryPassword };
    expect(await signInWithPassword(world(), door, way)).toMatchObject({ error: { code: 'people.sign_in_wrong' } });
    const stays = await inTenant((tx) => getPerson(tx, admin.tenantId, leaving.personId));
    expect(stays?.fullName).toBe('Coach (no longer here)');
    const stands = must(await listLearnerStands(world(), admin));
    expect(stands.find((one) => one.learner.id === hers.personId)).toMatchObject({ coaches: [], without: 'waits' });
    expect((await inTenant((tx) => listLearners(tx, leaving))).length).toBe(0);
  });

  it('is suspended by administrators only, never by herself, and the last one who can come in stays', async () => {
    expect(await suspendStaff(world(), coach, admin.personId)).toMatchObject({ error: { code: 'people.not_allowed' } });
    expect(await suspendStaff(world(), admin, admin.personId)).toMatchObject({
      error: { code: 'people.not_yourself' },
    });
    expect(await suspendStaff(world(), admin, learner.personId)).toMatchObject({
      error: { code: 'people.person_unknown' },
    });
    const second = await makeStaff(world(), admin, ['admin']);
    must(await suspendStaff(world(), second, admin.personId));
    must(await liftSuspension(world(), second, admin.personId));
    must(await suspendStaff(world(), admin, second.personId));
    expect(await endStaff(world(), second, { personId: admin.personId, namedAs: 'Administrator' })).toMatchObject({
      error: { code: 'people.last_admin' },
    });
  });
});

describe('a site with rules of its own', () => {
  const form = { publicName: 'North Quay', placeName: 'Bergen', placeCountry: 'NO', placeRegion: 'no0a' };

  it('is open until somebody closes it; a closed one has no links', async () => {
    expect(await inTenant((tx) => getSiteRules(tx, admin.tenantId))).toEqual(OPEN_SITE);
    must(await setSite(world(), admin, siteInput.parse({ ...form, closedSite: 'on', links: 'on' })));
    expect(await inTenant((tx) => getSiteRules(tx, admin.tenantId))).toEqual({
      closedSite: true,
      photos: false,
      audio: false,
      links: false,
      centralPrinting: false,
      publicPlace: { name: 'Bergen', country: 'NO', region: 'NO0A' },
    });
    expect(await setSite(world(), coach, siteInput.parse(form))).toMatchObject({ ok: false });
  });

  it('is warned of a name that tells where people were, and saved all the same', async () => {
    must(await setSite(world(), admin, siteInput.parse({ ...form, publicName: 'Prison Bakery' })));
    expect(must(await seeSite(world(), admin)).betraying).toEqual(['Prison']);
  });

  it('cannot name a region of another country, or a place in none', () => {
    expect(siteInput.safeParse({ ...form, placeRegion: 'SE33' }).success).toBe(false);
    expect(siteInput.safeParse({ ...form, placeCountry: '' }).success).toBe(false);
  });
});

describe('a learner who deletes the account', () => {
  it('leaves no name, no way in and no helper behind; every slice is told in the same transaction', async () => {
    const heard: string[] = [];
    world().events.on<{ personId: string }>(PERSON_ERASED, async (_tx, event) => {
      heard.push(event.payload.personId);
      return Promise.resolve();
    });
    must(await choosePin(world(), door, { code, pin: '2468', again: '2468' }));
    const words = {
      fullName: 'Samira Haddad',
      knownAs: 'Samira',
      language: 'ar',
      days: 30,
      seesAnswers: 'no',
    } as const;
    must(await inviteSupporter(world(), learner, { ...words, learnerId: learner.personId }));
    must(await eraseOwnAccount(world(), learner));
    expect(heard).toEqual([learner.personId]);
    expect(await findCard(world(), door, code)).toMatchObject({ error: { code: 'people.card_unknown' } });
    const people = await inTenant((tx) => tx.select().from(person));
    expect(people.find(({ id }) => id === learner.personId)).toMatchObject({ fullName: '', knownAs: '' });
    const helpers = people.filter(({ createdBy }) => createdBy === learner.personId);
    expect(helpers.map(({ fullName }) => fullName)).toEqual(['']);
    expect(await inTenant((tx) => tx.select().from(card).where(eq(card.personId, learner.personId)))).toEqual([]);
    const { entries } = must(await readAuditLog(world(), admin, null));
    expect(entries[0]).toMatchObject({ action: 'people.erase', who: '' });
  });

  it('who also works here ends that first', async () => {
    const both = { ...coach, session: 'learner', roles: ['learner'] } as const;
    expect(await eraseOwnAccount(world(), both)).toMatchObject({ error: { code: 'people.works_here' } });
  });
});
