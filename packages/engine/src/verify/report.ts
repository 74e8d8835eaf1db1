import type { Check, Report, Summary } from '../types.ts';
import type { ReportCode } from './report-codes.ts';

type Details = Readonly<Record<string, string>>;

type Draft = { -readonly [Member in keyof Check]: Check[Member] };

/** Without spreads: every answer of every check comes from here, and a spread costs as much as the question. */
const check =
  (outcome: Check['outcome']) =>
  (code: ReportCode, details?: Details, asOf?: string): Check => {
    const draft: Draft = { outcome, code };
    if (asOf !== undefined) draft.asOf = asOf;
    if (details !== undefined) draft.details = details;
    return draft;
  };

export const passed = check('passed');
export const failed = check('failed');
export const unknown = check('unknown');
export const notApplicable = check('not_applicable');

/** Whether a list would be asked for on the word of a text that nobody signed: then it stays `not_reached`. */
export const namesListForNobody = (integrity: Check, entry: unknown): boolean =>
  integrity.outcome === 'failed' && entry !== undefined;

/** One failed answer decides; else one open answer; only then does a credential check out. */
export const summarise = (checks: Report['checks'] & { readonly holder?: Check }): Summary => {
  const outcomes = Object.values(checks).map(({ outcome }) => outcome);
  if (outcomes.includes('failed')) return 'does_not_check_out';
  return outcomes.includes('unknown') ? 'could_not_check_everything' : 'checks_out';
};
