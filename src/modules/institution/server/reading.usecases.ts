import {
  getOrganisation,
  getPeople,
  listPeopleWithRole,
  STAFF_ROLES,
  type Actor,
  type PersonSummary,
} from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { findNotes, type SheetNote } from '../checks.rules.ts';
import { partState, progressOf, type PartState, type Progress } from '../progress.rules.ts';
import type { Answers, SheetTemplate } from '../sheet.types.ts';
import { allowed, templateOf } from './door.ts';
import * as store from './sheets.store.ts';

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
        waitsForMe: own && sheet.doneAt === null && sheet.putAwayAt === null,
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
