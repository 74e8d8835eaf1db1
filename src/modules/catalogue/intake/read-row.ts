import {
  emptyDescriptor,
  emptyPlan,
  parseContent,
  type Descriptor,
  type DesignContent,
} from '#modules/design/index.ts';
import { pickText, type Multilingual } from '#platform/i18n/text.ts';
import type { Failure, Result } from '#platform/result.ts';
import { MOST_OUTCOMES, MOST_PARTS, type SingleField } from './fields.ts';
import type { Cell, CellFault, ReadRow, RowRecord } from './intake.types.ts';
import { readCredits, readNational } from './sizes.ts';
import {
  readCodes,
  readCountry,
  readEqf,
  readField,
  readHours,
  readKind,
  readLanguage,
  readNumber,
  splitCell,
} from './values.ts';

/** What a row cannot say of itself: the house that takes it in, and names for its parts. */
export type Taker = {
  /** The language of a file that does not say. */
  readonly language: string;
  readonly house: { readonly name: string; readonly country: string; readonly region: string };
  readonly newId: (prefix: string) => string;
};

const SKILL = /^http:\/\/data\.europa\.eu\/esco\/skill\/[A-Za-z0-9.-]{1,60}$/;

/** Looks into the cells of one row and keeps what was wrong in them. */
class RowReading {
  readonly faults: CellFault[];
  /** Which cell a part of the design came from, to lead a later fault back to it. */
  readonly sources: [string, Cell][] = [];
  readonly #row: RowRecord;

  constructor(row: RowRecord) {
    this.#row = row;
    this.faults = [...row.faults];
    for (const cell of row.cells.values()) if (cell.value.startsWith('=')) this.note(cell, 'catalogue.rows.formula');
  }

  cell(field: string): Cell | undefined {
    const cell = this.#row.cells.get(field);
    return cell === undefined || cell.value.startsWith('=') ? undefined : cell;
  }

  note(cell: Cell, failure: string | Failure, grade: CellFault['grade'] = 'error'): void {
    this.faults.push({ ...cell, grade, failure: typeof failure === 'string' ? { code: failure } : failure });
  }

  /** A value of one cell; what cannot be read is noted, and nothing stands in its place. */
  value<T>(field: SingleField | (string & {}), path: string, read: (text: string) => Result<T>): T | undefined {
    const cell = this.cell(field);
    if (cell === undefined) return undefined;
    this.sources.push([path, cell]);
    const found = read(cell.value);
    if (found.ok) return found.value;
    this.note(cell, found.error);
    return undefined;
  }

  texts(stem: string, path: string): Multilingual {
    const found: Record<string, string> = {};
    for (const field of this.#row.cells.keys()) {
      if (!field.startsWith(`${stem}.`)) continue;
      const cell = this.cell(field);
      const language = field.slice(stem.length + 1);
      if (cell === undefined) continue;
      found[language] = cell.value;
      this.sources.push([`${path}.${language}`, cell]);
    }
    return found;
  }

  /** The cell from which the part at this path came, or the row's first one. */
  sourceOf(path: string): Cell {
    const nearest = this.sources
      .filter(([prefix]) => path === prefix || path.startsWith(`${prefix}.`))
      .toSorted(([a], [b]) => b.length - a.length)[0]?.[1];
    const { sheet, row } = this.#row;
    return nearest ?? { sheet, address: `A${row}`, heading: '', value: '' };
  }
}

const hoursIn = (reading: RowReading, field: string, path: string): number => {
  const cell = reading.cell(field);
  const read = reading.value(field, path, readHours);
  if (cell !== undefined && read?.warning !== undefined) reading.note(cell, read.warning, 'warning');
  return read?.hours ?? 0;
};

const placesOf = (most: number): readonly number[] => Array.from({ length: most }, (_none, index) => index + 1);
const isTold = (texts: Multilingual): boolean => Object.keys(texts).length > 0;

function skillsOf(reading: RowReading, field: string): Descriptor['outcomes'][number]['escoSkills'] {
  const cell = reading.cell(field);
  if (cell === undefined) return [];
  const addresses = splitCell(cell.value);
  if (addresses.some((uri) => !SKILL.test(uri))) reading.note(cell, 'catalogue.rows.skill_unknown', 'warning');
  // The label is looked up when the row comes in; until then its address stands for it.
  return addresses.filter((uri) => SKILL.test(uri)).map((uri) => ({ uri, label: '', version: '' }));
}

function outcomesOf(reading: RowReading, taker: Taker): Descriptor['outcomes'] {
  let count = 0;
  return placesOf(MOST_OUTCOMES).flatMap((place) => {
    const statement = reading.texts(`outcome_${place}`, `descriptor.outcomes.${count}.statement`);
    if (!isTold(statement)) return [];
    const kind = reading.value(`outcome_${place}_kind`, `descriptor.outcomes.${count}.kind`, readKind) ?? 'skill';
    const escoSkills = skillsOf(reading, `outcome_${place}_esco`);
    count += 1;
    return [{ id: taker.newId('out'), statement, kind, escoSkills, criteria: [] }];
  });
}

type Plan = DesignContent['plan'];

function activitiesOf(reading: RowReading, taker: Taker): Pick<Plan, 'activities' | 'workload'> {
  const activities: Plan['activities'][number][] = [];
  const workload: Plan['workload'][number][] = [];
  for (const place of placesOf(MOST_PARTS)) {
    const title = reading.texts(`activity_${place}`, `plan.activities.${activities.length}.title`);
    const hours = hoursIn(reading, `activity_${place}_hours`, `plan.workload.${workload.length}.hours`);
    if (!isTold(title)) continue;
    const id = taker.newId('act');
    activities.push({ id, title, kind: 'classroom', place: 'onsite', synchronousShare: 1, outcomeIds: [] });
    if (hours > 0) {
      workload.push({ id: taker.newId('wkl'), forId: id, kind: 'contact', hours, isDirected: true, place: '' });
    }
  }
  return { activities, workload };
}

function assessmentsOf(reading: RowReading, taker: Taker): Plan['assessments'] {
  let count = 0;
  return placesOf(MOST_PARTS).flatMap((place) => {
    const title = reading.texts(`assessment_${place}`, `plan.assessments.${count}.title`);
    if (!isTold(title)) return [];
    const readType = (text: string) => readCodes('assessment', text);
    const [type = ''] = reading.value(`assessment_${place}_type`, `plan.assessments.${count}.type`, readType) ?? [];
    count += 1;
    const open = { outcomeIds: [], weight: 0, supervision: '', passRule: '', rubric: [] };
    return [{ id: taker.newId('asm'), title, type, ...open }];
  });
}

/** The language in which most is said, where the row does not say which one leads. */
function languageOf(reading: RowReading, title: Multilingual, taker: Taker): string {
  const first = (text: string) => readLanguage(splitCell(text)[0] ?? '');
  const told = reading.value('language', 'descriptor.language', first);
  const spoken = Object.keys(title);
  if (told !== undefined && (spoken.length === 0 || spoken.includes(told))) return told;
  return spoken.includes(taker.language) ? taker.language : (spoken[0] ?? told ?? taker.language);
}

function bodyOf(reading: RowReading, { house }: Taker): Descriptor['awardingBody'] {
  const name = reading.cell('awarding_body')?.value.trim() ?? '';
  const country = reading.value('awarding_country', 'descriptor.awardingBody.0.country', readCountry);
  if (name === '' || name.toLowerCase() === house.name.toLowerCase()) {
    return [{ name: house.name, country: house.country, ...(house.region === '' ? {} : { region: house.region }) }];
  }
  return [{ name, country: country ?? house.country }];
}

/** What cannot be read is said beside its cell and left out: it is no reason to keep a whole design away. */
function wish<T>(reading: RowReading, field: SingleField, read: (text: string) => Result<T>): T | undefined {
  const cell = reading.cell(field);
  if (cell === undefined) return undefined;
  const found = read(cell.value);
  if (found.ok) return found.value;
  reading.note(cell, found.error, 'warning');
  return undefined;
}

function levelOf(reading: RowReading): Descriptor['level'] {
  const told = reading.value('eqf', 'descriptor.level.eqf', readEqf);
  const national = wish(reading, 'nqf', readNational);
  const cell = reading.cell('nqf');
  // The national level says which European one it stands for.
  const eqf = national?.eqf ?? told;
  if (cell !== undefined && told !== undefined && eqf !== undefined && eqf !== told) {
    reading.note(cell, { code: 'catalogue.rows.levels_differ', params: { told, eqf } }, 'warning');
  }
  if (eqf === undefined && national === undefined) return { claim: 'not_assigned' };
  // A file can say which level somebody gave it, never that a register holds it.
  return {
    ...(eqf === undefined ? {} : { eqf }),
    ...(national === undefined ? {} : { nqf: { framework: national.framework, level: national.level } }),
    claim: 'aligned_by_provider',
  };
}

/** Points in every system that is named; those of ECTS have a column of their own. */
function creditsOf(reading: RowReading): Descriptor['workload']['credits'] {
  const ects = reading.value('ects', 'descriptor.workload.credits', readNumber) ?? 0;
  const others = wish(reading, 'credits', readCredits) ?? [];
  const lines = [...(ects > 0 ? [{ system: 'ECTS', points: ects }] : []), ...others];
  return lines.filter(({ system }, index) => lines.findIndex((line) => line.system === system) === index);
}

/** How it is learned and shown. */
function meansOf(reading: RowReading): Pick<Descriptor, 'assessmentTypes' | 'participationModes' | 'supervision'> {
  const codes = (list: Parameters<typeof readCodes>[0], path: string): readonly string[] =>
    reading.value(list, path, (text) => readCodes(list, text)) ?? [];
  return {
    assessmentTypes: codes('assessment', 'descriptor.assessmentTypes'),
    participationModes: codes('participation', 'descriptor.participationModes'),
    supervision: codes('supervision', 'descriptor.supervision')[0] ?? '',
  };
}

function descriptorOf(reading: RowReading, taker: Taker, planned: number): Descriptor {
  const title = reading.texts('title', 'descriptor.title');
  const language = languageOf(reading, title, taker);
  const empty = emptyDescriptor(language);
  const told = hoursIn(reading, 'hours', 'descriptor.workload.hours');
  const iscedF = reading.value('isced_f', 'descriptor.iscedF', readField);
  const entryRequirement = reading.texts('entry_requirement', 'descriptor.entryRequirement');
  const text = reading.texts('more_info', 'descriptor.moreInfo.text');
  const url = reading.value('url', 'descriptor.moreInfo.url', (value) => ({ ok: true, value: value.trim() }) as const);
  const info = { ...(isTold(text) ? { text } : {}), ...(url === undefined ? {} : { url }) };
  return {
    ...empty,
    title,
    summary: reading.texts('summary', 'descriptor.summary'),
    languages: Object.keys(title).filter((tag) => tag !== language),
    ...(iscedF === undefined ? {} : { iscedF }),
    awardingBody: bodyOf(reading, taker),
    outcomes: outcomesOf(reading, taker),
    workload: { hours: told > 0 ? told : planned, credits: creditsOf(reading) },
    level: levelOf(reading),
    ...meansOf(reading),
    ...(isTold(entryRequirement) ? { entryRequirement } : {}),
    ...(Object.keys(info).length > 0 ? { moreInfo: info } : {}),
  };
}

/** Reads one row whole. What is missing is no fault: a draft may have gaps. What cannot be read is, with its cell. */
export function readRow(row: RowRecord, taker: Taker): ReadRow {
  const reading = new RowReading(row);
  const parts = activitiesOf(reading, taker);
  const planned = parts.workload.reduce((sum, { hours }) => sum + hours, 0);
  const descriptor = descriptorOf(reading, taker, planned);
  const content = { descriptor, plan: { ...emptyPlan(), ...parts, assessments: assessmentsOf(reading, taker) } };
  if (!isTold(descriptor.title)) reading.note(reading.sourceOf('descriptor.title'), 'catalogue.rows.title_missing');
  const parsed = parseContent(content);
  if (!parsed.ok) {
    for (const failure of parsed.error) {
      const { field: path = '', code } = failure;
      reading.note(reading.sourceOf(path), code === 'design.too_long' ? 'catalogue.too_long' : failure);
    }
  }
  const isGood = parsed.ok && reading.faults.every(({ grade }) => grade === 'warning');
  return {
    sheet: row.sheet,
    row: row.row,
    title: pickText(descriptor.title, taker.language).text.slice(0, 200),
    said: row.said,
    faults: reading.faults,
    content: isGood ? parsed.value : null,
  };
}
