import { CREDIT_SYSTEMS, EQF_LEVELS, NQF_FRAMEWORKS } from '@cairn/vocab';
import { creditRange, hoursPerEcts, parseSize, sizeFields, stepPage, suggestCredits } from '#modules/design/index.ts';
import { openDesign, saveStep } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

const twoPlaces = (value: number): number => Math.round(value * 100) / 100;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  const { hours } = design.descriptor.workload;
  const country = design.descriptor.awardingBody[0]?.country ?? '';
  const range = creditRange(hours);
  const suggested = suggestCredits({ hours, hoursPerCredit: hoursPerEcts(country) });
  return {
    step: stepPage(design, 'size', { fields: sizeFields(design.descriptor), url }),
    ects: {
      hours,
      min: twoPlaces(range.min),
      max: twoPlaces(range.max),
      // A step that lies below the range would be questioned at once, so it is not proposed.
      suggested: suggested >= range.min ? suggested : 0,
    },
    systems: CREDIT_SYSTEMS.filter(({ code }) => code !== 'NONE').map(({ code, name }) => ({
      value: code,
      label: code === name ? code : `${name} (${code})`,
    })),
    frameworks: NQF_FRAMEWORKS.map(({ code, name, country: home, levels }) => ({
      value: code,
      label: `${home}: ${name}`,
      levels: Object.keys(levels).join(', '),
    })),
    eqf: EQF_LEVELS.map(String),
  };
};

export const actions: Actions = {
  default: (event) =>
    saveStep(event, '/assessment', {
      achievementId: event.params.id,
      parse: parseSize,
      edit: (values) => ({ kind: 'size', values }),
    }),
};
