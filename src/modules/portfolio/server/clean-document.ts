import { fail, ok, type Result } from '#platform/result.ts';
import { cleanPdf, UnfitPdf } from './clean-pdf.ts';

export type CleanDocument = {
  readonly bytes: Uint8Array;
  readonly mediaType: 'application/pdf' | 'text/plain; charset=utf-8';
};

const MOST_TEXT = 1024 * 1024;

const failed = (code: string, params?: Readonly<Record<string, number>>) =>
  fail({ code: `portfolio.document_${code}`, field: 'document', ...(params === undefined ? {} : { params }) });

/** What the first bytes are, where they are something that people often send by mistake. */
function startOf(bytes: Uint8Array): 'pdf' | 'zip' | 'old_office' | 'other' {
  const [a, b, c, d] = bytes;
  if (a === 0x25 && b === 0x50 && c === 0x44 && d === 0x46) return 'pdf';
  if (a === 0x50 && b === 0x4b) return 'zip';
  return a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0 ? 'old_office' : 'other';
}

/** Control characters other than tab and line breaks: no text has them. */
const NO_TEXT = /[\0-\x08\x0b\x0e-\x1f\x7f]/;

/** The text in UTF-8 with nothing beside it, or null when the bytes are none. */
function plainText(bytes: Uint8Array): Uint8Array | null {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return NO_TEXT.test(text) || text.trim() === '' ? null : new TextEncoder().encode(text);
  } catch {
    return null;
  }
}

/**
 * Makes a document fit to keep: a PDF without what it says about its maker, or plain text. Word files are refused with
 * the way forward: they carry revisions, comments and names in too many places to promise that none remains.
 * @returns failures `portfolio.document_missing`, `_too_large`, `_office`, `_unknown_kind`, `_locked`, `_active`,
 * `_unclean`, `_damaged`
 */
export function cleanDocument(bytes: Uint8Array, maxBytes: number): Result<CleanDocument> {
  if (bytes.length === 0) return failed('missing');
  if (bytes.length > maxBytes) return failed('too_large', { megabytes: Math.round(maxBytes / 1_048_576) });
  const start = startOf(bytes);
  if (start === 'zip' || start === 'old_office') return failed('office');
  if (start === 'other') {
    const text = bytes.length > MOST_TEXT ? null : plainText(bytes);
    return text === null ? failed('unknown_kind') : ok({ bytes: text, mediaType: 'text/plain; charset=utf-8' });
  }
  try {
    return ok({ bytes: cleanPdf(bytes), mediaType: 'application/pdf' });
  } catch (error) {
    if (error instanceof UnfitPdf) return failed(error.code);
    throw error;
  }
}
