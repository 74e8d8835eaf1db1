import { shown, signedIn } from '#app/answers.ts';
import { seeStatistics } from '#modules/assessment/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const { agreements, looks, waiting } = shown(await seeStatistics(world, actor));
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    looks,
    waiting,
    agreements: agreements.map((one) =>
      one.isHidden
        ? { scale: one.scale, isHidden: true as const }
        : {
            scale: one.scale,
            isHidden: false as const,
            pairs: one.pairs,
            same: one.apart[0] ?? 0,
            exact: percent.format(one.exact),
            withinOne: percent.format(one.withinOne),
            kappa: one.kappa === null ? null : decimal.format(one.kappa),
            bars: one.apart.map((count, apart) => ({
              apart,
              count,
              share: count / one.pairs,
              percent: percent.format(count / one.pairs),
            })),
          },
    ),
  };
};
