import { z } from 'zod';
import type { World } from '#platform/world.ts';
import { PICTURES_LONG, readPictures, shuffledBoard, type PasswordPicture } from '../pictures.rules.ts';

/** One picture is tapped at a time. What was tapped travels sealed, so that neither page nor history shows it. */
export type PictureStep = {
  readonly board: readonly PasswordPicture[];
  readonly sealed: string;
  /** How many of the four are tapped. */
  readonly count: number;
  /** The second time, when new ones are chosen. */
  readonly round: 'first' | 'again';
};

export type PickedPictures = { readonly pictures: readonly string[]; readonly again: readonly string[] };

type State = { readonly board: readonly PasswordPicture[]; readonly picked: readonly string[] };

const stateSchema = z.object({ board: z.array(z.string()), picked: z.array(z.string()).max(2 * PICTURES_LONG) });
const context = (code: string): string => `people.pictures:${code}`;

function seal(world: World, code: string, { board, picked }: State): PictureStep {
  const bytes = new TextEncoder().encode(JSON.stringify({ board, picked }));
  return {
    board,
    sealed: Buffer.from(world.vault.seal(bytes, context(code))).toString('base64url'),
    count: picked.length % PICTURES_LONG,
    round: picked.length < PICTURES_LONG ? 'first' : 'again',
  };
}

/** Null for anything that this server did not seal for this card. */
function unseal(world: World, code: string, sealed: string): State | null {
  try {
    const bytes = world.vault.open(new Uint8Array(Buffer.from(sealed.slice(0, 4000), 'base64url')), context(code));
    const { board, picked } = stateSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const known = shuffledOrder(board);
    return known === null ? null : { board: known, picked };
  } catch {
    return null;
  }
}

/** The board as it stood, when it holds pictures of ours. */
const shuffledOrder = (names: readonly string[]): readonly PasswordPicture[] | null => {
  const parts = [0, 4, 8, 12].map((from) => readPictures(names.slice(from, from + PICTURES_LONG)));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
};

/** A new board with nothing tapped. */
export const beginPictures = (world: World, code: string): PictureStep =>
  seal(world, code, { board: shuffledBoard(world.random), picked: [] });

/**
 * Takes one more tap: the next step, or all that was asked for (four pictures; eight when new ones are chosen). The
 * board stays in place meanwhile. Whether a picture is right is told by nothing before all four are there.
 */
export function pickPicture(
  world: World,
  code: string,
  tap: { readonly sealed: string; readonly pick: string; readonly asked: 'once' | 'twice' },
): PictureStep | PickedPictures {
  const state = unseal(world, code, tap.sealed);
  if (state === null) return beginPictures(world, code);
  const round = state.picked.length < PICTURES_LONG ? state.picked : state.picked.slice(PICTURES_LONG);
  // A picture that is tapped twice, or is none of ours, changes nothing.
  if (readPictures([...round, tap.pick]) === null) return seal(world, code, state);
  const picked = [...state.picked, tap.pick];
  const wanted = tap.asked === 'once' ? PICTURES_LONG : 2 * PICTURES_LONG;
  if (picked.length < wanted) return seal(world, code, { board: state.board, picked });
  return { pictures: picked.slice(0, PICTURES_LONG), again: picked.slice(PICTURES_LONG) };
}
