import { COUNTRIES } from '@cairn/vocab';
import { betrayingIn } from '#app/betraying.ts';
import { aboutFields, parseAbout, stepPage } from '#modules/design/index.ts';
import { openDesign, saveStep } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  const names = new Intl.DisplayNames([locals.language], { type: 'region' });
  const countries = COUNTRIES.map(({ code }) => ({ value: code, label: names.of(code) ?? code }));
  const order = new Intl.Collator(locals.language);
  return {
    step: stepPage(design, 'about', { fields: aboutFields(design.descriptor), url }),
    betraying: betrayingIn([design.descriptor.title, design.descriptor.summary]),
    countries: countries.toSorted((a, b) => order.compare(a.label, b.label)),
  };
};

export const actions: Actions = {
  default: (event) =>
    saveStep(event, '/outcomes', {
      achievementId: event.params.id,
      parse: parseAbout,
      edit: (values) => ({ kind: 'about', values }),
    }),
};
