import { isLanguage } from '#platform/i18n/languages.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { MIN_LEVELS, type UnitContent, type UnitCriterion, type UnitOutcome } from './unit.types.ts';
import { ADJUSTMENTS, TRAVELS, type LearnerWishes } from './wish.types.ts';
import {
  ENVIRONMENT_KINDS,
  FREQUENCIES,
  NOISES,
  RISKS,
  SHIFTS,
  YES_NO,
  type EnvironmentKind,
  type Importance,
  type Place,
  type PlaceProfile,
  type WorkTask,
} from './workplace.types.ts';

/** What a form posted: field name → the values in order. */
type Fields = Readonly<Record<string, readonly string[]>>;

const LONGEST_LINE = 300;
const LONGEST_BLOCK = 2000;

const first = (fields: Fields, name: string): string => fields[name]?.[0] ?? '';
const oneOf = <T extends string>(values: readonly T[], text: string, fallback: T): T =>
  values.find((value) => value === text) ?? fallback;
const toldOf = <T extends string>(values: readonly T[], text: string): T | '' =>
  values.find((value) => value === text) ?? '';
const oneToThree = (text: string): Importance => (text === '3' ? 3 : text === '1' ? 1 : 2);
/** Only long texts have lines: a line break in a sentence is a space. */
const clean = (text: string, most: number): string =>
  (most > LONGEST_LINE
    ? text.normalize('NFC').replace(/\r\n?/gu, '\n')
    : text.normalize('NFC').replace(/\s+/gu, ' ')
  ).trim();

/** Reads and checks one form; every refusal names its field. */
function reader(fields: Fields) {
  const failures: Failure[] = [];
  const note = (code: string, field: string, most?: number): void => {
    failures.push({ code, field, ...(most === undefined ? {} : { params: { most } }) });
  };
  return {
    failures,
    text(name: string, most = LONGEST_LINE): string {
      const text = clean(first(fields, name), most);
      if (text.length > most) note('workplace.too_long', name, most);
      return text;
    },
    texts(name: string, most = LONGEST_LINE): Multilingual {
      const start = `${name}.`;
      const found = Object.keys(fields).flatMap((field) => {
        const language = field.startsWith(start) ? field.slice(start.length) : '';
        const text = clean(first(fields, field), most);
        if (!isLanguage(language) || text === '') return [];
        if (text.length > most) note('workplace.too_long', field, most);
        return [[language, text] as const];
      });
      return Object.fromEntries(found);
    },
    /** A number as people write it; null when nothing was typed. */
    amount(name: string, most: number): number | null {
      const text = first(fields, name).replace(/\s/gu, '').replace(',', '.');
      if (text === '') return null;
      const value = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
      if (Number.isNaN(value)) note('workplace.not_a_number', name);
      else if (value > most) note('workplace.too_much', name, most);
      return Number.isNaN(value) ? null : value;
    },
  };
}

const done = <T>(failures: readonly Failure[], value: T): Result<T, readonly Failure[]> =>
  failures.length > 0 ? fail(failures) : ok(value);

/** A text in several languages as the fields of a form. */
const spread = (name: string, texts: Multilingual): Fields =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${name}.${language}`, [text]]));
const shownNumber = (value: number | null): readonly string[] => (value === null ? [] : [String(value)]);

export function parseProfile(
  fields: Fields,
): Result<PlaceProfile & { name: Multilingual; kind: EnvironmentKind }, readonly Failure[]> {
  const read = reader(fields);
  const whole = (name: string, most: number): number | null => {
    const value = read.amount(name, most);
    return value === null ? null : Math.round(value);
  };
  const contact = first(fields, 'contactId');
  return done(read.failures, {
    name: read.texts('name'),
    kind: oneOf(ENVIRONMENT_KINDS, first(fields, 'kind'), 'shop'),
    site: read.text('site'),
    languages: (fields['languages'] ?? []).filter(isLanguage),
    safetyRules: read.texts('safetyRules', LONGEST_BLOCK),
    hours: read.text('hours'),
    hoursWeek: whole('hoursWeek', 60),
    capacity: whole('capacity', 500),
    contactId: contact === '' ? null : contact,
    access: {
      wheelchair: toldOf(YES_NO, first(fields, 'wheelchair')),
      noise: toldOf(NOISES, first(fields, 'noise')),
      shift: toldOf(SHIFTS, first(fields, 'shift')),
      publicTransport: toldOf(YES_NO, first(fields, 'publicTransport')),
    },
  });
}

export const profileFields = (place: Place): Fields => ({
  ...spread('name', place.name),
  ...spread('safetyRules', place.safetyRules),
  kind: [place.kind],
  site: [place.site],
  languages: place.languages,
  hours: [place.hours],
  hoursWeek: shownNumber(place.hoursWeek),
  capacity: shownNumber(place.capacity),
  contactId: [place.contactId ?? ''],
  wheelchair: [place.access.wheelchair],
  noise: [place.access.noise],
  shift: [place.access.shift],
  publicTransport: [place.access.publicTransport],
});

/** What the picture of a place shows, in words. */
export function parseAlt(fields: Fields): Result<Multilingual, readonly Failure[]> {
  const read = reader(fields);
  return done(read.failures, read.texts('alt'));
}

type TaskValues = Omit<WorkTask, 'id' | 'environment' | 'skills' | 'packageId'>;

export function parseTask(fields: Fields): Result<TaskValues, readonly Failure[]> {
  const read = reader(fields);
  const pictogram = first(fields, 'pictogram');
  return done(read.failures, {
    title: read.texts('title'),
    plain: read.texts('plain', 160),
    steps: read.texts('steps', LONGEST_BLOCK),
    tools: read.texts('tools'),
    outcome: read.texts('outcome'),
    pictogram: /^[a-z0-9_]{0,60}$/u.test(pictogram) ? pictogram : '',
    frequency: oneOf(FREQUENCIES, first(fields, 'frequency'), 'weekly'),
    importance: oneToThree(first(fields, 'importance')),
    difficulty: oneToThree(first(fields, 'difficulty')),
    risk: oneOf(RISKS, first(fields, 'risk'), 'none'),
    occupation: read.text('occupation', 120),
    learnable: first(fields, 'learnable') === 'yes',
    forNewLearners: first(fields, 'forNewLearners') === 'yes',
  });
}

export const taskFields = (task: WorkTask): Fields => ({
  ...spread('title', task.title),
  ...spread('plain', task.plain),
  ...spread('steps', task.steps),
  ...spread('tools', task.tools),
  ...spread('outcome', task.outcome),
  pictogram: [task.pictogram],
  frequency: [task.frequency],
  importance: [String(task.importance)],
  difficulty: [String(task.difficulty)],
  risk: [task.risk],
  occupation: [task.occupation],
  learnable: task.learnable ? ['yes'] : [],
  forNewLearners: task.forNewLearners ? ['yes'] : [],
});

function parseCriterion(read: ReturnType<typeof reader>, fields: Fields, criterion: UnitCriterion): UnitCriterion {
  const base = `criterion.${criterion.id}`;
  return {
    ...criterion,
    statement: read.texts(`${base}.statement`),
    plain: read.texts(`${base}.plain`, 160),
    critical: first(fields, `${base}.critical`) === 'yes',
  };
}

/** A new outcome, to be filled in; criteria are moved to it. */
export const newUnitOutcome = (id: string): UnitOutcome => ({ id, statement: {}, skills: [], criteria: [] });

/** Reads a unit's form over what stands in it: outcomes and criteria are changed, moved or left out, never invented. */
export function parseUnit(unit: UnitContent, fields: Fields): Result<UnitContent, readonly Failure[]> {
  const read = reader(fields);
  const ids = new Set(unit.outcomes.map(({ id }) => id));
  const criteria = unit.outcomes.flatMap((outcome) =>
    outcome.criteria.flatMap((criterion) => {
      const target = first(fields, `criterion.${criterion.id}.outcome`);
      if (target === 'remove') return [];
      return [{ home: ids.has(target) ? target : outcome.id, criterion: parseCriterion(read, fields, criterion) }];
    }),
  );
  const outcomes = unit.outcomes.map((outcome) => ({
    ...outcome,
    statement: read.texts(`outcome.${outcome.id}`),
    criteria: criteria.filter(({ home }) => home === outcome.id).map(({ criterion }) => criterion),
  }));
  const level = read.amount('levelCue', 8);
  return done(read.failures, {
    title: read.texts('title', 120),
    summary: read.texts('summary', 600),
    // An outcome that was emptied and holds nothing is one that nobody wants.
    outcomes: outcomes.filter(({ statement, criteria: own }) => own.length > 0 || Object.keys(statement).length > 0),
    minLevel: oneOf(MIN_LEVELS, first(fields, 'minLevel'), 'on_my_own'),
    evidenceRule: {
      directForCritical: Math.round(read.amount('directForCritical', 20) ?? 1),
      minKinds: Math.round(read.amount('minKinds', 3) ?? 1),
      maxAgeMonths: Math.round(read.amount('maxAgeMonths', 240) ?? 24),
    },
    hours: read.amount('hours', 1000) ?? 0,
    levelCue: level === null || level < 1 ? null : Math.round(level),
  });
}

export const unitFields = (unit: UnitContent): Fields => ({
  ...spread('title', unit.title),
  ...spread('summary', unit.summary),
  ...Object.assign({}, ...unit.outcomes.map(outcomeFields)),
  minLevel: [unit.minLevel],
  directForCritical: [String(unit.evidenceRule.directForCritical)],
  minKinds: [String(unit.evidenceRule.minKinds)],
  maxAgeMonths: [String(unit.evidenceRule.maxAgeMonths)],
  hours: unit.hours === 0 ? [] : [String(unit.hours)],
  levelCue: shownNumber(unit.levelCue),
});

function outcomeFields({ id, statement, criteria }: UnitOutcome): Fields {
  const own = criteria.map((criterion): Fields => {
    const base = `criterion.${criterion.id}`;
    return {
      ...spread(`${base}.statement`, criterion.statement),
      ...spread(`${base}.plain`, criterion.plain),
      [`${base}.critical`]: criterion.critical ? ['yes'] : [],
      [`${base}.outcome`]: [id],
    };
  });
  return { ...spread(`outcome.${id}`, statement), ...Object.assign({}, ...own) };
}

/** Reads the wishes; ticked tasks get their words from the list, own words stand one a line. */
export function parseWishes(
  fields: Fields,
  learnerId: string,
  titleOf: (taskId: string) => string | undefined,
): Result<Omit<LearnerWishes, 'updatedAt'>, readonly Failure[]> {
  const read = reader(fields);
  const ticked = (fields['taskIds'] ?? []).flatMap((taskId) => {
    const text = titleOf(taskId);
    return text === undefined ? [] : [{ text, taskId }];
  });
  const own = read
    .text('ownWishes', LONGEST_BLOCK)
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [{ text: line.trim().slice(0, 120), taskId: null }]));
  return done(read.failures, {
    learnerId,
    wishes: [...ticked, ...own],
    hoursWeek: ((value) => (value === null ? null : Math.round(value)))(read.amount('hoursWeek', 60)),
    languages: (fields['languages'] ?? []).filter(isLanguage),
    adjustments: ADJUSTMENTS.filter((code) => (fields['adjustments'] ?? []).includes(code)),
    travel: oneOf(TRAVELS, first(fields, 'travel'), 'any'),
    town: read.text('town', 120),
  });
}

export const wishFields = (wishes: LearnerWishes): Fields => ({
  taskIds: wishes.wishes.flatMap(({ taskId }) => (taskId === null ? [] : [taskId])),
  ownWishes: [
    wishes.wishes
      .filter(({ taskId }) => taskId === null)
      .map(({ text }) => text)
      .join('\n'),
  ],
  hoursWeek: shownNumber(wishes.hoursWeek),
  languages: wishes.languages,
  adjustments: wishes.adjustments,
  travel: [wishes.travel],
  town: [wishes.town],
});
