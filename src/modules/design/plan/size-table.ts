export type SizeRule = {
  /** ISO 3166-1 alpha-2, or `DEQAR` for the European register of quality assurance results. */
  readonly place: string;
  readonly system: string;
  readonly min: number;
  readonly max: number;
  /** Where the figure is from, to be shown beside it. */
  readonly source: string;
};

export const SIZE_RULES_AS_OF = '2026-11-21';

/** What countries and registers call a micro-credential by its size. Soft: they warn, they never block. */
export const SIZE_RULES: readonly SizeRule[] = [
  { place: 'FI', system: 'ECTS', min: 1, max: 59, source: 'Finnish evaluation framework, 2026' },
  { place: 'EE', system: 'ECTS', min: 5, max: 30, source: 'Estonian draft regulation' },
  { place: 'IE', system: 'ECTS', min: 1, max: 30, source: 'practice of Irish universities' },
  { place: 'NL', system: 'ECTS', min: 3, max: 30, source: 'Dutch pilot' },
  { place: 'ES', system: 'ECTS', min: 0, max: 15, source: 'Spanish practice' },
  {
    place: 'AU',
    system: 'AU-HOURS',
    min: 1,
    max: Number.MAX_VALUE,
    source: 'National Microcredentials Framework, 2021',
  },
  { place: 'DEQAR', system: 'ECTS', min: 0, max: 59.99, source: 'European register of quality assurance results' },
];
