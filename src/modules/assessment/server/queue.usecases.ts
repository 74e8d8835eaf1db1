import { lookUpVersions } from '#modules/design/index.ts';
import { type Actor, getPeople, type PersonSummary, requireRole } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { DecidedCase, ValidationCase } from '../assessment.schemas.ts';
import type { ModerationOutcome } from '../review.schemas.ts';
import { listDeclarations } from './case.store.ts';
import { type DecidedCursor, listDecidedBy } from './decided.store.ts';
import { conflictsIn } from './independence.ts';
import { listModerationDecisions } from './moderation.store.ts';
import {
  countQueue,
  listQueue,
  PAGE_SIZE,
  type QueueCursor,
  type QueueFilter,
  type QueueOrder,
} from './queue.store.ts';
import { hasValidTraining, listTrainings } from './settings.store.ts';

export type QueueLine = {
  readonly sent: ValidationCase;
  readonly learner: PersonSummary;
  readonly coachName: string;
  readonly title: Multilingual;
  readonly family: string;
  /** Code of why the reader may not judge it. */
  readonly conflict: string | null;
  readonly isDeclared: boolean;
};

export type DecidedLine = {
  readonly decided: DecidedCase;
  readonly learnerName: string;
  readonly title: Multilingual;
  /** What a second look found about it; null where none was made. */
  readonly looked: ModerationOutcome | null;
};

export type Queue = {
  readonly waiting: readonly QueueLine[];
  /** Where the next page starts; null at the end. */
  readonly next: QueueCursor | null;
  readonly counts: { readonly all: number; readonly overdue: number };
  readonly decided: readonly DecidedLine[];
  readonly nextDecided: DecidedCursor | null;
  /** Whether the reader may decide, and until when her training counts. */
  readonly hasTraining: boolean;
  readonly trainingEnds: Date | null;
};

export type QueueAsked = {
  readonly filter?: QueueFilter;
  readonly order?: QueueOrder;
  readonly after?: QueueCursor | null;
  readonly decidedAfter?: DecidedCursor | null;
};

async function waitingLines(tx: Tx, actor: Actor, cases: readonly ValidationCase[]): Promise<readonly QueueLine[]> {
  const { tenantId, personId } = actor;
  const people = await getPeople(
    tx,
    tenantId,
    cases.flatMap(({ learnerId, sentBy }) => [learnerId, sentBy]),
  );
  const versionOf = await lookUpVersions(tx, tenantId, cases);
  const conflicts = await conflictsIn(tx, actor, cases);
  const said = await listDeclarations(tx, tenantId, { caseIds: cases.map(({ id }) => id), validatorId: personId });
  return cases.flatMap((sent) => {
    const learner = people.get(sent.learnerId);
    if (learner === undefined) return [];
    const { title, family } = versionOf(sent).descriptor;
    const coachName = people.get(sent.sentBy)?.fullName ?? '';
    const conflict = conflicts.get(sent.id) ?? null;
    return [{ sent, learner, coachName, title, family, conflict, isDeclared: said.has(sent.id) }];
  });
}

async function decidedLines(
  tx: Tx,
  tenantId: string,
  decided: readonly DecidedCase[],
): Promise<readonly DecidedLine[]> {
  const people = await getPeople(
    tx,
    tenantId,
    decided.map(({ learnerId }) => learnerId),
  );
  const versionOf = await lookUpVersions(tx, tenantId, decided);
  const caseIds = decided.map(({ id }) => id);
  const looks = await listModerationDecisions(tx, tenantId, caseIds);
  return decided.map((line) => ({
    looked: looks.find(({ caseId }) => caseId === line.id)?.outcome ?? null,
    decided: line,
    learnerName: people.get(line.learnerId)?.fullName ?? '',
    title: versionOf(line).descriptor.title,
  }));
}

/** The validator's home: what waits, by its deadline unless told otherwise, 50 at a time, and what she decided. */
export async function seeQueue(world: World, actor: Actor, asked: QueueAsked = {}): Promise<Result<Queue>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const now = world.clock.now();
  const { filter = 'all', order = 'due', after = null, decidedAfter = null } = asked;
  return world.db.inTenant(tenantId, async (tx) => {
    const cases = await listQueue(tx, tenantId, { filter, order, after, now });
    const decided = await listDecidedBy(tx, tenantId, { validatorId: personId, after: decidedAfter });
    const last = cases.length === PAGE_SIZE ? cases.at(-1) : undefined;
    const lastDecided = decided.length === PAGE_SIZE ? decided.at(-1) : undefined;
    const [training] = await listTrainings(tx, tenantId, [personId]);
    return ok({
      waiting: await waitingLines(tx, actor, cases),
      next: last === undefined ? null : { at: order === 'due' ? last.dueAt : last.sentAt, id: last.id },
      counts: await countQueue(tx, tenantId, now),
      decided: await decidedLines(tx, tenantId, decided),
      nextDecided: lastDecided === undefined ? null : { decidedAt: lastDecided.decidedAt, id: lastDecided.id },
      hasTraining: await hasValidTraining(tx, { tenantId, personId }, now),
      trainingEnds: training?.validUntil ?? null,
    });
  });
}
