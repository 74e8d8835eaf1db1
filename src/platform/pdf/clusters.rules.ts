import type { Glyph } from './content-glyphs.ts';

/** Letters of scripts that are written from right to left. */
export const FROM_RIGHT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Glyphs that the typesetter gives one text. `piece`: a sign that hangs higher or lower stands in a piece of its own. */
export type Part = { readonly glyphs: readonly Glyph[]; readonly text: string; readonly piece: number };

const isSigns = ({ glyphs }: Part): boolean => glyphs.every(({ advance }) => advance === 0);

function areOne(last: Part, part: Part): boolean {
  if (last.text !== part.text || last.piece === part.piece) return false;
  const [one, other] = [last.glyphs[0], part.glyphs[0]];
  if (one?.font !== other?.font || one?.size !== other?.size) return false;
  return FROM_RIGHT.test(part.text) ? isSigns(last) : isSigns(part);
}

/**
 * Puts letters together that stand in several pieces: each piece says the whole text again. From right to left a
 * letter's signs are drawn before it, from left to right after it, so that two equal letters in a row stay two.
 */
export function joinParts<One extends Part>(parts: readonly One[]): readonly (One & { readonly all: readonly One[] })[] {
  const joined: (One & { readonly all: readonly One[] })[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last === undefined || !areOne(last, part)) joined.push({ ...part, all: [part] });
    else joined[joined.length - 1] = { ...part, glyphs: [...last.glyphs, ...part.glyphs], all: [...last.all, part] };
  }
  return joined;
}

/** How a letter is to be drawn: codes before and after its own, each with the glyphs it draws and what it says. */
export type Sharing = {
  readonly base: Glyph;
  readonly says: string;
  /** Signs that belong to the letter and say nothing of their own: dots. */
  readonly silent: readonly Glyph[];
  /** Signs that were typed as letters of their own, in the order in which they are drawn. */
  readonly signs: readonly { readonly glyph: Glyph; readonly says: string }[];
};

/**
 * Which glyph of a letter says what, so that all is said once. Null where that cannot be told: then several glyphs have
 * width of their own.
 */
export function shareText({ glyphs, text }: Part): Sharing | null {
  const wide = glyphs.filter(({ advance }) => advance !== 0);
  const isFromRight = FROM_RIGHT.test(text);
  const base = wide[0] ?? (isFromRight ? glyphs.at(-1) : glyphs[0]);
  if (base === undefined || wide.length > 1) return null;
  // Outwards from the letter: its own dots come first, then what was typed above or below it.
  const outwards = glyphs.filter((glyph) => glyph !== base);
  if (isFromRight) outwards.reverse();
  const letters = [...text];
  const signs: { readonly glyph: Glyph; readonly says: string }[] = [];
  while (letters.length > 1 && /\p{M}/u.test(letters.at(-1) ?? '')) {
    const glyph = outwards.pop();
    if (glyph === undefined) break;
    signs.push({ glyph, says: letters.pop() ?? '' });
  }
  if (!isFromRight) signs.reverse();
  return { base, says: letters.join(''), silent: outwards, signs };
}
