import type { Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { meet, readAnswer, stampOf, type Posted } from '../answers.rules.ts';
import { partOf } from '../progress.rules.ts';
import { fieldsOf, type Answer, type SheetField } from '../sheet.types.ts';
import { withSheet, type Opened } from './door.ts';
import {
  disagree,
  keepVersion,
  listAnswers,
  listVersions,
  putAnswer,
  settleVersion,
  settleVersions,
  updateSheet,
  type AnswerRow,
} from './sheets.store.ts';

/** While one person writes on without a pause, only the outcome is kept; after it, what stood before is. */
const PAUSE_MS = 10 * 60_000;

export type Saved = {
  /** Marks of what stands now in each field of the form: the form carries them on. */
  readonly stamps: Readonly<Record<string, string>>;
  readonly saved: readonly string[];
  /** Fields that somebody else changed meanwhile: both versions are kept, and wait for a choice. */
  readonly conflicts: readonly string[];
  /** Fields whose content could not be read; they stay as they were. */
  readonly failures: readonly Failure[];
};

export type Step = { readonly world: World; readonly actor: Actor; readonly opened: Opened };

/** Puts an answer in its place; what stood there is kept when it was another person's or of another sitting. */
async function replace(
  tx: Tx,
  { world, actor, opened }: Step,
  change: {
    readonly fieldId: string;
    readonly value: Answer;
    readonly before: AnswerRow | undefined;
    /** `always` where somebody chose: that is no slip of the pen. */
    readonly keep: 'always' | 'after_pause';
  },
): Promise<void> {
  const { fieldId, value, before, keep } = change;
  const at = world.clock.now();
  const isOwn = before?.savedBy === actor.personId && at.getTime() - before.savedAt.getTime() < PAUSE_MS;
  if (before !== undefined && (keep === 'always' || !isOwn))
    await keepVersion(tx, opened.ref, {
      id: newId(world.random, 'wsv'),
      fieldId,
      kind: 'replaced',
      value: before.value,
      writtenBy: before.savedBy,
      writtenAt: before.savedAt,
      settledAt: null,
    });
  await putAnswer(tx, opened.ref, { fieldId, value, savedBy: actor.personId, savedAt: at });
}

/** What a change does besides itself: its parts are no longer agreed on, and a sheet that was done is open again. */
async function noteChange(tx: Tx, { world, actor, opened }: Step, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return;
  const { ref, template } = opened;
  const at = world.clock.now();
  const parts = fields.flatMap((id) => partOf(template, id)?.id ?? []);
  await disagree(tx, ref, [...new Set(parts)]);
  await updateSheet(tx, ref, { updatedAt: at, doneAt: null });
  const audited = { tenantId: ref.tenantId, actorId: actor.personId, action: 'institution.fill_sheet' };
  await recordAudit(tx, { ...audited, objectId: ref.sheetId, at, after: { fields } });
}

/**
 * Keeps what could not be saved beside what stands. Of one person and field only the newest waits for a choice (a form
 * that saves by itself may come twice); the ones before it are among the earlier versions.
 */
async function setAside(
  tx: Tx,
  { world, actor, opened }: Step,
  aside: { readonly fieldId: string; readonly value: Answer },
): Promise<void> {
  const { fieldId, value } = aside;
  const at = world.clock.now();
  const own = (await listVersions(tx, opened.ref)).filter(
    (version) =>
      version.fieldId === fieldId &&
      version.writtenBy === actor.personId &&
      version.kind === 'set_aside' &&
      version.settledAt === null,
  );
  if (own.some((version) => stampOf(version.value) === stampOf(value))) return;
  for (const { id } of own) await settleVersion(tx, opened.ref, { id, at });
  await keepVersion(tx, opened.ref, {
    id: newId(world.random, 'wsv'),
    fieldId,
    kind: 'set_aside',
    value,
    writtenBy: actor.personId,
    writtenAt: at,
    settledAt: null,
  });
}

type FieldOutcome =
  | { readonly kind: 'kept' | 'saved' | 'conflict'; readonly stamp: string }
  | { readonly kind: 'refused'; readonly failure: Failure };

async function saveField(
  tx: Tx,
  step: Step,
  input: { readonly field: SheetField; readonly posted: Posted; readonly before: AnswerRow | undefined },
): Promise<FieldOutcome> {
  const { field, posted, before } = input;
  const answer = readAnswer(field, posted);
  if (!answer.ok) return { kind: 'refused', failure: answer.error };
  const current = stampOf(before?.value);
  const mine = stampOf(answer.value);
  const meeting = meet(posted[`was.${field.id}`]?.[0] ?? '', mine, current);
  if (meeting === 'same' || meeting === 'untouched') return { kind: 'kept', stamp: current };
  if (meeting === 'save') {
    await replace(tx, step, { fieldId: field.id, value: answer.value, before, keep: 'after_pause' });
    return { kind: 'saved', stamp: mine };
  }
  await setAside(tx, step, { fieldId: field.id, value: answer.value });
  return { kind: 'conflict', stamp: current };
}

/**
 * Saves the fields that a form holds (those with a `was.<field>`), each on its own: two people who write in two fields
 * both stay; where both changed the same field, what stands is left, the other version is set aside beside it, and
 * somebody chooses. Codes: `people.not_allowed`, `institution.sheet_gone`.
 */
export async function saveAnswers(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly posted: Posted },
): Promise<Result<Saved>> {
  const { sheetId, posted } = input;
  return withSheet(world, { actor, sheetId }, async (tx, opened): Promise<Result<Saved>> => {
    const step = { world, actor, opened };
    const before = new Map((await listAnswers(tx, opened.ref)).map((row) => [row.fieldId, row]));
    const stamps: Record<string, string> = {};
    const failures: Failure[] = [];
    const named: Record<'kept' | 'saved' | 'conflict', string[]> = { kept: [], saved: [], conflict: [] };
    for (const field of fieldsOf(opened.template)) {
      if (posted[`was.${field.id}`] === undefined) continue;
      const outcome = await saveField(tx, step, { field, posted, before: before.get(field.id) });
      if (outcome.kind === 'refused') {
        failures.push(outcome.failure);
        continue;
      }
      stamps[field.id] = outcome.stamp;
      named[outcome.kind].push(field.id);
    }
    await noteChange(tx, step, named.saved);
    return ok({ stamps, saved: named.saved, conflicts: named.conflict, failures });
  });
}

/** Puts answers from elsewhere (a design, a file) into fields that are empty; what is filled stays. */
export async function fillEmpty(
  tx: Tx,
  step: Step,
  answers: Readonly<Record<string, Answer>>,
): Promise<readonly string[]> {
  const before = new Map((await listAnswers(tx, step.opened.ref)).map((row) => [row.fieldId, row]));
  const filled: string[] = [];
  for (const [fieldId, value] of Object.entries(answers)) {
    const row = before.get(fieldId);
    if (stampOf(row?.value) !== '' || stampOf(value) === '') continue;
    await replace(tx, step, { fieldId, value, before: row, keep: 'after_pause' });
    filled.push(fieldId);
  }
  await noteChange(tx, step, filled);
  return filled;
}

/**
 * Chooses between what stands in a field and another version of it: one that was set aside, or one of before. What is
 * not chosen is kept among the earlier versions. `was` is the mark of what stood there when the choice was shown.
 * Codes: `people.not_allowed`, `institution.sheet_gone`, `institution.version_gone`, `institution.changed_meanwhile`.
 */
export async function chooseVersion(
  world: World,
  actor: Actor,
  input: {
    readonly sheetId: string;
    readonly versionId: string;
    readonly take: 'this' | 'standing';
    readonly was: string;
  },
): Promise<Result<{ readonly fieldId: string }>> {
  const { sheetId, versionId, take, was } = input;
  return withSheet(world, { actor, sheetId }, async (tx, opened): Promise<Result<{ readonly fieldId: string }>> => {
    const version = (await listVersions(tx, opened.ref)).find(({ id }) => id === versionId);
    if (version === undefined) return fail({ code: 'institution.version_gone' });
    const { fieldId, value } = version;
    const at = world.clock.now();
    if (take === 'standing') {
      await settleVersions(tx, opened.ref, { fieldId, at });
      return ok({ fieldId });
    }
    const before = (await listAnswers(tx, opened.ref)).find((row) => row.fieldId === fieldId);
    if (stampOf(before?.value) !== was) return fail({ code: 'institution.changed_meanwhile', field: fieldId });
    const step = { world, actor, opened };
    await replace(tx, step, { fieldId, value, before, keep: 'always' });
    await settleVersions(tx, opened.ref, { fieldId, at });
    await noteChange(tx, step, [fieldId]);
    return ok({ fieldId });
  });
}
