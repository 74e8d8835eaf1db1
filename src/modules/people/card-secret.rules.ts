import { fail, ok, type Result } from '#platform/result.ts';
import { isEasyPin } from './card.rules.ts';
import { pin as pinSchema } from './people.schemas.ts';
import { PICTURES_LONG, picturesAsSecret, readPictures } from './pictures.rules.ts';

/** What a card's owner comes in with, as it is hashed. */
export type CardSecret = { readonly kind: 'pin' | 'pictures'; readonly text: string };

const UNFIT_PIN = { code: 'people.pin_unfit', field: 'pin' } as const;
const UNFIT_PICTURES = { code: 'people.pictures_unfit', field: 'pictures' } as const;

export function readTypedPin(typed: string): Result<CardSecret> {
  const digits = pinSchema.safeParse(typed);
  return digits.success ? ok({ kind: 'pin', text: digits.data }) : fail(UNFIT_PIN);
}

export function readNewPin(input: { readonly pin: string; readonly again: string }): Result<CardSecret> {
  const first = readTypedPin(input.pin);
  if (!first.ok) return first;
  if (isEasyPin(first.value.text)) return fail({ code: 'people.pin_easy', field: 'pin' });
  const again = readTypedPin(input.again);
  const isSame = again.ok && again.value.text === first.value.text;
  return isSame ? first : fail({ code: 'people.pin_differs', field: 'again' });
}

export function readTypedPictures(names: readonly string[]): Result<CardSecret> {
  const pictures = readPictures(names);
  if (pictures === null || pictures.length !== PICTURES_LONG) return fail(UNFIT_PICTURES);
  return ok({ kind: 'pictures', text: picturesAsSecret(pictures) });
}

export function readNewPictures(input: {
  readonly pictures: readonly string[];
  readonly again: readonly string[];
}): Result<CardSecret> {
  const first = readTypedPictures(input.pictures);
  if (!first.ok) return first;
  const again = readTypedPictures(input.again);
  const isSame = again.ok && again.value.text === first.value.text;
  return isSame ? first : fail({ code: 'people.pictures_differ', field: 'pictures' });
}
