import { isLanguage } from '#platform/i18n/languages.ts';
import { MOST_OUTCOMES, MOST_PARTS } from './fields.ts';
import {
  columnName,
  type Cell,
  type CellFault,
  type RawSheet,
  type RowRecord,
  type SheetFile,
} from './intake.types.ts';
import { splitCell } from './values.ts';

/**
 * The layout of the Commission's workbook for issuing credentials: one sheet a class, rows 1 to 6 say what each column
 * is, row 7 how it is called, data begins in row 13. The columns are read by what rows 1 to 6 say, not by their place,
 * so that a workbook with more or fewer of them is read too.
 */
const DATA_ROW = 13;
const LABEL_ROW = 7;

type Column = { readonly index: number; readonly key: string; readonly label: string };
type Entry = { readonly row: number; readonly label: string; readonly cells: ReadonlyMap<string, Cell> };
type Sheet = { readonly name: string; readonly columns: readonly Column[]; readonly entries: readonly Entry[] };

const SHEETS = {
  achievements: 'achievements',
  outcomes: 'learning outcomes',
  activities: 'activities',
  assessments: 'assessments',
  organisations: 'organisations',
} as const;
type SheetKey = keyof typeof SHEETS;

const nameOf = (sheet: RawSheet): string => sheet.name.trim().toLowerCase();

export const isWorkbook = (sheets: readonly RawSheet[]): boolean =>
  sheets.some(
    (sheet) =>
      nameOf(sheet) === SHEETS.achievements &&
      (sheet.rows[0] ?? []).some((cell) => cell.startsWith('LearningAchievement')),
  );

/**
 * `specifiedby.volumeoflearning`, `title.nb`: class without its root, field, language where there is one. `@` marks the
 * hidden column beside a choice, `?` one that only helps to fill the next.
 */
function keyOf(sheet: RawSheet, index: number): string {
  const at = (row: number): string => (sheet.rows[row - 1]?.[index] ?? '').trim().toLowerCase();
  const [, ...below] = at(1).split('.');
  const kind = at(3);
  const mark = kind.endsWith('association') ? '@' : kind === 'ignore' ? '?' : '';
  const language = at(6) === 'no' ? 'nb' : at(6);
  const isText = isLanguage(language) && !kind.includes('reference');
  const ref = /^\d+$/.test(at(5)) ? `#${at(5)}` : '';
  const field = [...below, `${at(2)}${ref}${at(4) === 'topic' || at(5) === 'topic' ? 'topic' : ''}`].join('.');
  return `${field}${mark}${isText ? `.${language}` : ''}`;
}

function openSheet(sheet: RawSheet): Sheet {
  const width = Math.max(0, ...sheet.rows.slice(0, LABEL_ROW).map((row) => row.length));
  const columns = Array.from({ length: width }, (_none, index) => index)
    .slice(1)
    .filter((index) => (sheet.rows[1]?.[index] ?? '') !== '')
    .map((index) => ({ index, key: keyOf(sheet, index), label: sheet.rows[LABEL_ROW - 1]?.[index] ?? '' }));
  const entries = sheet.rows.slice(DATA_ROW - 1).flatMap((values, place): readonly Entry[] => {
    const row = DATA_ROW + place;
    const cells = new Map<string, Cell>();
    for (const { index, key, label } of columns) {
      const value = values[index] ?? '';
      const heading = label === '' ? columnName(index) : label;
      if (value !== '' && !cells.has(key)) {
        cells.set(key, { sheet: sheet.name, address: `${columnName(index)}${row}`, heading, value });
      }
    }
    return cells.size === 0 ? [] : [{ row, label: values[0] ?? '', cells }];
  });
  return { name: sheet.name, columns, entries };
}

type Book = Readonly<Record<SheetKey, Sheet>>;

const openBook = (sheets: readonly RawSheet[]): Book => {
  const find = (key: SheetKey): Sheet =>
    openSheet(sheets.find((sheet) => nameOf(sheet) === SHEETS[key]) ?? { name: key, rows: [] });
  return {
    achievements: find('achievements'),
    outcomes: find('outcomes'),
    activities: find('activities'),
    assessments: find('assessments'),
    organisations: find('organisations'),
  };
};

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A row of another sheet by its number, its label in column A, or a title of it. */
const entryOf = (sheet: Sheet, name: string): Entry | undefined =>
  (/^\d+$/.test(name) ? sheet.entries.find(({ row }) => row === Number(name)) : undefined) ??
  sheet.entries.find(
    ({ label, cells }) =>
      same(label, name) ||
      [...cells].some(([key, cell]) => /^(title|name|preferredname)\./.test(key) && same(cell.value, name)),
  );

type Gathered = { readonly cells: Map<string, Cell>; readonly faults: CellFault[]; readonly taken: Set<string> };
type From = { readonly entry: Entry; readonly into: Gathered };

/** The visible column of a choice, or the hidden one beside it that a macro fills. */
const linkOf = ({ cells }: Entry, key: string): Cell | undefined => cells.get(key) ?? cells.get(`${key}@`);

function follow({ entry, into }: From, key: string, sheet: Sheet): readonly Entry[] {
  const link = linkOf(entry, key);
  if (link === undefined) return [];
  into.taken.add(key);
  // A single title may hold a semicolon itself, so the whole cell is tried first.
  const whole = entryOf(sheet, link.value);
  if (whole !== undefined) return [whole];
  return splitCell(link.value).flatMap((name) => {
    const found = entryOf(sheet, name);
    if (found !== undefined) return [found];
    const params = { name: name.slice(0, 80), sheet: sheet.name };
    into.faults.push({ ...link, grade: 'error', failure: { code: 'catalogue.rows.reference_lost', params } });
    return [];
  });
}

/** Copies a text in all its languages under another name; what is there already stays. */
function copyTexts({ entry, into }: From, stem: string, name: string): void {
  for (const [key, cell] of entry.cells) {
    if (!key.startsWith(`${stem}.`)) continue;
    const language = key.slice(stem.length + 1);
    if (!isLanguage(language)) continue;
    into.taken.add(stem);
    if (!into.cells.has(`${name}.${language}`)) into.cells.set(`${name}.${language}`, cell);
  }
}

function copyValue({ entry, into }: From, key: string, name: string): void {
  const cell = linkOf(entry, key);
  if (cell === undefined) return;
  into.taken.add(key);
  if (!into.cells.has(name)) into.cells.set(name, cell);
}

function takeOutcomes(from: From, book: Book): void {
  const found = follow(from, 'specifiedby.learningoutcome', book.outcomes);
  for (const [index, entry] of found.slice(0, MOST_OUTCOMES).entries()) {
    const name = `outcome_${index + 1}`;
    const outcome = { entry, into: from.into };
    copyTexts(outcome, 'name', name);
    copyValue(outcome, 'learningoutcometype', `${name}_kind`);
    const skills = [1, 2, 3].flatMap((place) => entry.cells.get(`relatedescoskill#${place}.uri`) ?? []);
    const [first] = skills;
    if (first === undefined) continue;
    from.into.cells.set(`${name}_esco`, { ...first, value: skills.map(({ value }) => value).join('; ') });
  }
}

function takeActivities(from: From, book: Book): void {
  const found = follow(from, 'wasinfluencedby', book.activities);
  for (const [index, entry] of found.slice(0, MOST_PARTS).entries()) {
    const activity = { entry, into: from.into };
    copyTexts(activity, 'title', `activity_${index + 1}`);
    copyValue(activity, 'workload', `activity_${index + 1}_hours`);
    copyValue(activity, 'specifiedby.mode', 'participation');
  }
}

function takeAssessments(from: From, book: Book): void {
  const found = follow(from, 'wasderivedfrom', book.assessments);
  for (const [index, entry] of found.slice(0, MOST_PARTS).entries()) {
    const assessment = { entry, into: from.into };
    copyTexts(assessment, 'title', `assessment_${index + 1}`);
    copyValue(assessment, 'specifiedby.assessmenttype', `assessment_${index + 1}_type`);
    copyValue(assessment, 'specifiedby.assessmenttype', 'assessment');
    copyValue(assessment, 'idverification', 'supervision');
  }
}

function takeBodies(from: From, book: Book): void {
  const [body] = follow(from, 'wasawardedby.awardingbody', book.organisations);
  if (body === undefined) return;
  const [, name] = [...body.cells].find(([key]) => /^preferredname\.|^alternativename/.test(key)) ?? [];
  if (name !== undefined) from.into.cells.set('awarding_body', name);
  copyValue({ entry: body, into: from.into }, 'haslocation#1.hasaddress#1.countrycode', 'awarding_country');
}

const VALUES = [
  ['specifiedby.volumeoflearning', 'hours'],
  ['specifiedby.ectscreditpoints.content', 'ects'],
  ['specifiedby.creditpoints#1.content', 'credits'],
  ['specifiedby.eqflevel', 'eqf'],
  ['specifiedby.nqflevel', 'nqf'],
  ['specifiedby.iscedfcode', 'isced_f'],
  ['specifiedby.mode', 'participation'],
  ['specifiedby.language', 'language'],
  ['specifiedby.homepage#1.id', 'url'],
] as const;
const TEXTS = [
  ['title', 'title'],
  ['specifiedby.title', 'title'],
  ['description', 'summary'],
  ['specifiedby.description', 'summary'],
  ['specifiedby.learningoutcomedescription', 'summary'],
  ['specifiedby.entryrequirementnote', 'entry_requirement'],
  ['specifiedby.additionalnote#1', 'more_info'],
] as const;

function readEntry(entry: Entry, book: Book): Gathered {
  const into: Gathered = { cells: new Map(), faults: [], taken: new Set() };
  const from = { entry, into };
  for (const [key, name] of TEXTS) copyTexts(from, key, name);
  for (const [key, name] of VALUES) copyValue(from, key, name);
  takeOutcomes(from, book);
  takeActivities(from, book);
  takeAssessments(from, book);
  takeBodies(from, book);
  return into;
}

/** Cells of this row that hold something and that nothing was made of. */
const left = (entry: Entry, taken: ReadonlySet<string>): readonly Cell[] =>
  [...entry.cells]
    .filter(([key]) => {
      const bare = key.replace(/[@?]$/, '');
      return !taken.has(bare) && !taken.has(bare.replace(/\.[a-z]{2}$/, ''));
    })
    .map(([, cell]) => cell);

const headingOf = ({ sheet, heading }: Cell): string => `${sheet}: ${heading}`;

/**
 * Each row of the sheet "Achievements" is one micro-credential, with what it refers to in the other sheets. Credentials,
 * people and their entitlements are never read: a design is about nobody.
 */
export function readWorkbook(sheets: readonly RawSheet[]): SheetFile {
  const book = openBook(sheets);
  const notTaken = new Set<string>();
  const rows = book.achievements.entries.map((entry): RowRecord => {
    const { cells, faults, taken } = readEntry(entry, book);
    const others = left(entry, taken);
    for (const cell of others) notTaken.add(headingOf(cell));
    const said = [
      ...[...cells].map(([field, { value }]) => [field, value] as const),
      ...others.map((cell) => [headingOf(cell), cell.value] as const),
    ];
    return { sheet: book.achievements.name, row: entry.row, cells, faults, said };
  });
  return { layout: 'workbook', rows, notTaken: [...notTaken] };
}
