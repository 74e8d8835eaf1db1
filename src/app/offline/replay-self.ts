import { once } from '#app/once.ts';
import { publishedSheets } from '#app/sheets.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  addProof,
  answerQuestion,
  fileOfKind,
  findSelfEvaluation,
  finishSelfEvaluation,
  listAnswerTimes,
  startSelfEvaluation,
  tellStory,
} from '#modules/portfolio/index.ts';
import { getFile } from '#platform/files/files.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { mergeField } from './merge.rules.ts';
import { findLastApplied } from './offline.store.ts';
import { type ActionOf, APPLIED, type Outcome } from './offline.schemas.ts';

/** One action with whoever did it, and when, by the server's clock. */
export type Replayed<A> = {
  readonly action: A;
  readonly actor: Actor;
  readonly doneAt: Date;
  readonly learnerId: string;
  readonly fileId: string | null;
};

/** What became of a use case: it counts, or the code of its refusal says why not. */
export function outcomeOf(result: Result<unknown, Failure | readonly Failure[]>): Outcome {
  if (result.ok) return APPLIED;
  const [first] = 'code' in result.error ? [result.error] : result.error;
  return { state: 'refused', code: first?.code ?? 'app.offline.refused', clashes: [] };
}

async function lookAt(world: World, { actor, action }: Replayed<ActionOf<'answer'>>) {
  const { tenantId, personId: learnerId } = actor;
  const { achievementId, criterionId } = action;
  return world.db.inTenant(tenantId, async (tx) => {
    const self = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
    if (self === null) return null;
    const times = await listAnswerTimes(tx, { tenantId, selfEvaluationId: self.id });
    const about = { kind: 'answer', achievementId, criterionId };
    const last = await findLastApplied(tx, { tenantId, learnerId, about });
    const writtenAt = times[criterionId] ?? null;
    const isFromDevice = last !== null && writtenAt !== null && last.settledAt >= writtenAt;
    return { self, storedAt: isFromDevice ? last.doneAt : writtenAt };
  });
}

/** After "this is all" an answer changes nothing: it stands beside what counts, with its mark. */
function keepBeside(action: ActionOf<'answer'>, { stored, blind }: { stored: string | null; blind: boolean }): Outcome {
  const { criterionId, answer: offline } = action;
  if (stored === offline) return APPLIED;
  const clash = { field: `answer-${criterionId}`, offline, stored: stored ?? '', counts: 'stored' as const, blind };
  return { state: 'needs_talk', code: 'app.offline.finished_meanwhile', clashes: [clash] };
}

/** One answer: the later one counts. After "this is all" it changes nothing and is kept for the talk. */
export async function replayAnswer(world: World, replayed: Replayed<ActionOf<'answer'>>): Promise<Outcome> {
  const { action, actor, doneAt } = replayed;
  const { achievementId, criterionId } = action;
  let found = await lookAt(world, replayed);
  if (found === null) {
    const started = await startSelfEvaluation(world, actor, { achievementId, sheets: publishedSheets });
    if (!started.ok) return outcomeOf(started);
    found = await lookAt(world, replayed);
  }
  if (found === null) return { state: 'refused', code: 'portfolio.not_found', clashes: [] };
  const { self, storedAt } = found;
  const stored = self.answers[criterionId] ?? null;
  const field = `answer-${criterionId}`;
  if (self.state === 'finished') return keepBeside(action, { stored, blind: doneAt <= (self.finishedAt ?? doneAt) });
  const merged = mergeField({ field, base: action.base, stored, offline: action.answer, offlineAt: doneAt, storedAt });
  const clashes = merged.clash === null ? [] : [merged.clash];
  if (merged.take === 'offline') {
    const input = { selfEvaluationId: self.id, criterionId, answer: action.answer };
    const answered = await answerQuestion(world, actor, input);
    if (!answered.ok) return outcomeOf(answered);
  }
  // Her own later answer simply counts; nobody else is asked about it.
  return { state: 'applied', code: clashes.length === 0 ? '' : 'app.offline.later_counts', clashes };
}

export async function replayFinish(world: World, { action, actor }: Replayed<ActionOf<'finish'>>): Promise<Outcome> {
  const { tenantId, personId: learnerId } = actor;
  const self = await world.db.inTenant(tenantId, (tx) =>
    findSelfEvaluation(tx, { tenantId, learnerId, achievementId: action.achievementId }),
  );
  if (self === null) return { state: 'refused', code: 'portfolio.not_found', clashes: [] };
  return self.state === 'finished' ? APPLIED : outcomeOf(await finishSelfEvaluation(world, actor, self.id));
}

export async function replayProof(
  world: World,
  { action, actor, fileId }: Replayed<ActionOf<'proof'>>,
): Promise<Outcome> {
  const { tenantId } = actor;
  const kept = fileId === null ? null : await world.db.inTenant(tenantId, (tx) => getFile(tx, tenantId, fileId));
  const place = fileOfKind(action.proof);
  const { learnerId, proof: kind, achievementId, title, text, criteria, madeAt, ownWork } = action;
  const { depicted, depictedWho = '', depictedHow = '' } = action;
  const others = { depicted, depictedWho, depictedHow };
  const added = await once(world, action.id, (again) =>
    addProof(again, actor, {
      learnerId,
      kind,
      fields: { achievementId, title, text, criteria, madeAt, visibility: 'shared', ownWork, ...others },
      ...(kept === null || place === null ? {} : { [place]: kept.bytes }),
      sheets: publishedSheets,
    }),
  );
  return outcomeOf(added);
}

/** Where it was learned is said later, on the page of the story: on the way nobody is asked for a form. */
export async function replayStory(world: World, { action, actor }: Replayed<ActionOf<'story'>>): Promise<Outcome> {
  const { did, where, hard, can } = action;
  const told = { setting: 'informal', did, where, hard, can, language: actor.language };
  return outcomeOf(await once(world, action.id, (again) => tellStory(again, actor, told)));
}
