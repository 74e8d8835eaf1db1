import { seeMyTalk, seeMyTalks, type TalkView } from '#modules/assessment/index.ts';
import { getOwnCredential, listOwnCredentials } from '#modules/passport/index.ts';
import {
  type Actor,
  getOrganisation,
  getPerson,
  listDoneForMe,
  listOwnCoaches,
  listOwnSessions,
  listOwnSupporters,
  listWaysIn,
} from '#modules/people/index.ts';
import {
  type Evidence,
  findSelfEvaluation,
  GENERAL_TEMPLATE,
  getEvidenceFile,
  listSelfEvaluations,
  seeMyRequest,
  seeMyStories,
  seeProof,
  seeWitnesses,
  type SelfEvaluation,
} from '#modules/portfolio/index.ts';
import { getWishes } from '#modules/workplace/index.ts';
import type { World } from '#platform/world.ts';
import { listOwnSent } from '../offline/sent.ts';
import { learnerSheets } from '../sheets.ts';

/** Each question beside the answer, so that the file can be read without this service. */
const answered = ({ sheet, answers, ...look }: SelfEvaluation) => ({
  ...look,
  title: sheet.title,
  scale: sheet.scale,
  answers: sheet.items.map((item) => ({ question: item.plain, answer: answers[item.criterionId] ?? null })),
});

async function collectAccount(world: World, actor: Actor) {
  const { tenantId, personId } = actor;
  const { own, house } = await world.db.inTenant(tenantId, async (tx) => ({
    own: await getPerson(tx, tenantId, personId),
    house: await getOrganisation(tx, tenantId),
  }));
  const sessions = await listOwnSessions(world, actor);
  return {
    fullName: own?.fullName ?? '',
    knownAs: own?.knownAs ?? '',
    language: own?.language ?? '',
    organisation: house?.publicName ?? '',
    waysIn: await listWaysIn(world, actor),
    signedInNow: sessions.map(({ device, means, startedAt }) => ({ device, means, startedAt })),
  };
}

async function collectPeople(world: World, actor: Actor) {
  const supporters = await listOwnSupporters(world, actor);
  return {
    coaches: (await listOwnCoaches(world, actor)).map(({ fullName, since }) => ({ fullName, since })),
    helpers: supporters.map(({ person, seesAnswers, rights, invitedAt, endsAt, state }) => ({
      fullName: person.fullName,
      seesAnswers,
      rights,
      invitedAt,
      endsAt,
      state,
    })),
    doneForMe: (await listDoneForMe(world, actor)).map(({ what, at, by }) => ({ what, at, by })),
  };
}

async function withFile(world: World, actor: Actor, proof: Evidence) {
  if (proof.fileId === undefined) return { ...proof, file: null };
  const found = await world.db.inTenant(actor.tenantId, (tx) => getEvidenceFile(tx, actor.tenantId, proof));
  const file =
    found === null ? null : { mediaType: found.mediaType, base64: Buffer.from(found.bytes).toString('base64') };
  return { ...proof, file };
}

async function collectPortfolio(world: World, actor: Actor) {
  const { tenantId, personId: learnerId } = actor;
  const looks = await world.db.inTenant(tenantId, async (tx) => {
    const general = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId: GENERAL_TEMPLATE });
    return [...(general === null ? [] : [general]), ...(await listSelfEvaluations(tx, tenantId, learnerId))];
  });
  const stories = await seeMyStories(world, actor);
  const proofs = await seeProof(world, actor, { learnerId, sheets: learnerSheets });
  const proof = [];
  // One after the other: the bytes of all files together may be much.
  for (const one of proofs.ok ? proofs.value.evidence : []) proof.push(await withFile(world, actor, one));
  return {
    selfEvaluations: looks.map(answered),
    stories: stories.ok ? stories.value : [],
    proof,
    wishes: await world.db.inTenant(tenantId, (tx) => getWishes(tx, tenantId, learnerId)),
  };
}

/** Whom the learner asked to confirm her work, to have it recognised, and what her devices sent. */
async function collectAsked(world: World, actor: Actor) {
  const { tenantId, personId: learnerId } = actor;
  const looks = await world.db.inTenant(tenantId, (tx) => listSelfEvaluations(tx, tenantId, learnerId));
  const requests = [];
  for (const { id, sheet } of looks) {
    const asked = await seeMyRequest(world, actor, id);
    if (!asked.ok || asked.value === null) continue;
    const { askedAt, words, answer, reply, answeredAt } = asked.value;
    requests.push({ title: sheet.title, askedAt, words, answer, reply, answeredAt });
  }
  const witnesses = await seeWitnesses(world, actor, learnerId);
  return {
    recognitionRequests: requests,
    witnesses: (witnesses.ok ? witnesses.value : []).map(({ witnessName, relation, askedAt, endsAt, state }) => ({
      name: witnessName,
      relation,
      askedAt,
      endsAt,
      state,
    })),
    sentFromDevices: await listOwnSent(world, actor),
  };
}

/** What the learner may see of a talk: the same as on the learner's own page. */
const talked = ({ joint, coachName, version, decisions }: TalkView) => ({
  title: version.descriptor.title,
  coach: coachName,
  state: joint.state,
  updatedAt: joint.updatedAt,
  nextGoal: joint.nextGoal,
  items: joint.items,
  decisions,
});

async function collectTalks(world: World, actor: Actor) {
  const progress = await seeMyTalks(world, actor);
  const ids = (progress.ok ? progress.value : []).flatMap(({ jointId }) => (jointId === null ? [] : [jointId]));
  const talks = [];
  for (const id of ids) {
    const talk = await seeMyTalk(world, actor, id);
    if (talk.ok) talks.push(talked(talk.value));
  }
  return talks;
}

async function collectCredentials(world: World, actor: Actor) {
  const listed = await listOwnCredentials(world, actor);
  const held = [];
  for (const { id, title, issuedAt, state, isShown } of listed.ok ? listed.value : []) {
    const found = await getOwnCredential(world, actor, id);
    held.push({ id, title, issuedAt, state, isShown, signedText: found.ok ? found.value.credential.text : null });
  }
  return held;
}

/**
 * Everything that Cairn keeps about a learner, from every slice by what that slice already shows to this learner, so
 * that taking it away can never tell more than the learner's own pages do. The keys of JSON stay the same within a
 * format number.
 */
export async function collectMyData(world: World, actor: Actor) {
  return {
    format: 'cairn.my-data/1',
    takenAt: world.clock.now(),
    account: await collectAccount(world, actor),
    people: await collectPeople(world, actor),
    ...(await collectPortfolio(world, actor)),
    ...(await collectAsked(world, actor)),
    talks: await collectTalks(world, actor),
    credentials: await collectCredentials(world, actor),
  };
}

export type MyData = Awaited<ReturnType<typeof collectMyData>>;
