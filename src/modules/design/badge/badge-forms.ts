import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { Descriptor } from '../descriptor.ts';
import { ownName } from '../ui/field-texts.ts';
import { first, textsOf, toFields, type Fields } from '../fields.ts';
import { LONGEST_BADGE_TEXT, type BadgeImage } from './badge.ts';
import { badgeSchema } from './badge.schemas.ts';
import { checkBadge } from './badge-checks.ts';

/** What a designer chooses; the letters' outlines and the own drawing are made on the server. */
export type BadgeChoice = Omit<BadgeImage, 'drawing' | 'letters'> & {
  /** Own drawing: `keep` the one of the draft, or use the icon. */
  readonly picture: 'icon' | 'own' | 'none';
};

/** A badge for a design that has none: the colours of its area of work. */
export const startOfBadge = ({ family }: Pick<Descriptor, 'family'>): BadgeImage => ({
  shape: 'stone',
  colour: family,
  ink: 'light',
  icon: '',
  text: '',
  alt: {},
});

const pictureOf = (image: BadgeImage): BadgeChoice['picture'] => {
  if (image.drawing !== undefined) return 'own';
  return image.icon === '' ? 'none' : 'icon';
};

export function badgeFields(descriptor: Descriptor): Fields {
  const image = descriptor.image ?? startOfBadge(descriptor);
  return {
    shape: [image.shape],
    colour: [image.colour],
    ink: [image.ink],
    picture: [descriptor.image === undefined ? 'icon' : pictureOf(image)],
    icon: [image.icon],
    text: [image.text],
    drawing: [image.drawing === undefined ? '' : JSON.stringify(image.drawing)],
    ...toFields('alt', image.alt),
  };
}

function choiceOf(value: string): BadgeChoice['picture'] {
  return value === 'own' || value === 'icon' ? value : 'none';
}

/** What a form chose, as far as it can be read: for the picture that is shown before anything is saved. */
export function readBadge(fields: Fields): Result<BadgeChoice, readonly Failure[]> {
  const picture = choiceOf(first(fields, 'picture'));
  const parsed = badgeSchema.safeParse({
    shape: first(fields, 'shape'),
    colour: first(fields, 'colour'),
    ink: first(fields, 'ink'),
    icon: picture === 'icon' ? first(fields, 'icon') : '',
    text: first(fields, 'text'),
    alt: textsOf(fields, 'alt'),
  });
  if (parsed.success) return ok({ ...parsed.data, picture });
  return fail(
    parsed.error.issues.map(({ message, path }): Failure => {
      const most = path[0] === 'text' ? LONGEST_BADGE_TEXT : 200;
      return { code: message, field: path.join('.'), ...(message === 'design.too_long' ? { params: { most } } : {}) };
    }),
  );
}

/**
 * What keeps a badge from being saved. Codes: `design.badge.icon_missing`, `design.badge.own_missing`,
 * `design.badge.nothing_on_it`, `design.badge.letters_faint`, `design.badge.alt_missing`.
 */
export function badgeFaults(image: BadgeImage, choice: BadgeChoice, languages: readonly string[]): readonly Failure[] {
  const faint = checkBadge(image).find(({ what, isEnough }) => what === 'letters' && !isEnough);
  const faults: readonly (Failure | false)[] = [
    choice.picture === 'icon' && image.icon === '' && { code: 'design.badge.icon_missing', field: 'icon' },
    choice.picture === 'own' && image.drawing === undefined && { code: 'design.badge.own_missing', field: 'own' },
    choice.picture === 'none' && image.text === '' && { code: 'design.badge.nothing_on_it', field: 'text' },
    faint !== undefined && {
      code: 'design.badge.letters_faint',
      field: 'ink',
      params: { ratio: faint.ratio, least: faint.least },
    },
    ...languages.map(
      (language) =>
        (image.alt[language] ?? '') === '' && {
          code: 'design.badge.alt_missing',
          field: `alt.${language}`,
          params: { language: ownName(language) },
        },
    ),
  ];
  return faults.filter((fault) => fault !== false);
}
