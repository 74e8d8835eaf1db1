/**
 * The pictures of a picture password: plain things that differ in shape and colour, each named in every language
 * (`people.picture.<name>`). None of them is printed on cards, so that the card gives no hint. Names of the pictogram
 * table.
 */
export const PASSWORD_PICTURES = [
  'bread',
  'egg',
  'vegetables',
  'milk',
  'hammer',
  'saw',
  'bucket',
  'ladder',
  'bed',
  'books',
  'toys',
  'gloves',
  'clothes',
  'furniture',
  'radio',
  'helmet',
] as const;

export type PasswordPicture = (typeof PASSWORD_PICTURES)[number];

/** Four different ones in order out of sixteen: 43,680 ways, four times as many as a PIN of four digits has. */
export const PICTURES_LONG = 4;

const isPicture = (name: string): name is PasswordPicture => PASSWORD_PICTURES.some((known) => known === name);

/** The chosen pictures in their order; null where one is unknown, twice, or too many. May be fewer than four. */
export function readPictures(names: readonly string[]): readonly PasswordPicture[] | null {
  const known = names.filter(isPicture);
  const isWhole = known.length === names.length && new Set(known).size === known.length;
  return isWhole && known.length <= PICTURES_LONG ? known : null;
}

/** What is hashed. The word before it keeps pictures and PINs apart. */
export const picturesAsSecret = (pictures: readonly PasswordPicture[]): string => `pictures:${pictures.join(',')}`;

/** The board in a new order each time, so that neither marks on the glass nor a glance from behind tell the places. */
export function shuffledBoard(random: { bytes(length: number): Uint8Array }): readonly PasswordPicture[] {
  const keyed = PASSWORD_PICTURES.map((name) => ({ name, key: Buffer.from(random.bytes(6)).toString('hex') }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ name }) => name);
}
