import { compactTextOf } from '../plan/known-texts.ts';
import { concatBytes } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { Report } from '../types.ts';

/** Quotes within texts are escaped, and nothing but texts stands before it, so this comes only once. */
const EMPTY_VIEW = '"credential":{"document":null';

type Parts = { readonly before: string; readonly credential: string; readonly after: string };

/** The text around the credential, and the credential as it came; null where it was not read from a text of a known form. */
const partsOf = (report: Report): Parts | null => {
  const { credential, inner } = report;
  const text = credential === undefined || inner !== undefined ? null : compactTextOf(credential.document);
  if (text === null) return null;
  const frame = JSON.stringify({ ...report, credential: { ...credential, document: null } });
  const end = frame.indexOf(EMPTY_VIEW) + EMPTY_VIEW.length;
  return { before: frame.slice(0, end - 'null'.length), credential: text, after: frame.slice(end) };
};

/**
 * A report as JSON.stringify writes it, byte for byte. Most of it is the credential: where that was read from a text of a
 * known form, the text is put in as it came and not written anew.
 */
export const reportText = (report: Report): string => {
  const parts = partsOf(report);
  return parts === null ? JSON.stringify(report) : `${parts.before}${parts.credential}${parts.after}`;
};

/** A text, and the very bytes that it was read from. */
export type GivenText = { readonly text: string; readonly bytes: Uint8Array };

/**
 * {@link reportText} in UTF-8. Where the credential in the report is the very text that was given, its bytes are taken
 * over: to make them anew takes ten times as long as all the rest of it.
 */
export const reportBytes = (report: Report, given: GivenText | null): Uint8Array<ArrayBuffer> => {
  const parts = given === null ? null : partsOf(report);
  return given === null || parts?.credential !== given.text
    ? utf8Encode(reportText(report))
    : concatBytes(utf8Encode(parts.before), given.bytes, utf8Encode(parts.after));
};
