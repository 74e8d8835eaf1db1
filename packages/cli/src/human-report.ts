import type { Check, CheckName, CredentialView, Report } from '@cairn/engine';
import { inert } from './inert.ts';
import { sentenceFor } from './sentences.ts';

const SUMMARY = {
  checks_out: 'This credential checks out.',
  does_not_check_out: 'This credential does not check out.',
  could_not_check_everything: 'Not everything could be checked.',
} as const;

const NAMES: Readonly<Record<CheckName, string>> = {
  integrity: 'Unchanged',
  issuer: 'Issuer',
  validity: 'In force',
  status: 'Not withdrawn',
  model: 'Form',
};

const OUTCOMES: Readonly<Record<Check['outcome'], string>> = {
  passed: 'yes',
  failed: 'NO',
  unknown: 'open',
  not_applicable: '–',
};

const line = (name: CheckName, check: Check): string => {
  const asOf = check.asOf === undefined || check.asOf === '' ? '' : ` (as of ${inert(check.asOf)})`;
  return `  ${NAMES[name].padEnd(14)} ${OUTCOMES[check.outcome].padEnd(5)} ${sentenceFor(check)}${asOf}`;
};

const claim = (view: CredentialView): string => {
  const { name } = view.document;
  const title = typeof name === 'string' ? `"${inert(name)}"` : 'a credential without a title';
  return `${title}, from ${inert(view.issuerId ?? 'nobody named')}`;
};

const about = (report: Report): string => {
  if (report.credential !== undefined) return `It says: ${claim(report.credential)}\n`;
  return report.unconfirmed === undefined ? '' : `It claims, unconfirmed: ${claim(report.unconfirmed)}\n`;
};

/** The report for people, in plain words. */
export const writeReport = (report: Report): string => {
  const names = Object.keys(NAMES) as readonly CheckName[];
  const lines = names.map((name) => line(name, report.checks[name]));
  return `${SUMMARY[report.summary]}\n${about(report)}\n${lines.join('\n')}\n`;
};
