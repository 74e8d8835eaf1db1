import type { Answer } from './portfolio.schemas.ts';

/** A self-evaluation without an account: nobody's name, found by its code only. */
export type Trial = {
  readonly answers: Readonly<Record<string, Answer>>;
  readonly hiddenAreas: readonly string[];
  readonly position: number;
  readonly secondLanguage: string | null;
  readonly endsAt: Date;
};

export const TRIAL_DAYS = 90;

/** No look-alikes, and no vowels that make words. */
export const TRIAL_LETTERS = '0123456789BCDFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

/** A code as somebody types it; null where it cannot be one. O reads as 0, I and L as 1, digits of any script. */
export function readTrialCode(typed: string): string | null {
  const plain = typed
    .slice(0, 60)
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .toUpperCase()
    .replace(/[\s\p{P}\p{Cf}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return new RegExp(`^[${TRIAL_LETTERS}]{${LENGTH}}$`).test(plain) ? plain : null;
}

/** In groups, as it is printed: 3 + 3 + 4. */
export const spellTrialCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`;

/** About 49 random bits; guessing is held back by the throttle. */
export function makeTrialCode(random: { bytes(length: number): Uint8Array }): string {
  let code = '';
  while (code.length < LENGTH) code += TRIAL_LETTERS[(random.bytes(1)[0] ?? 0) & 31] ?? '';
  return code;
}
