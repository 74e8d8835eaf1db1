import { redirect } from '@sveltejs/kit';
import { actorOf, notFoundPage, shown } from '#app/answers.ts';
import { betrayingIn } from '#app/betraying.ts';
import { loadTranslate } from '#app/messages.ts';
import { findSkills, getSkillRef } from '#modules/design/index.ts';
import { byPriority, parseTask, removeTask, saveTask, taskFields, type WorkTask } from '#modules/workplace/index.ts';
import { pickText, type Multilingual } from '#platform/i18n/text.ts';
import { ok, type Result } from '#platform/result.ts';
import { firstOf, openPlace, placeHead, postedFields, refused, writingLanguages } from '../../../place.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

async function openTask(locals: App.Locals, params: { readonly id: string; readonly task: string }) {
  const map = await openPlace(locals, params.id);
  const task = map.tasks.find(({ id }) => id === params.task);
  if (task === undefined) notFoundPage();
  return { map, task };
}

const SUGGESTIONS = ['agreed', 'safe', 'alone'] as const;

/** Ways to say what somebody can do afterwards, in the reader's language, from the title of the task. */
async function suggestedOutcomes(locals: App.Locals, title: Multilingual): Promise<readonly string[]> {
  const t = await loadTranslate(locals.language);
  const task = title[locals.language] ?? '';
  return task === '' ? [] : SUGGESTIONS.map((key) => t(`workplace.outcome.suggest.${key}`, { task }));
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { map, task } = await openTask(locals, params);
  const { world, language } = locals;
  const query = url.searchParams.get('q') ?? '';
  const hits = query === '' ? [] : shown(await findSkills(world, actorOf(locals), query));
  return {
    place: placeHead(map, language),
    task: { id: task.id, title: pickText(task.title, language), pictogram: task.pictogram },
    fields: taskFields(task),
    betraying: betrayingIn([task.title, task.plain, task.outcome]),
    skills: task.skills,
    query,
    hits,
    languages: writingLanguages(language, map.place, task.title, task.plain),
    suggestions: await suggestedOutcomes(locals, task.title),
    saved: url.searchParams.has('saved'),
  };
};

type Fields = Awaited<ReturnType<typeof postedFields>>;

/** The skills after this press of a button: one more, one fewer, or as they were. */
async function skillsAfter(locals: App.Locals, task: WorkTask, fields: Fields): Promise<Result<WorkTask['skills']>> {
  const removed = firstOf(fields, 'removeSkill');
  const kept = task.skills.filter(({ uri }) => uri !== removed);
  const added = firstOf(fields, 'addSkill');
  if (added === '') return ok(kept);
  const skill = await getSkillRef(locals.world, actorOf(locals), added);
  return skill.ok ? ok([...kept.filter(({ uri }) => uri !== added), skill.value]) : skill;
}

/** The next card that nobody has described, in the order of what matters; the list when there is none. */
async function nextAddress(
  locals: App.Locals,
  params: { readonly id: string; readonly task: string },
): Promise<string> {
  const { tasks } = await openPlace(locals, params.id);
  const next = byPriority(tasks).find(({ id, plain }) => id !== params.task && Object.keys(plain).length === 0);
  const list = `/workplace/${params.id}/tasks`;
  return next === undefined ? `${list}?saved` : `${list}/${next.id}?saved`;
}

const SKILL_BUTTONS = ['addSkill', 'removeSkill'] as const;

async function addressAfter({ locals, params, url }: RequestEvent, fields: Fields): Promise<string> {
  const query = firstOf(fields, 'q').trim();
  const isAboutSkills = SKILL_BUTTONS.some((name) => firstOf(fields, name) !== '');
  if (firstOf(fields, 'go') === 'search' || isAboutSkills) {
    return `${url.pathname}?${new URLSearchParams({ q: query })}#skills`;
  }
  return firstOf(fields, 'go') === 'next' ? nextAddress(locals, params) : `/workplace/${params.id}/tasks?saved`;
}

export const actions: Actions = {
  save: async (event) => {
    const { locals, params, request } = event;
    const { task } = await openTask(locals, params);
    const fields = await postedFields(request);
    const parsed = parseTask(fields);
    if (!parsed.ok) return refused(fields, parsed.error);
    const skills = await skillsAfter(locals, task, fields);
    if (!skills.ok) return refused(fields, skills.error);
    const suggestion = firstOf(fields, 'suggestion').slice(0, 300);
    const outcome = { ...(suggestion === '' ? {} : { [locals.language]: suggestion }), ...parsed.value.outcome };
    const details = { ...parsed.value, outcome, skills: skills.value };
    const input = { environmentId: params.id, taskId: params.task, details };
    const saved = await saveTask(locals.world, actorOf(locals), input);
    if (!saved.ok) return refused(fields, saved.error);
    redirect(303, await addressAfter(event, fields));
  },
  remove: async ({ locals, params }) => {
    const input = { environmentId: params.id, taskId: params.task };
    const removed = await removeTask(locals.world, actorOf(locals), input);
    if (!removed.ok) return refused({}, removed.error);
    redirect(303, `/workplace/${params.id}/tasks?saved`);
  },
};
