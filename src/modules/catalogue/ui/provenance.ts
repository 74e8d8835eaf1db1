import type { PickedText } from '#platform/i18n/text.ts';

export type Title = Pick<PickedText, 'text' | 'lang' | 'dir'>;

/** A work in a line of descent, in the words of one reader. */
export type Work = {
  readonly title: Title;
  readonly version: number;
  readonly makers: string;
  readonly where: string;
  readonly languages: string;
  readonly licence: string;
  /** Its page; empty when it has none. */
  readonly source: string;
  /** The line that names it: title, makers, source, licence, changes. */
  readonly credit: string;
};
