import { toPlainDigits } from './people.schemas.ts';

/** Crockford's base 32 without the vowels A and E: no look-alikes, and no word that hurts by chance. */
const CODE_LETTERS = '0123456789BCDFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 8;

/** Pictures for cards: help the owner to know the own card again, and are no secret. Names of the pictogram table. */
export const CARD_PICTURES = [
  'flower',
  'bicycle',
  'fruit',
  'tree',
  'fish',
  'lamp',
  'bus',
  'scissors',
  'coffee',
  'shoes',
  'plant',
  'gift',
] as const;

/**
 * A code as a person types it, made plain: any case, any spaces or strokes, any digits, O for 0 and I or L for 1.
 * Null where it cannot be a card code at all.
 */
export function readCardCode(typed: string): string | null {
  const plain = toPlainDigits(typed)
    .toUpperCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(plain) ? plain : null;
}

/** The code as it is printed: groups of four. */
export const spellCardCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ');

/** Makes a new code of 39 random bits. Few enough to type; guessing is held back by the throttle and the PIN. */
export function makeCardCode(random: { bytes(length: number): Uint8Array }): string {
  let code = '';
  while (code.length < CODE_LENGTH) {
    const letter = CODE_LETTERS[(random.bytes(1)[0] ?? 0) & 31];
    if (letter !== undefined) code += letter;
  }
  return code;
}

/** One of the pictures, by chance. */
export function choosePicture(random: { bytes(length: number): Uint8Array }): string {
  return CARD_PICTURES[(random.bytes(1)[0] ?? 0) % CARD_PICTURES.length] ?? CARD_PICTURES[0];
}

const TRIES_BEFORE_WAIT = 5;
const FIRST_WAIT_MINUTES = 15;
const LONGEST_WAIT_MINUTES = 480;

/** Minutes to wait after so many wrong PINs in a row: nothing for four, then 15, 30, 60 … with each further five. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries === 0 || wrongTries % TRIES_BEFORE_WAIT !== 0) return 0;
  const rounds = wrongTries / TRIES_BEFORE_WAIT - 1;
  return Math.min(FIRST_WAIT_MINUTES * 2 ** rounds, LONGEST_WAIT_MINUTES);
}

/** Tries left before the next wait. */
export const triesLeft = (wrongTries: number): number => TRIES_BEFORE_WAIT - (wrongTries % TRIES_BEFORE_WAIT);

/** The PINs that everybody tries first. */
export const isEasyPin = (digits: string): boolean =>
  /^(\d)\1{3}$/.test(digits) || ['1234', '4321', '0123'].includes(digits);
