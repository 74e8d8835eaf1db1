import type { Glyph, Stretch, Unit } from './content-glyphs.ts';
import { FROM_RIGHT } from './reading-order.ts';

/** A letter with all its glyphs, wherever they stand. */
export type Joined = Omit<Unit, 'reading'> & { readonly readings: readonly Stretch[] };

const isSigns = ({ glyphs }: Joined): boolean => glyphs.every(({ advance }) => advance === 0);

function areOne(last: Joined, part: Joined): boolean {
  if (last.text !== part.text || last.piece === part.piece) return false;
  const [one, other] = [last.glyphs[0], part.glyphs[0]];
  if (one?.font !== other?.font || one?.size !== other?.size) return false;
  return FROM_RIGHT.test(part.text) ? isSigns(last) : isSigns(part);
}

/**
 * Puts letters together that stand in several pieces: each piece says the whole text again. From right to left a
 * letter's signs are drawn before it, from left to right after it, so that two equal letters in a row stay two.
 */
export function joinParts(units: readonly Unit[]): readonly Joined[] {
  const joined: Joined[] = [];
  for (const { reading, ...unit } of units) {
    const last = joined.at(-1);
    const part = { ...unit, readings: reading };
    if (last === undefined || !areOne(last, part)) joined.push(part);
    else {
      joined[joined.length - 1] = {
        ...part,
        glyphs: [...last.glyphs, ...part.glyphs],
        readings: [...last.readings, ...reading],
        mcid: (isSigns(last) ? part : last).mcid,
      };
    }
  }
  return joined;
}

/** One code: what it says, and the glyph that it draws; null: it only says something, as a sign that keeps letters apart. */
export type Code = { readonly says: string; readonly glyph: Glyph | null };

/** How a letter is to be drawn, so that all of it is said once. */
export type Sharing = {
  readonly base: Glyph;
  /** Signs that belong to the letter and say nothing of their own: dots. They are drawn with its base. */
  readonly silent: readonly Glyph[];
  /** In the order in which they are read. */
  readonly codes: readonly Code[];
};

const HANGS = /\p{M}/u;
const UNSEEN = /^\p{Cf}/u;

/** Signs that were typed as letters of their own, and the glyphs that draw them: the last is the one farthest out. */
function signsOf(letters: string[], outwards: Glyph[]): readonly Code[] {
  const signs: Code[] = [];
  while (letters.length > 1 && HANGS.test(letters.at(-1) ?? '') && outwards.length > 0) {
    signs.unshift({ glyph: outwards.pop() ?? null, says: letters.pop() ?? '' });
  }
  return signs;
}

/**
 * Which glyph of a letter says what. Readers turn what one code says in a line from the right, so there every letter is
 * a code of its own. Null where it cannot be told who says what: then several glyphs have width of their own.
 */
export function shareText({ glyphs, text }: Joined): Sharing | null {
  const wide = glyphs.filter(({ advance }) => advance !== 0);
  const isFromRight = FROM_RIGHT.test(text);
  const base = wide[0] ?? (isFromRight ? glyphs.at(-1) : glyphs[0]);
  if (base === undefined || wide.length > 1) return null;
  // Outwards from the letter: its own dots come first, then what was typed above or below it.
  const outwards = glyphs.filter((glyph) => glyph !== base);
  if (isFromRight) outwards.reverse();
  const letters = [...text];
  const signs = signsOf(letters, outwards);
  if (!isFromRight) return { base, silent: outwards, codes: [{ glyph: base, says: letters.join('') }, ...signs] };
  const first = Math.max(
    0,
    letters.findIndex((letter) => !UNSEEN.test(letter)),
  );
  const codes = letters.map((says, index): Code => ({ says, glyph: index === first ? base : null }));
  return { base, silent: outwards, codes: [...codes, ...signs] };
}
