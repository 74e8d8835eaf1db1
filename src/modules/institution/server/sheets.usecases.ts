import type { Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { progressOf } from '../progress.rules.ts';
import type { Answer, Answers, SheetTemplate } from '../sheet.types.ts';
import { readSheetFile } from '../sheet-file.schemas.ts';
import { findTemplate } from '../templates.ts';
import { fillEmpty, type Step } from './answers.usecases.ts';
import { count } from './counts.ts';
import { allowed, withSheet } from './door.ts';
import * as store from './sheets.store.ts';

const LONGEST_TITLE = 120;

const tidy = (title: string): string =>
  title
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

function readTitle(title: string): Result<string> {
  const tidied = tidy(title);
  if (tidied === '') return fail({ code: 'institution.title_missing', field: 'title' });
  if (tidied.length > LONGEST_TITLE)
    return fail({ code: 'institution.too_long', field: 'title', params: { most: LONGEST_TITLE } });
  return ok(tidied);
}

export type NewSheet = {
  readonly templateId: string;
  readonly title: string;
  readonly language: string;
  readonly achievementId?: string;
  /** What is known already, from a design or another sheet. */
  readonly answers?: Answers;
};

type Making = NewSheet & { readonly template: SheetTemplate; readonly copiedFrom: string | null };

async function makeSheet(tx: Tx, { world, actor }: Omit<Step, 'opened'>, making: Making): Promise<string> {
  const { template, title, language, achievementId, answers = {}, copiedFrom } = making;
  const { tenantId, personId } = actor;
  const id = newId(world.random, 'wks');
  const at = world.clock.now();
  const sheet: store.SheetRow = {
    id,
    templateId: template.id,
    templateVersion: template.version,
    title,
    language: isLanguage(language) ? language : 'en',
    achievementId: achievementId ?? null,
    copiedFrom,
    createdBy: personId,
    createdAt: at,
    updatedAt: at,
    doneAt: null,
    putAwayAt: null,
  };
  await store.insertSheet(tx, tenantId, sheet);
  const opened = { ref: { tenantId, sheetId: id }, sheet, template };
  await fillEmpty(tx, { world, actor, opened }, answers);
  await recordAudit(tx, { tenantId, actorId: personId, action: 'institution.start_sheet', objectId: id, at });
  return id;
}

/**
 * Begins a worksheet. Codes: `people.not_allowed`, `institution.template_gone`, `institution.title_missing`,
 * `institution.too_long`.
 */
export async function startSheet(
  world: World,
  actor: Actor,
  input: NewSheet,
): Promise<Result<{ readonly sheetId: string }>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const template = findTemplate(input.templateId);
  if (template === null) return fail({ code: 'institution.template_gone', field: 'templateId' });
  const title = readTitle(input.title);
  if (!title.ok) return title;
  const sheetId = await world.db.inTenant(actor.tenantId, (tx) =>
    makeSheet(tx, { world, actor }, { ...input, template, title: title.value, copiedFrom: null }),
  );
  await count(world, template.id, 'started');
  return ok({ sheetId });
}

/** Begins a sheet with what a file holds. Codes: those of `startSheet` and `readSheetFile`. */
export async function importSheet(
  world: World,
  actor: Actor,
  text: string,
): Promise<Result<{ readonly sheetId: string }, readonly Failure[]>> {
  const may = allowed(actor);
  if (!may.ok) return fail([may.error]);
  const read = readSheetFile(text);
  if (!read.ok) return read;
  const { template, title, language, answers } = read.value;
  const named = readTitle(title);
  if (!named.ok) return fail([{ ...named.error, field: 'file' }]);
  const sheetId = await world.db.inTenant(actor.tenantId, (tx) =>
    makeSheet(
      tx,
      { world, actor },
      { templateId: template.id, template, title: named.value, language, answers, copiedFrom: null },
    ),
  );
  await count(world, template.id, 'started');
  return ok({ sheetId });
}

/** Another sheet with the same answers. Comments, agreements and tasks stay with the first. */
export async function duplicateSheet(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly title: string },
): Promise<Result<{ readonly sheetId: string }>> {
  const title = readTitle(input.title);
  if (!title.ok) return title;
  return withSheet(world, { actor, sheetId: input.sheetId }, async (tx, { ref, sheet, template }) => {
    const rows = await store.listAnswers(tx, ref);
    const answers = Object.fromEntries(rows.map(({ fieldId, value }) => [fieldId, value]));
    const { language, achievementId } = sheet;
    const making = { templateId: template.id, template, title: title.value, language, answers, copiedFrom: sheet.id };
    const sheetId = await makeSheet(
      tx,
      { world, actor },
      { ...making, ...(achievementId === null ? {} : { achievementId }) },
    );
    return ok({ sheetId });
  });
}

export async function renameSheet(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly title: string },
): Promise<Result<null>> {
  const title = readTitle(input.title);
  if (!title.ok) return title;
  return withSheet(world, { actor, sheetId: input.sheetId }, async (tx, { ref }) => {
    const at = world.clock.now();
    await store.updateSheet(tx, ref, { title: title.value, updatedAt: at });
    const audited = { tenantId: ref.tenantId, actorId: actor.personId, action: 'institution.rename_sheet' };
    await recordAudit(tx, { ...audited, objectId: ref.sheetId, at, after: title.value });
    return ok(null);
  });
}

/**
 * Puts a sheet away, or takes it out again. It leaves the list and asks nobody any more; nothing of it is lost.
 * Codes: those of `withSheet`.
 */
export async function shelveSheet(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly place: 'away' | 'list' },
): Promise<Result<null>> {
  return withSheet(world, { actor, sheetId: input.sheetId }, async (tx, { ref, sheet }) => {
    const isAway = sheet.putAwayAt !== null;
    if (isAway === (input.place === 'away')) return ok(null);
    const at = world.clock.now();
    await store.updateSheet(tx, ref, { putAwayAt: isAway ? null : at });
    const action = isAway ? 'institution.take_out_sheet' : 'institution.put_away_sheet';
    await recordAudit(tx, { tenantId: ref.tenantId, actorId: actor.personId, action, objectId: ref.sheetId, at });
    return ok(null);
  });
}

/** Says which design a sheet belongs to, or that it belongs to none. Whether it exists is the caller's to know. */
export async function linkSheet(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly achievementId: string | null },
): Promise<Result<null>> {
  return withSheet(world, { actor, sheetId: input.sheetId }, async (tx, { ref }) => {
    await store.updateSheet(tx, ref, { achievementId: input.achievementId, updatedAt: world.clock.now() });
    return ok(null);
  });
}

/** Puts what a design knows into the fields that are still empty; says which. Codes: `institution.sheet_gone`. */
export async function fillFromElsewhere(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly answers: Readonly<Record<string, Answer>> },
): Promise<Result<readonly string[]>> {
  return withSheet(world, { actor, sheetId: input.sheetId }, async (tx, opened) =>
    ok(await fillEmpty(tx, { world, actor, opened }, input.answers)),
  );
}

/** A sheet is done, by its own rule. Codes: `institution.sheet_gone`, `institution.not_done`. */
export async function finishSheet(world: World, actor: Actor, sheetId: string): Promise<Result<null>> {
  const finished = await withSheet(
    world,
    { actor, sheetId },
    async (tx, { ref, sheet, template }): Promise<Result<string | null>> => {
      const rows = await store.listAnswers(tx, ref);
      const { missing } = progressOf(template, Object.fromEntries(rows.map(({ fieldId, value }) => [fieldId, value])));
      if (missing.length > 0) return fail({ code: 'institution.not_done', params: { count: missing.length } });
      if (sheet.doneAt !== null) return ok(null);
      const at = world.clock.now();
      await store.updateSheet(tx, ref, { doneAt: at, updatedAt: at });
      const audited = { tenantId: ref.tenantId, actorId: actor.personId, action: 'institution.finish_sheet' };
      await recordAudit(tx, { ...audited, objectId: sheetId, at });
      return ok(template.id);
    },
  );
  if (!finished.ok) return finished;
  if (finished.value !== null) await count(world, finished.value, 'done');
  return ok(null);
}
