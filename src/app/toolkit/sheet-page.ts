import { actorOf, shown } from '#app/answers.ts';
import { nameOf } from '#app/names.ts';
import {
  fieldBlocks,
  fieldsOf,
  isFilled,
  partOf,
  readSheet,
  stampOf,
  type Answers,
  type Block,
  type FieldVersion,
  type Sheet,
  type SheetField,
  type SheetPart,
} from '#modules/institution/index.ts';
import { hasRole, type Actor } from '#modules/people/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { randomToken } from '#platform/ids.ts';

const BLANK_ROWS = 2;
const BRIEF = 3;

/** What the pages of one sheet show, ready to be sent to a browser. */
export type SheetView = ReturnType<typeof viewSheet>;

type Reader = Pick<App.Locals, 't' | 'language' | 'world'>;

const inputOf = ({ template, answers, sheet, organisation }: Sheet, language: string) => ({
  template,
  answers,
  title: sheet.title,
  organisation,
  language,
});

/** One field in words, with these answers. */
function blocksOf(
  { t, language }: Reader,
  opened: Sheet,
  at: { readonly fieldId: string; readonly answers: Answers },
): readonly Block[] {
  const field = fieldsOf(opened.template).find(({ id }) => id === at.fieldId);
  if (field === undefined || !isFilled(at.answers[at.fieldId])) return [];
  return fieldBlocks({ t, language }, field, { ...inputOf(opened, language), answers: at.answers });
}

/** A version of a field in words, to be compared with what stands there. */
function viewVersion(reader: Reader, opened: Sheet, { id, fieldId, value, name, writtenAt }: FieldVersion) {
  return {
    ...{ id, fieldId },
    name: nameOf(name, reader.t),
    at: formatDateTime(reader.language, writtenAt),
    blocks: blocksOf(reader, opened, { fieldId, answers: { ...opened.answers, [fieldId]: value } }),
  };
}

/** What a field says in single lines; a bare number or choice with its label, which it would not be understood without. */
function linesOf(field: SheetField, label: string, blocks: readonly Block[]): readonly string[] {
  const table = blocks.find((block) => block.kind === 'table');
  if (table !== undefined) return table.rows.map((row) => row[0] ?? '');
  const isBare = ['number', 'money', 'date', 'pick', 'scale'].includes(field.kind);
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items;
    return block.kind === 'text' ? [isBare ? `${label}: ${block.text}` : block.text] : [];
  });
}

/** The first few things that a part says, for its tile on the board. */
function brieflyOf(reader: Reader, opened: Sheet, part: SheetPart) {
  const { t, language } = reader;
  const lines = part.fields
    .filter(({ id }) => isFilled(opened.answers[id]))
    .flatMap((field) => {
      const label = t(`institution.sheet.${opened.template.id}.f.${field.id}`);
      return linesOf(field, label, fieldBlocks({ t, language }, field, inputOf(opened, language)));
    })
    .filter((line) => line !== '');
  return { lines: lines.slice(0, BRIEF), more: Math.max(0, lines.length - BRIEF) };
}

function viewSheet(reader: Reader, opened: Sheet, actor: Actor) {
  const { t, language, world } = reader;
  const { sheet, template, answers } = opened;
  return {
    id: sheet.id,
    title: sheet.title,
    templateId: template.id,
    layout: template.layout,
    achievementId: sheet.achievementId,
    /** Belongs to a design that this person may write in. */
    mayFlow: sheet.achievementId !== null && hasRole(actor, 'designer'),
    language: sheet.language,
    isAway: sheet.putAwayAt !== null,
    doneOn: sheet.doneAt === null ? '' : formatDate(language, sheet.doneAt),
    answers,
    stamps: Object.fromEntries(fieldsOf(template).map(({ id }) => [id, stampOf(answers[id])])),
    savers: Object.fromEntries(
      Object.entries(opened.savers).map(([field, { name, at }]) => [
        field,
        t('institution.saved_by', { name: nameOf(name, t), at: formatDateTime(language, at) }),
      ]),
    ),
    states: opened.states,
    progress: opened.progress,
    notes: opened.notes,
    /** Parts in which two versions of a field wait for a choice. */
    waitingParts: [...new Set(opened.waiting.flatMap(({ fieldId }) => partOf(template, fieldId)?.id ?? []))],
    fieldsOfPart: Object.fromEntries(template.parts.map(({ id, fields }) => [id, fields.map((field) => field.id)])),
    waiting: opened.waiting.map((version) => viewVersion(reader, opened, version)),
    earlier: opened.earlier.map((version) => viewVersion(reader, opened, version)),
    comments: opened.comments.map(({ id, partId, text, name, writtenAt, settledAt }) => ({
      ...{ id, partId, text },
      name: nameOf(name, t),
      at: formatDateTime(language, writtenAt),
      isSettled: settledAt !== null,
    })),
    tasks: opened.tasks.map(({ person, dueOn, askedBy }) => ({
      ...{ personId: person.id, name: person.fullName, askedBy: nameOf(askedBy, t) },
      due: dueOn === '' ? '' : formatDate(language, new Date(`${dueOn}T00:00:00Z`)),
    })),
    standing: Object.fromEntries(
      opened.waiting.map(({ fieldId }) => [fieldId, blocksOf(reader, opened, { fieldId, answers })]),
    ),
    briefly: Object.fromEntries(template.parts.map((part) => [part.id, brieflyOf(reader, opened, part)])),
    // Rows to write in that have a name before they are saved, so that saving twice does not make two of one.
    blank: Array.from({ length: BLANK_ROWS }, () => `r${randomToken(world.random, 8)}`),
  };
}

/** One sheet as its pages show it. */
export async function openSheet(locals: App.Locals, id: string): Promise<SheetView> {
  const actor = actorOf(locals);
  return viewSheet(locals, shown(await readSheet(locals.world, actor, id)), actor);
}
