import {
  getOrganisation,
  getPeople,
  listPeopleWithRole,
  STAFF_ROLES,
  type Actor,
  type PersonSummary,
} from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { findNotes, type SheetNote } from '../checks.rules.ts';
import { partState, progressOf, type PartState, type Progress } from '../progress.rules.ts';
import type { Answer, Answers, SheetTemplate } from '../sheet.types.ts';
import { readSheetFile } from '../sheet-file.schemas.ts';
import { findTemplate } from '../templates.ts';
import { fillEmpty, type Step } from './answers.usecases.ts';
import { count } from './counts.ts';
import { allowed, templateOf, withSheet } from './door.ts';
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

export type SheetTask = { readonly person: PersonSummary; readonly dueOn: string; readonly askedBy: string };

export type SheetSummary = {
  readonly sheet: store.SheetRow;
  readonly template: SheetTemplate;
  readonly progress: Progress;
  readonly tasks: readonly SheetTask[];
  /** This person was asked to fill it in. */
  readonly waitsForMe: boolean;
};

type People = ReadonlyMap<string, PersonSummary>;

async function peopleOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<People> {
  return getPeople(tx, tenantId, [...new Set(ids)]);
}

const tasksOf = (tasks: readonly store.TaskRow[], sheetId: string, people: People): readonly SheetTask[] =>
  tasks
    .filter((task) => task.sheetId === sheetId)
    .flatMap(({ personId, dueOn, askedBy }) => {
      const person = people.get(personId);
      return person === undefined ? [] : [{ person, dueOn, askedBy: people.get(askedBy)?.fullName ?? '' }];
    });

/** Every sheet of the house, what waits for this person first. Codes: `people.not_allowed`. */
export async function readSheets(world: World, actor: Actor): Promise<Result<readonly SheetSummary[]>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const sheets = await store.listSheets(tx, tenantId);
    const tasks = await store.listTasks(tx, tenantId);
    const people = await peopleOf(
      tx,
      tenantId,
      tasks.flatMap((task) => [task.personId, task.askedBy]),
    );
    const answers = await store.answersOf(
      tx,
      tenantId,
      sheets.map(({ id }) => id),
    );
    const summaries = sheets.map((sheet): SheetSummary => {
      const template = templateOf(sheet);
      const own = tasks.some((task) => task.sheetId === sheet.id && task.personId === personId);
      return {
        sheet,
        template,
        progress: progressOf(template, answers.get(sheet.id) ?? {}),
        tasks: tasksOf(tasks, sheet.id, people),
        waitsForMe: own && sheet.doneAt === null,
      };
    });
    return ok(summaries.toSorted((a, b) => Number(b.waitsForMe) - Number(a.waitsForMe)));
  });
}

export type FieldVersion = store.VersionRow & { readonly name: string };
export type SheetComment = store.CommentRow & { readonly name: string };

export type Sheet = {
  readonly sheet: store.SheetRow;
  readonly template: SheetTemplate;
  readonly answers: Answers;
  /** Who saved each field last, and when. */
  readonly savers: Readonly<Record<string, { readonly name: string; readonly at: Date }>>;
  readonly states: Readonly<Record<string, PartState>>;
  readonly progress: Progress;
  readonly notes: readonly SheetNote[];
  /** Versions that wait for a choice, and those of before. */
  readonly waiting: readonly FieldVersion[];
  readonly earlier: readonly FieldVersion[];
  readonly comments: readonly SheetComment[];
  readonly tasks: readonly SheetTask[];
  readonly organisation: string;
};

/** One sheet with everything that its pages need. Codes: `people.not_allowed`, `institution.sheet_gone`. */
export async function readSheet(world: World, actor: Actor, sheetId: string): Promise<Result<Sheet>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { tenantId } = actor;
  const ref = { tenantId, sheetId };
  return world.db.inTenant(tenantId, async (tx): Promise<Result<Sheet>> => {
    const sheet = await store.findSheet(tx, ref);
    if (sheet === null) return fail({ code: 'institution.sheet_gone' });
    const template = templateOf(sheet);
    const rows = await store.listAnswers(tx, ref);
    const versions = await store.listVersions(tx, ref);
    const comments = await store.listComments(tx, ref);
    const tasks = (await store.listTasks(tx, tenantId)).filter((task) => task.sheetId === sheetId);
    const people = await peopleOf(tx, tenantId, [
      ...rows.map(({ savedBy }) => savedBy),
      ...[...versions, ...comments].map(({ writtenBy }) => writtenBy),
      ...tasks.flatMap(({ personId, askedBy }) => [personId, askedBy]),
    ]);
    const nameOf = (id: string): string => people.get(id)?.fullName ?? '';
    const answers = Object.fromEntries(rows.map(({ fieldId, value }) => [fieldId, value]));
    const agreed = await store.listAgreed(tx, ref);
    const named = versions.map((version) => ({ ...version, name: nameOf(version.writtenBy) }));
    const waits = ({ kind, settledAt }: FieldVersion): boolean => kind === 'set_aside' && settledAt === null;
    return ok({
      sheet,
      template,
      answers,
      savers: Object.fromEntries(
        rows.map(({ fieldId, savedBy, savedAt }) => [fieldId, { name: nameOf(savedBy), at: savedAt }]),
      ),
      states: Object.fromEntries(template.parts.map((part) => [part.id, partState(part, answers, agreed)])),
      progress: progressOf(template, answers),
      notes: findNotes(template, answers),
      waiting: named.filter(waits),
      earlier: named.filter((version) => !waits(version)),
      comments: comments.map((comment) => ({ ...comment, name: nameOf(comment.writtenBy) })),
      tasks: tasksOf(tasks, sheetId, people),
      organisation: (await getOrganisation(tx, tenantId))?.publicName ?? '',
    });
  });
}

/** Colleagues who can be asked to fill a sheet in: everybody on the staff, by name. */
export async function listColleagues(tx: Tx, tenantId: string): Promise<readonly PersonSummary[]> {
  const found = new Map<string, PersonSummary>();
  for (const role of STAFF_ROLES)
    for (const person of await listPeopleWithRole(tx, tenantId, role)) found.set(person.id, person);
  return [...found.values()].toSorted((a, b) => a.fullName.localeCompare(b.fullName));
}
