import type { Check, CheckName, Report, Summary } from '../types.ts';

type Details = Readonly<Record<string, string>>;

const check =
  (outcome: Check['outcome']) =>
  (code: string, details?: Details, asOf?: string): Check => ({
    outcome,
    code,
    ...(asOf === undefined ? {} : { asOf }),
    ...(details === undefined ? {} : { details }),
  });

export const passed = check('passed');
export const failed = check('failed');
export const unknown = check('unknown');
export const notApplicable = check('not_applicable');

/** One failed answer decides; else one open answer; only then does a credential check out. */
export const summarise = (checks: Report['checks']): Summary => {
  const outcomes = Object.values(checks).map(({ outcome }) => outcome);
  if (outcomes.includes('failed')) return 'does_not_check_out';
  return outcomes.includes('unknown') ? 'could_not_check_everything' : 'checks_out';
};

const NAMES: readonly CheckName[] = ['integrity', 'issuer', 'validity', 'status', 'model'];

/** A report for a file of which nothing could be read: the one answer, and four honest gaps. */
export const unreadableReport = (integrity: Check, format: Report['format']): Report => {
  const checks = Object.fromEntries(
    NAMES.map((name) => [name, name === 'integrity' ? integrity : unknown(`${name}.not_reached`)]),
  ) as Record<CheckName, Check>;
  return { summary: summarise(checks), format, checks };
};
