import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { Change } from '../changes.rules.ts';

/** Changes whose values are codes, with the start of the keys that name them. */
const CODES: Readonly<Record<string, string>> = {
  assessment: 'design.assessment_type',
  participation: 'design.participation',
  supervision: 'design.supervision',
  stacking: 'design.stacking_kind',
  family: 'design.family',
  outcome_kind: 'design.outcome_kind',
};

export type ChangeLine = {
  readonly heading: string;
  readonly language: string | null;
  readonly before: string;
  readonly after: string;
};

function inWords(key: string, value: string, t: Translate): string {
  const start = CODES[key];
  if (value === '') return '';
  if (key === 'self_scale') return t(`design.self_scale.${value}`);
  if (key === 'pass_rule') return `${Math.round(Number(value) * 100)} %`;
  if (key === 'language') return isLanguage(value) ? LANGUAGES[value].name : value;
  if (key === 'level') return value.replace(/^[a-z_]+/, (code) => t(`design.level_claim.${code}`));
  if (key === 'quality') return value.replace(/^[a-z_]+/, (code) => t(`design.quality_kind.${code}`));
  if (start === undefined) return value;
  return value
    .split(' · ')
    .map((code) => t(`${start}.${code}`))
    .join(' · ');
}

/** One change as a reviewer reads it: what it is about, what stood there, what stands there now. */
export function changeLine(change: Change, t: Translate): ChangeLine {
  const name = change.language !== undefined && isLanguage(change.language) ? LANGUAGES[change.language].name : '';
  const heading = t(`design.changed.${change.key}`, { of: change.of ?? '' });
  return {
    heading: name === '' ? heading : `${heading} (${name})`,
    language: change.language ?? null,
    before: inWords(change.key, change.before ?? '', t),
    after: inWords(change.key, change.after ?? '', t),
  };
}
