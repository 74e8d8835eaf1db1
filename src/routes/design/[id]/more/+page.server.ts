import { STACKING_KINDS } from '@cairn/vocab';
import { moreFields, parseMore, stepPage } from '#modules/design/index.ts';
import { openDesign, saveStep } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  return {
    step: stepPage(design, 'more', { fields: moreFields(design.descriptor), url }),
    stackingKinds: STACKING_KINDS.map(({ code }) => code),
  };
};

export const actions: Actions = {
  default: (event) =>
    saveStep(event, '', {
      achievementId: event.params.id,
      parse: parseMore,
      edit: (values) => ({ kind: 'more', values }),
    }),
};
