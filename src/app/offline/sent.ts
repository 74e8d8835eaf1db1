import { getVersion } from '#modules/design/index.ts';
import { seeJoint, seeLearner } from '#modules/assessment/index.ts';
import { type Actor, getPerson, mayCoach, requireRole } from '#modules/people/index.ts';
import { findSelfEvaluation } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { type Multilingual, pickText, type PickedText } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { findKept, type KeptAction, listOfLearner, markTalked } from './offline.store.ts';
import type { ActionState, Clash } from './offline.schemas.ts';

/** One field of which two versions are there, in words. */
export type ClashView = {
  readonly what: 'answer' | 'level' | 'agreed' | 'note' | 'nextGoal';
  readonly task: PickedText | null;
  readonly offline: string;
  readonly stored: string;
  readonly counts: 'offline' | 'stored';
  readonly blind: boolean | null;
};

export type SentView = {
  readonly id: string;
  readonly kind: KeptAction['kind'];
  readonly state: ActionState;
  readonly code: string;
  readonly by: string;
  readonly doneAt: string;
  readonly clashes: readonly ClashView[];
  readonly isTalked: boolean;
};

const WHATS = ['answer', 'level', 'agreed', 'note'] as const;

function toClashView(clash: Clash, tasks: ReadonlyMap<string, Multilingual>, language: string): ClashView {
  const { field, offline, stored, counts, blind = null } = clash;
  const what = WHATS.find((one) => field.startsWith(`${one}-`));
  const words = what === undefined ? undefined : tasks.get(field.slice(what.length + 1));
  const task = words === undefined ? null : pickText(words, language);
  return { what: what ?? 'nextGoal', task, offline, stored, counts, blind };
}

/** The sentences of the tasks that an action is about. */
async function tasksOf(world: World, actor: Actor, kept: KeptAction): Promise<ReadonlyMap<string, Multilingual>> {
  const { tenantId } = actor;
  const { action, learnerId } = kept;
  if ('achievementId' in action) {
    const { achievementId } = action;
    const self = await world.db.inTenant(tenantId, (tx) =>
      findSelfEvaluation(tx, { tenantId, learnerId, achievementId }),
    );
    return new Map((self?.sheet.items ?? []).map(({ criterionId, plain }) => [criterionId, plain]));
  }
  if (!('jointId' in action)) return new Map();
  const seen = await seeJoint(world, actor, action.jointId);
  if (!seen.ok) return new Map();
  const version = await world.db.inTenant(tenantId, (tx) => getVersion(tx, tenantId, seen.value.joint));
  return new Map(
    version.descriptor.outcomes.flatMap(({ criteria }) => criteria.map(({ id, plain }) => [id, plain] as const)),
  );
}

type Reader = { readonly actor: Actor; readonly language: string };

async function toView(world: World, { actor, language }: Reader, kept: KeptAction): Promise<SentView> {
  const clashes = kept.outcome?.clashes ?? [];
  const tasks = clashes.length === 0 ? new Map<string, Multilingual>() : await tasksOf(world, actor, kept);
  const by = await world.db.inTenant(actor.tenantId, (tx) => getPerson(tx, actor.tenantId, kept.personId));
  return {
    id: kept.id,
    kind: kept.kind,
    state: kept.state,
    code: kept.outcome?.code ?? '',
    by: by?.knownAs ?? '',
    doneAt: formatDateTime(language, kept.doneAt),
    clashes: clashes.map((clash) => toClashView(clash, tasks, language)),
    isTalked: kept.talkedAt !== null,
  };
}

export type SentList = {
  readonly applied: number;
  readonly waiting: number;
  /** What two people look at, newest first. */
  readonly open: readonly SentView[];
};

const needsTalk = ({ state }: KeptAction): boolean => state === 'needs_talk' || state === 'refused';

/** Achievements of which both sides have been shown: before that a coach reads nothing of what the learner answered. */
async function shownTo(world: World, actor: Actor, learnerId: string): Promise<ReadonlySet<string>> {
  const seen = await seeLearner(world, actor, learnerId);
  const progress = seen.ok ? seen.value.progress : [];
  return new Set(progress.filter(({ isShown }) => isShown).map(({ achievementId }) => achievementId));
}

const isHidden = (kept: KeptAction, shown: ReadonlySet<string>): boolean =>
  kept.session === 'learner' && kept.action.kind === 'answer' && !shown.has(kept.action.achievementId);

async function listFor(world: World, reader: Reader, learnerId: string): Promise<SentList> {
  const { actor } = reader;
  const { tenantId } = actor;
  const rows = await world.db.inTenant(tenantId, (tx) => listOfLearner(tx, tenantId, learnerId));
  const mine = actor.session === 'learner' ? rows.filter(({ personId }) => personId === actor.personId) : rows;
  const shown = actor.session === 'learner' ? null : await shownTo(world, actor, learnerId);
  const open: SentView[] = [];
  for (const kept of mine.filter(needsTalk).slice(0, 50)) {
    const view = await toView(world, reader, kept);
    open.push(shown !== null && isHidden(kept, shown) ? { ...view, clashes: [] } : view);
  }
  return {
    applied: mine.filter(({ state }) => state === 'applied').length,
    waiting: mine.filter(({ state }) => state === 'waiting' || state === 'received').length,
    open,
  };
}

/** What the learner's own devices sent, and what came of it. */
export async function seeMySent(world: World, actor: Actor, language: string): Promise<Result<SentList>> {
  const allowed = requireRole(actor, 'learner');
  return allowed.ok ? ok(await listFor(world, { actor, language }, actor.personId)) : allowed;
}

/** Every word that the learner's own devices sent, as it came, for taking it away. */
export async function listOwnSent(world: World, { tenantId, personId }: Actor) {
  const rows = await world.db.inTenant(tenantId, (tx) => listOfLearner(tx, tenantId, personId));
  return rows
    .filter((kept) => kept.personId === personId)
    .map(({ action, doneAt, receivedAt, state }) => ({ action, doneAt, receivedAt, state }));
}

/** What came from the devices of one learner, for her coach, with both versions in words. */
export async function seeSentOf(
  world: World,
  actor: Actor,
  input: { readonly learnerId: string; readonly language: string },
): Promise<Result<SentList & { readonly name: string }>> {
  const { tenantId } = actor;
  const { learnerId, language } = input;
  const learner = await world.db.inTenant(tenantId, async (tx) =>
    (await mayCoach(tx, actor, learnerId)) ? getPerson(tx, tenantId, learnerId) : null,
  );
  if (learner === null) return fail({ code: 'assessment.not_found' });
  return ok({ ...(await listFor(world, { actor, language }, learnerId)), name: learner.knownAs });
}

/** "We have talked about it." Nothing is deleted: both versions stay as they came. */
export async function sayTalked(world: World, actor: Actor, actionId: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const kept = await findKept(tx, tenantId, actionId);
    if (kept === null || !(await mayCoach(tx, actor, kept.learnerId))) return fail({ code: 'assessment.not_found' });
    if (kept.talkedAt !== null) return ok(null);
    await markTalked(tx, kept, { by: personId, at });
    const act = {
      tenantId,
      actorId: personId,
      onBehalfOf: kept.learnerId,
      action: 'offline.talked',
      objectId: kept.id,
      at,
    };
    await recordAudit(tx, act);
    return ok(null);
  });
}
