import { ASSESSMENT_TYPES, ISCED_FIELDS } from '@cairn/vocab';
import { referenceTables } from './reference-tables.ts';
import { ECTS_HOURS } from './workload.rules.ts';

type HoursPerPoint = { readonly min: number; readonly max: number };

/** Hours behind one point of a credit system. A system without a fixed size (or unknown to us) fits any hours. */
export function hoursPerPoint(system: string): HoursPerPoint {
  const known = referenceTables().creditSystems.find((entry) => entry.code === system);
  if (known === undefined || known.hoursPerPoint === null) return { min: Number.MIN_VALUE, max: Number.MAX_VALUE };
  return known.hoursPerPoint;
}

/** Usual hours behind one ECTS credit in a country; the middle of the range where the country has no figure. */
export function hoursPerEcts(country: string): number {
  const known = referenceTables().hoursPerEcts.find((entry) => entry.country === country);
  return known?.hours ?? (ECTS_HOURS.min + ECTS_HOURS.max) / 2;
}

const ATTENDANCE: ReadonlySet<string> = new Set(
  ASSESSMENT_TYPES.filter((type) => 'isAttendance' in type).map((type) => type.code),
);

export const isAttendanceOnly = (assessmentTypes: readonly string[]): boolean =>
  assessmentTypes.length > 0 && assessmentTypes.every((code) => ATTENDANCE.has(code));

/** The EQF level that a national level stands for; undefined when the table names none. */
export function eqfOfNational(framework: string, level: string): number | undefined {
  const levels = referenceTables().frameworks.find((entry) => entry.code === framework)?.levels;
  return levels?.[level] ?? undefined;
}

export const isFieldOfEducation = (code: string): boolean => Object.hasOwn(ISCED_FIELDS, code);

/** A field of education as it is shown: its code and its English name. A code that names none stays as it is. */
export const fieldOfEducation = (code: string): string => [code, ISCED_FIELDS[code] ?? ''].join(' ').trim();

/** Fields to choose from. "Not further defined" is what the wider field says already, and "unknown" is no field. */
export const fieldsOffered = (): readonly string[] =>
  Object.keys(ISCED_FIELDS)
    .filter((code) => !code.startsWith('99') && !ISCED_FIELDS[code]?.endsWith('not further defined'))
    .toSorted();
