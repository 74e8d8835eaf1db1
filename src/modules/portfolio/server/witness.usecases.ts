import { type Actor, getPerson } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { newId, randomToken } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { type Door, hashToken, openPrivateLink } from '#platform/private-link.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import {
  statementInput,
  type WitnessInput,
  witnessInput,
  type WitnessRequest,
  witnessState,
  type WitnessState,
} from '../witness.rules.ts';
import { insertEvidence } from './evidence.store.ts';
import { knowsCriteria, NOT_FOUND, recordDeed, roleFor } from './proof-access.ts';
import { findSelfEvaluation } from './self-evaluation.store.ts';
import {
  changeWitnessRequest,
  insertWitnessRequest,
  listWitnessRequests,
  lockByToken,
  lockWitnessRequest,
} from './witness.store.ts';

const DAY = 86_400_000;

/**
 * Asks somebody outside whether they saw the work. Nothing is sent to anybody: the link is made by
 * `issueWitnessLink` and handed over by whoever asks.
 */
export async function askWitness(
  world: World,
  actor: Actor,
  input: { readonly learnerId: string; readonly fields: WitnessInput; readonly sheets: SheetSource },
): Promise<Result<{ readonly id: string }, readonly Failure[]>> {
  const { tenantId, personId } = actor;
  const { learnerId, sheets } = input;
  const parsed = parseInput(witnessInput, input.fields, 'portfolio.form_incomplete');
  if (!parsed.ok) return parsed;
  const { days, criteria, achievementId, ...names } = parsed.value;
  return world.db.inTenant(tenantId, async (tx) => {
    const role = await roleFor(tx, actor, learnerId);
    if (role === null) return fail([NOT_FOUND]);
    if (!(await knowsCriteria(tx, tenantId, { learnerId, achievementId, criteria, sheets })))
      return fail([{ code: 'portfolio.criteria_unknown', field: 'criteria' }]);
    const at = world.clock.now();
    const id = newId(world.random, 'wit');
    await insertWitnessRequest(tx, {
      ...{ tenantId, id, learnerId, achievementId, ...names, criteria: [...new Set(criteria)] },
      // Nobody knows this first secret: the link that is handed over is made when it is shown.
      tokenHash: hashToken(randomToken(world.random)),
      ...{ askedBy: personId, askedByRole: role, askedAt: at, endsAt: new Date(at.getTime() + days * DAY) },
    });
    await recordDeed(tx, actor, {
      ...{ learnerId, objectId: id, action: 'ask_witness', at, after: { criteria, days } },
      ...(role === 'coach' ? { note: 'witness_asked' } : {}),
    });
    return ok({ id });
  });
}

export type AskedWitness = WitnessRequest & { readonly state: WitnessState };

/** Who was asked about this learner, and what came of it. */
export async function seeWitnesses(
  world: World,
  actor: Actor,
  learnerId: string,
): Promise<Result<readonly AskedWitness[]>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    if ((await roleFor(tx, actor, learnerId)) === null) return fail(NOT_FOUND);
    const requests = await listWitnessRequests(tx, actor.tenantId, learnerId);
    const now = world.clock.now();
    return ok(requests.map((request) => ({ ...request, state: witnessState(request, now) })));
  });
}

type Change = 'issue' | 'withdraw';

async function changeOpen(
  world: World,
  actor: Actor,
  { id, change, token }: { readonly id: string; readonly change: Change; readonly token: string },
): Promise<Result<null>> {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const request = await lockWitnessRequest(tx, tenantId, id);
    const role = request === null ? null : await roleFor(tx, actor, request.learnerId);
    if (request === null || role === null) return fail(NOT_FOUND);
    const at = world.clock.now();
    if (witnessState(request, at) !== 'open') return fail({ code: 'portfolio.witness_closed' });
    const set = change === 'issue' ? { tokenHash: hashToken(token) } : { withdrawnAt: at };
    await changeWitnessRequest(tx, { tenantId, id, set });
    const action = change === 'issue' ? 'issue_witness_link' : 'withdraw_witness';
    await recordDeed(tx, actor, { learnerId: request.learnerId, objectId: id, action, at });
    return ok(null);
  });
}

/** The link, to be handed over now: it is shown this once. A link that was made before stops working. */
export async function issueWitnessLink(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly address: string }>> {
  const token = randomToken(world.random);
  const issued = await changeOpen(world, actor, { id, change: 'issue', token });
  return issued.ok ? ok({ address: `${world.settings.url}/witness/${token}` }) : issued;
}

/** Takes the question back; the link then says so. */
export const withdrawWitness = (world: World, actor: Actor, id: string): Promise<Result<null>> =>
  changeOpen(world, actor, { id, change: 'withdraw', token: '' });

/** All that a witness may see. */
export type WitnessQuestion = {
  readonly state: WitnessState;
  readonly knownAs: string;
  readonly tasks: readonly Multilingual[];
  readonly endsAt: Date;
};

const knock = (tx: Tx, now: Date, door: Door): Promise<Result<WitnessRequest>> =>
  openPrivateLink(tx, door, {
    ...{ kind: 'witness', now, unknown: 'portfolio.witness_unknown' },
    find: (tokenHash) => lockByToken(tx, tokenHash),
  });

async function tasksOf(tx: Tx, request: WitnessRequest, sheets: SheetSource): Promise<readonly Multilingual[]> {
  const { tenantId, learnerId, achievementId } = request;
  const begun = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
  const published = await sheets.find(tx, tenantId, achievementId);
  const items = [...(published?.items ?? []), ...(begun?.sheet.items ?? [])];
  return request.criteria.flatMap((id) => {
    const task = items.find(({ criterionId }) => criterionId === id);
    return task === undefined ? [] : [task.plain];
  });
}

/** What stands behind a link; once it is used, ended or withdrawn, no more than that. */
export async function openWitnessLink(
  world: World,
  door: Door & { readonly sheets: SheetSource },
): Promise<Result<WitnessQuestion>> {
  const now = world.clock.now();
  return world.db.asSystem(async (tx) => {
    const found = await knock(tx, now, door);
    if (!found.ok) return found;
    const request = found.value;
    const { endsAt } = request;
    const state = witnessState(request, now);
    if (state !== 'open') return ok({ state, knownAs: '', tasks: [], endsAt });
    const learner = await getPerson(tx, request.tenantId, request.learnerId);
    return ok({ state, knownAs: learner?.knownAs ?? '', tasks: await tasksOf(tx, request, door.sheets), endsAt });
  });
}

/**
 * Takes the witness's answer, once. "I did not see it" leaves no proof; the other two become one, with the name and
 * relation that the asker gave and the words of the witness.
 */
export async function answerAsWitness(
  world: World,
  door: Door,
  typed: { readonly answer: string; readonly words: string },
): Promise<Result<null, readonly Failure[]>> {
  const parsed = parseInput(statementInput, typed, 'portfolio.witness_answer_missing');
  if (!parsed.ok) return parsed;
  const { answer, words } = parsed.value;
  const at = world.clock.now();
  return world.db.asSystem(async (tx) => {
    const found = await knock(tx, at, door);
    if (!found.ok) return fail([found.error]);
    const request = found.value;
    if (witnessState(request, at) !== 'open') return fail([{ code: 'portfolio.witness_closed' }]);
    const { tenantId, id, learnerId, achievementId, witnessName, relation, criteria } = request;
    const evidenceId = answer === 'not_seen' ? null : newId(world.random, 'evi');
    if (evidenceId !== null) {
      await insertEvidence(tx, {
        ...{ tenantId, id: evidenceId, learnerId, achievementId, kind: 'witness', criteria },
        title: `${witnessName}, ${relation}`.slice(0, 250),
        ...(words === '' ? {} : { text: words }),
        ...{ createdBy: id, createdByRole: 'witness', madeAt: at, createdAt: at, visibility: 'shared' },
      });
    }
    await changeWitnessRequest(tx, { tenantId, id, set: { answer, answeredAt: at, evidenceId } });
    const action = 'portfolio.answer_as_witness';
    await recordAudit(tx, {
      tenantId,
      actorId: id,
      onBehalfOf: learnerId,
      action,
      objectId: id,
      at,
      after: { answer },
    });
    return ok(null);
  });
}
