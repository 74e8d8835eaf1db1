import { redirect } from '@sveltejs/kit';
import { actorOf, notFoundPage, shown } from '#app/answers.ts';
import {
  blankRow,
  readDesign,
  readFields,
  readRubric,
  RUBRIC,
  rubricFields,
  stepPage,
  type Design,
} from '#modules/design/index.ts';
import { newId } from '#platform/ids.ts';
import { pickText } from '#platform/i18n/text.ts';
import { openDesign, savePosted } from '../../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

const assessmentIn = ({ plan }: Design, id: string) => plan.assessments.find((one) => one.id === id) ?? notFoundPage();

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  const { language } = locals;
  const assessment = assessmentIn(design, params.assessmentId);
  const fresh = url.searchParams.get('row') ?? '';
  const isNew = /^rubric\.rub_[a-z0-9]{1,50}$/.test(fresh);
  const fields = { ...rubricFields(assessment), ...(isNew ? blankRow(RUBRIC, fresh) : {}) };
  return {
    step: { ...stepPage(design, 'assessment', { fields, url, language }), gaps: [], advice: [], findings: [] },
    title: pickText(assessment.title, language).text,
    fresh,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const fields = readFields(await event.request.formData());
    const design: Design = shown(await readDesign(locals.world, actorOf(locals), params.id));
    const assessment = assessmentIn(design, params.assessmentId);
    const go = fields['go']?.[0] ?? '';
    const without = go.startsWith('remove:') ? go.slice('remove:'.length) : '';
    const problem = await savePosted(event, fields, {
      achievementId: params.id,
      parse: (posted) => readRubric(assessment, { fields: posted, without }),
      edit: (rubric) => ({
        kind: 'plan',
        values: {
          assessments: design.plan.assessments.map((one) => (one.id === assessment.id ? { ...one, rubric } : one)),
        },
      }),
    });
    if (problem !== null) return problem;
    const base = `/design/${params.id}/assessment`;
    if (go === 'on') redirect(303, `${base}?saved`);
    const row = `rubric.${newId(locals.world.random, 'rub')}`;
    redirect(303, `${base}/${assessment.id}${go.startsWith('add:') ? `?row=${row}#${row}` : '?saved'}`);
  },
};
