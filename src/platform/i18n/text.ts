import { directionOf, fallbackChain } from './languages.ts';

/** One text in several languages: BCP 47 tag → words. */
export type Multilingual = Readonly<Record<string, string>>;

export type PickedText = { readonly text: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' };

/** The text for a reader: own language, relatives, English, then whatever is there; never an empty hole when words exist. */
export function pickText(map: Multilingual | undefined, language: string): PickedText {
  for (const lang of [...fallbackChain(language), ...Object.keys(map ?? {})]) {
    const text = map?.[lang]?.trim();
    if (text) return { text, lang, dir: directionOf(lang) };
  }
  return { text: '', lang: language, dir: directionOf(language) };
}

/** Between U+2068 and U+2069: a name in another script keeps its direction to itself. For texts where no `bdi` can stand. */
export const setApart = (text: string): string =>
  `${String.fromCodePoint(0x2068)}${text}${String.fromCodePoint(0x2069)}`;
