import { compactTextOf } from '../plan/known-texts.ts';
import type { Report } from '../types.ts';

/** Quotes within texts are escaped, and nothing but texts stands before it, so this comes only once. */
const EMPTY_VIEW = '"credential":{"document":null';

/**
 * A report as JSON.stringify writes it, byte for byte. Most of it is the credential: where that was read from a text of a
 * known form, the text is put in as it came and not written anew.
 */
export const reportText = (report: Report): string => {
  const { credential, inner } = report;
  const text = credential === undefined || inner !== undefined ? null : compactTextOf(credential.document);
  if (text === null) return JSON.stringify(report);
  const frame = JSON.stringify({ ...report, credential: { ...credential, document: null } });
  const end = frame.indexOf(EMPTY_VIEW) + EMPTY_VIEW.length;
  return `${frame.slice(0, end - 'null'.length)}${text}${frame.slice(end)}`;
};
