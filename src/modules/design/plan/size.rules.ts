import type { Failure } from '#platform/result.ts';
import type { Descriptor } from '../descriptor.ts';
import { referenceTables } from '../reference-tables.ts';
import type { SizeRule } from './size-table.ts';

/** Which of these rules the declared credits of a design do not keep, for the countries of its awarding bodies. */
export function checkSize(
  descriptor: Descriptor,
  rules: readonly SizeRule[] = referenceTables().sizeRules,
): readonly Failure[] {
  const places = new Set(['DEQAR', ...descriptor.awardingBody.map(({ country }) => country)]);
  return rules
    .filter(({ place }) => places.has(place))
    .flatMap(({ place, system, min, max, source }) =>
      descriptor.workload.credits
        .filter((line) => line.system === system && line.points > 0 && (line.points < min || line.points > max))
        .map(({ points }) =>
          max === Number.MAX_VALUE
            ? { code: 'design.size_small', params: { place, points, system, min, source } }
            : { code: 'design.size_unusual', params: { place, points, system, min, max, source } },
        ),
    );
}
