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
  evidence: 'Proof named',
};

const OUTCOMES: Readonly<Record<Check['outcome'], string>> = {
  passed: 'yes',
  failed: 'NO',
  unknown: 'open',
  not_applicable: '–',
};

const line = (label: string, check: Check): string => {
  const asOf = check.asOf === undefined || check.asOf === '' ? '' : ` (as of ${inert(check.asOf)})`;
  return `  ${label.padEnd(14)} ${OUTCOMES[check.outcome].padEnd(5)} ${sentenceFor(check)}${asOf}`;
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

const lines = (report: Report): readonly string[] => {
  const names = Object.keys(NAMES) as readonly CheckName[];
  const checks = names.map((name) => line(NAMES[name], report.checks[name]));
  return report.holder === undefined ? checks : [...checks, line('Holder', report.holder)];
};

const inside = (inner: readonly Report[]): string =>
  inner.map((report, at) => `\nInside, ${at + 1} of ${inner.length}. ${writeReport(report)}`).join('');

/** The report for people, in plain words; credentials inside a learner record follow with reports of their own. */
export const writeReport = (report: Report): string =>
  `${SUMMARY[report.summary]}\n${about(report)}\n${lines(report).join('\n')}\n${inside(report.inner ?? [])}`;
