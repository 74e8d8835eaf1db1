import { redirect, type RequestEvent } from '@sveltejs/kit';
import {
  type DraftEdit,
  type Fields,
  findSkills,
  getSkillRef,
  lintOutcomes,
  outcomeFields,
  parseOutcome,
  readDesign,
  readFields,
  readingHints,
  saveDraft,
  stepPage,
} from '#modules/design/index.ts';
import { betrayingIn } from '#app/betraying.ts';
import { readTasks } from '#modules/workplace/index.ts';
import { newId } from '#platform/ids.ts';
import { pickText } from '#platform/i18n/text.ts';
import { fail as failed, ok, type Failure, type Result } from '#platform/result.ts';
import { actorOf, notFoundPage, shown } from '#app/answers.ts';
import { openDesign, refused, revisionIn, savePosted } from '../../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const design = await openDesign(locals, params.id);
  const { world, language } = locals;
  const actor = actorOf(locals);
  const position = design.descriptor.outcomes.findIndex(({ id }) => id === params.outcomeId);
  const outcome = design.descriptor.outcomes[position];
  if (outcome === undefined) notFoundPage();
  const query = url.searchParams.get('q') ?? '';
  const hits = query === '' ? [] : shown(await findSkills(world, actor, query));
  const tasks = shown(await readTasks(world, actor));
  const page = stepPage(design, 'outcomes', { fields: outcomeFields(outcome), url, language });
  const own = (failure: Failure): boolean => failure.field === outcome.id;
  return {
    step: { ...page, gaps: page.gaps.filter(own), advice: [], findings: [] },
    reading: readingHints({ ...design.descriptor, outcomes: [outcome] }).filter(({ of }) => of === 'plain'),
    betraying: betrayingIn(outcome.criteria.map(({ plain }) => plain)),
    outcome: { id: outcome.id, number: position + 1, statement: pickText(outcome.statement, language) },
    criteria: outcome.criteria.map(({ id }) => id),
    skills: outcome.escoSkills,
    query,
    hits,
    tasks: tasks.map((task) => ({ id: task.id, title: pickText(task.title, language).text })),
    wording: lintOutcomes([outcome]),
  };
};

/** The single thing that a button of the form adds or takes away, besides saving what was typed. */
async function extraEdit(event: RequestEvent, outcomeId: string, fields: Fields): Promise<Result<DraftEdit | null>> {
  const pressed = (name: string): string => fields[name]?.[0] ?? '';
  const { locals } = event;
  if (pressed('go') === 'criterion') {
    return ok({ kind: 'add_criterion', outcomeId, criterionId: newId(locals.world.random, 'cri') });
  }
  if (pressed('removeCriterion') !== '')
    return ok({ kind: 'remove_criterion', outcomeId, criterionId: pressed('removeCriterion') });
  if (pressed('removeSkill') !== '') return ok({ kind: 'remove_skill', outcomeId, uri: pressed('removeSkill') });
  if (pressed('addSkill') === '') return ok(null);
  const skill = await getSkillRef(locals.world, actorOf(locals), pressed('addSkill'));
  return skill.ok ? ok({ kind: 'add_skill', outcomeId, skill: skill.value }) : failed(skill.error);
}

/** Where the page goes after a button: to the list, to the search results, or to the place that changed. */
function placeAfter(fields: Fields, edit: DraftEdit | null): string {
  const query = fields['q']?.[0]?.trim() ?? '';
  const search = query === '' ? '?saved' : `?${new URLSearchParams({ q: query })}`;
  if (edit === null) return fields['go']?.[0] === 'search' ? `${search}#skills` : '?saved';
  if (edit.kind === 'add_criterion') return `?saved#${edit.criterionId}`;
  return edit.kind === 'add_skill' || edit.kind === 'remove_skill' ? `${search}#skills` : '?saved#criteria';
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params } = event;
    const achievementId = params.id;
    const { outcomeId } = params;
    const fields = readFields(await event.request.formData());
    const extra = await extraEdit(event, outcomeId, fields);
    if (!extra.ok) return refused({ failures: [extra.error], fields, revision: revisionIn(fields) });
    const { descriptor } = shown(await readDesign(locals.world, actorOf(locals), achievementId));
    const before = descriptor.outcomes.find(({ id }) => id === outcomeId);
    const problem = await savePosted(event, fields, {
      achievementId,
      parse: (typed) => parseOutcome(typed, before),
      edit: (values) => ({ kind: 'outcome', outcomeId, values }),
    });
    if (problem !== null) return problem;
    if (extra.value !== null) {
      const { draft } = shown(await readDesign(locals.world, actorOf(locals), achievementId));
      const added = await saveDraft(locals.world, actorOf(locals), {
        achievementId,
        revision: draft?.revision ?? 0,
        edit: extra.value,
      });
      if (!added.ok) return refused({ failures: [{ code: added.error.code }], fields, revision: draft?.revision ?? 0 });
    }
    if (fields['go']?.[0] === 'on') redirect(303, `/design/${achievementId}/outcomes`);
    redirect(303, `/design/${achievementId}/outcomes/${outcomeId}${placeAfter(fields, extra.value)}`);
  },
};
