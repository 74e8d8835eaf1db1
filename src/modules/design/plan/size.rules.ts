import type { Failure } from '#platform/result.ts';
import type { Descriptor } from '../descriptor.ts';

export type SizeRule = {
  /** ISO 3166-1 alpha-2, or `DEQAR` for the European register of quality assurance results. */
  readonly place: string;
  readonly system: string;
  readonly min: number;
  readonly max: number;
  /** Where the figure is from, to be shown beside it. */
  readonly source: string;
};

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

/** Which of these rules the declared credits of a design do not keep, for the countries of its awarding bodies. */
export function checkSize(descriptor: Descriptor, rules: readonly SizeRule[] = SIZE_RULES): readonly Failure[] {
  const places = new Set(['DEQAR', ...descriptor.awardingBody.map(({ country }) => country)]);
  return rules
    .filter(({ place }) => places.has(place))
    .flatMap(({ place, system, min, max, source }) =>
      descriptor.workload.credits
        .filter((line) => line.system === system && line.points > 0 && (line.points < min || line.points > max))
        .map(({ points }) => ({ code: 'design.size_unusual', params: { place, points, system, min, max, source } })),
    );
}
