import {
  AGREED,
  type Agreed,
  confirmTalk,
  saveRatings,
  saveTalk,
  seeJoint,
  seeMyTalk,
} from '#modules/assessment/index.ts';
import type { Joint } from '#modules/assessment/index.ts';
import { isLevel, type Level } from '#modules/portfolio/index.ts';
import type { World } from '#platform/world.ts';
import { isBlind, isSameAgreement, lateRatings, mergeField, type Merged } from './merge.rules.ts';
import { findLastApplied } from './offline.store.ts';
import { type ActionOf, APPLIED, type Clash, type Outcome } from './offline.schemas.ts';
import { outcomeOf, type Replayed } from './replay-self.ts';

/** When the evaluation was last changed; by a replayed action, when that was done. */
async function lastChange(world: World, { actor, learnerId }: Replayed<unknown>, joint: Joint): Promise<Date> {
  const { tenantId } = actor;
  const last = await world.db.inTenant(tenantId, (tx) =>
    findLastApplied(tx, { tenantId, learnerId, about: { jointId: joint.id } }),
  );
  return last !== null && last.settledAt >= joint.updatedAt ? last.doneAt : joint.updatedAt;
}

const clashesIn = (merged: readonly Merged[]): readonly Clash[] =>
  merged.flatMap(({ clash }) => (clash === null ? [] : [clash]));

const talkedOver = (clashes: readonly Clash[]): Outcome =>
  clashes.length === 0 ? APPLIED : { state: 'needs_talk', code: 'app.offline.both_changed', clashes };

/** The coach's ratings. Once both are shown they change nothing: they are kept beside, marked as blind or not. */
export async function replayRate(world: World, replayed: Replayed<ActionOf<'rate'>>): Promise<Outcome> {
  const { action, actor, doneAt } = replayed;
  const seen = await seeJoint(world, actor, action.jointId);
  if (!seen.ok) return outcomeOf(seen);
  const { joint } = seen.value;
  const stored = Object.fromEntries(Object.values(joint.items).map((item) => [item.criterionId, item.coach]));
  const blind = isBlind({ sawOther: action.sawOther, ratedAt: doneAt, revealedAt: joint.revealedAt });
  if (joint.state !== 'rating' || !blind) {
    const clashes = lateRatings(action.levels, stored, blind);
    if (clashes.length === 0) return APPLIED;
    return { state: 'needs_talk', code: blind ? 'app.offline.late_blind' : 'app.offline.late_open', clashes };
  }
  const storedAt = await lastChange(world, replayed, joint);
  const merged = Object.entries(action.levels).map(([id, offline]) => {
    const versions = { field: `level-${id}`, base: action.base[id] ?? null, stored: stored[id] ?? null, offline };
    return [id, mergeField({ ...versions, offlineAt: doneAt, storedAt })] as const;
  });
  const levels: Record<string, Level> = {};
  for (const [id, { take }] of merged) {
    const level = action.levels[id];
    if (take === 'offline' && isLevel(level)) levels[id] = level;
  }
  const clashes = clashesIn(merged.map(([, one]) => one));
  // With two versions on the table nobody has said "this is mine" about what would be shown.
  const finish = clashes.length === 0 ? action.finish : 'no';
  const saved = await saveRatings(world, actor, { jointId: joint.id, revision: joint.revision, levels, finish });
  return saved.ok ? talkedOver(clashes) : outcomeOf(saved);
}

const isAgreed = (value: string): value is Agreed => AGREED.some((one) => one === value);

const storedOf = (joint: Joint, id: string) => joint.items[id] ?? { agreed: null, note: '' };

function mergeTalk(joint: Joint, action: ActionOf<'talk'>, times: { offlineAt: Date; storedAt: Date }) {
  const agreed: Record<string, Agreed> = {};
  const notes: Record<string, string> = {};
  const clashes: Clash[] = [];
  const take = (field: string, values: { base: string | null; stored: string | null; offline: string }): boolean => {
    const merged = mergeField({ field, ...values, ...times });
    if (merged.clash !== null) clashes.push(merged.clash);
    return merged.take === 'offline';
  };
  for (const [id, offline] of Object.entries(action.agreed)) {
    const values = { base: action.base.agreed[id] ?? null, stored: storedOf(joint, id).agreed, offline };
    if (take(`agreed-${id}`, values) && isAgreed(offline)) agreed[id] = offline;
  }
  for (const [id, offline] of Object.entries(action.notes)) {
    const values = { base: action.base.notes[id] ?? '', stored: storedOf(joint, id).note, offline };
    if (take(`note-${id}`, values)) notes[id] = offline;
  }
  const goal = { base: action.base.nextGoal, stored: joint.nextGoal, offline: action.nextGoal };
  const nextGoal = take('nextGoal', goal) ? action.nextGoal : joint.nextGoal;
  return { agreed, notes, nextGoal, clashes };
}

/** What was agreed waits until both ratings are there; where somebody changed the same field, the later counts. */
export async function replayTalk(world: World, replayed: Replayed<ActionOf<'talk'>>): Promise<Outcome> {
  const { action, actor, doneAt } = replayed;
  const seen = await seeJoint(world, actor, action.jointId);
  if (!seen.ok) return outcomeOf(seen);
  const { joint } = seen.value;
  if (joint.state === 'rating') return { state: 'waiting', code: 'app.offline.waits_ratings', clashes: [] };
  const storedAt = await lastChange(world, replayed, joint);
  const { clashes, ...merged } = mergeTalk(joint, action, { offlineAt: doneAt, storedAt });
  if (joint.state !== 'talking') {
    const kept = clashes.map((clash) => ({ ...clash, counts: 'stored' as const }));
    return kept.length === 0 ? APPLIED : { state: 'needs_talk', code: 'app.offline.sent_meanwhile', clashes: kept };
  }
  // Nobody confirms what they did not see.
  const confirm = clashes.length === 0 ? action.confirm : 'no';
  const saved = await saveTalk(world, actor, { jointId: joint.id, revision: joint.revision, ...merged, confirm });
  return saved.ok ? talkedOver(clashes) : outcomeOf(saved);
}

/** The learner's confirmation holds for what she saw, and for nothing else. */
export async function replayConfirm(world: World, { action, actor }: Replayed<ActionOf<'confirm'>>): Promise<Outcome> {
  const seen = await seeMyTalk(world, actor, action.jointId);
  if (!seen.ok) return outcomeOf(seen);
  const { joint } = seen.value;
  if (joint.learnerConfirmedAt !== null) return APPLIED;
  const isReady = joint.state === 'talking' && joint.coachConfirmedAt !== null;
  if (!isReady) return { state: 'waiting', code: 'app.offline.waits_agreement', clashes: [] };
  const agreed = Object.fromEntries(Object.values(joint.items).map((item) => [item.criterionId, item.agreed]));
  if (!isSameAgreement(action.seen, { agreed, nextGoal: joint.nextGoal })) {
    return {
      state: 'needs_talk',
      code: 'app.offline.changed_before_confirm',
      clashes: clashesOf(action.seen, { agreed, nextGoal: joint.nextGoal }),
    };
  }
  return outcomeOf(await confirmTalk(world, actor, { jointId: joint.id, revision: joint.revision }));
}

type Agreement = { readonly agreed: Readonly<Record<string, string | null>>; readonly nextGoal: string };

function clashesOf(seen: Agreement, stored: Agreement): readonly Clash[] {
  const fields = [
    ...Object.keys({ ...seen.agreed, ...stored.agreed }).map(
      (id) => [`agreed-${id}`, seen.agreed[id] ?? '', stored.agreed[id] ?? ''] as const,
    ),
    ['nextGoal', seen.nextGoal, stored.nextGoal] as const,
  ];
  return fields
    .filter(([, mine, theirs]) => mine !== theirs)
    .map(([field, offline, now]) => ({ field, offline, stored: now, counts: 'stored' as const }));
}
