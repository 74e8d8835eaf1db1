import { ASSESSMENT_TYPES, PARTICIPATION_MODES, QUALITY_ASSURANCE_TYPES, SUPERVISION_TYPES } from '@cairn/vocab';
import { assessmentFields, parseAssessment, stepPage } from '#modules/design/index.ts';
import { openDesign, saveStep } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

const codesOf = (list: readonly { readonly code: string }[]): readonly string[] => list.map(({ code }) => code);

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  return {
    step: stepPage(design, 'assessment', { fields: assessmentFields(design.descriptor), url }),
    assessmentTypes: codesOf(ASSESSMENT_TYPES),
    participationModes: codesOf(PARTICIPATION_MODES),
    supervision: codesOf(SUPERVISION_TYPES).filter((code) => code !== 'not_applicable'),
    qualityKinds: codesOf(QUALITY_ASSURANCE_TYPES),
  };
};

export const actions: Actions = {
  default: (event) =>
    saveStep(event, '/more', {
      achievementId: event.params.id,
      parse: parseAssessment,
      edit: (values) => ({ kind: 'assessment', values }),
    }),
};
