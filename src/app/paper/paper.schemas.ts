/** The paper twins of a learner's steps. `offer` is read only: there is nothing on it to key in. */
export const SHEET_KINDS = ['self', 'joint', 'evidence', 'story', 'offer'] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export const isSheetKind = (value: string): value is SheetKind => SHEET_KINDS.some((kind) => kind === value);

/** What a digit beside a task means besides the steps of the scale (1, 2, 3 …): printed under the boxes. */
const OTHER_DIGITS: Readonly<Record<string, string>> = { '0': 'skipped', '8': 'not_relevant', '9': 'not_understood' };

/** The answer behind a digit that was typed; empty stays empty, null is no digit of this sheet. */
export function answerOfDigit(digit: string, steps: readonly string[]): string | null {
  const plain = digit.normalize('NFKC').trim();
  if (plain === '') return '';
  return OTHER_DIGITS[plain] ?? (/^[1-7]$/.test(plain) ? (steps[Number(plain) - 1] ?? null) : null);
}

/** The digit under which an answer stands on the paper. */
export function digitOfAnswer(answer: string | null | undefined, steps: readonly string[]): string {
  if (answer == null) return '';
  const other = Object.entries(OTHER_DIGITS).find(([, value]) => value === answer)?.[0];
  const place = steps.indexOf(answer);
  return other ?? (place < 0 ? '' : String(place + 1));
}

/** A sheet's code as people type it: any case, spaces, O for 0, I and L for 1. Null where it cannot be one. */
export function readSheetCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1');
  return /^[0-9a-hjkmnp-tv-z]{8}$/.test(plain) ? plain : null;
}

/** As it is printed: capital letters in groups of four. */
export const spellSheetCode = (code: string): string => code.toUpperCase().replace(/(.{4})(?=.)/g, '$1 ');
