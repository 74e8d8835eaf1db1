/** Languages of the product, in their own names. A language of learners is promised on learner and check screens. */
export const LANGUAGES = {
  en: { name: 'English', dir: 'ltr' },
  nb: { name: 'Norsk bokmål', dir: 'ltr' },
  sv: { name: 'Svenska', dir: 'ltr' },
  da: { name: 'Dansk', dir: 'ltr' },
  fi: { name: 'Suomi', dir: 'ltr' },
  is: { name: 'Íslenska', dir: 'ltr' },
  et: { name: 'Eesti', dir: 'ltr' },
  de: { name: 'Deutsch', dir: 'ltr' },
  nl: { name: 'Nederlands', dir: 'ltr' },
  fr: { name: 'Français', dir: 'ltr' },
  it: { name: 'Italiano', dir: 'ltr' },
  es: { name: 'Español', dir: 'ltr' },
  pt: { name: 'Português', dir: 'ltr' },
  el: { name: 'Ελληνικά', dir: 'ltr' },
  ga: { name: 'Gaeilge', dir: 'ltr' },
  ar: { name: 'العربية', dir: 'rtl' },
  uk: { name: 'Українська', dir: 'ltr' },
  so: { name: 'Soomaali', dir: 'ltr' },
} as const satisfies Record<string, { name: string; dir: 'ltr' | 'rtl' }>;

export type Language = keyof typeof LANGUAGES;

export const LEARNER_LANGUAGES = Object.keys(LANGUAGES) as readonly Language[];
export const STAFF_LANGUAGES = ['en', 'nb', 'sv', 'fi', 'de', 'it'] as const satisfies readonly Language[];

export const isLanguage = (value: string): value is Language => Object.hasOwn(LANGUAGES, value);
export const isStaffLanguage = (value: Language): boolean => STAFF_LANGUAGES.some((known) => known === value);

/** Reading order for a person: own language, its closest relatives, English. */
export function fallbackChain(language: string): readonly Language[] {
  const relatives: Partial<Record<Language, readonly Language[]>> = {
    da: ['nb'],
    nb: ['da', 'sv'],
    sv: ['nb'],
    is: ['nb'],
  };
  const own: readonly Language[] = isLanguage(language) ? [language, ...(relatives[language] ?? [])] : [];
  return [...new Set<Language>([...own, 'en'])];
}

/** Writing direction of any BCP 47 tag; unknown tags read left to right. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const primary = tag.split('-')[0] ?? '';
  if (isLanguage(primary)) return LANGUAGES[primary].dir;
  return ['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'yi'].includes(primary) ? 'rtl' : 'ltr';
}

/** Best language for an Accept-Language header (RFC 9110 §12.5.4); English when none fits. */
export function chooseLanguage(header: string | null): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const weight = params.map((p) => /^\s*q=([0-9.]+)/.exec(p)?.[1]).find((q) => q !== undefined);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) {
    const primary = tag.split('-')[0] ?? '';
    if (isLanguage(primary)) return primary;
    if (primary === 'no' || primary === 'nn') return 'nb';
  }
  return 'en';
}
