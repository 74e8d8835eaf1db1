import { redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import {
  MIN_LEVELS,
  newUnitOutcome,
  parseUnit,
  readUnit,
  saveUnit,
  unitFields,
  unitLanguages,
  type UnitContent,
} from '#modules/workplace/index.ts';
import { newId } from '#platform/ids.ts';
import { pickText } from '#platform/i18n/text.ts';
import { firstOf, openPlace, placeHead, postedFields, refused, writingLanguages } from '../../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { unit } = shown(await readUnit(locals.world, actorOf(locals), params.unit));
  if (unit.state === 'handed_over') redirect(303, `/workplace/units/${unit.id}`);
  const map = await openPlace(locals, unit.environmentId);
  return {
    place: placeHead(map, locals.language),
    unit: {
      id: unit.id,
      revision: unit.revision,
      title: pickText(unit.title, locals.language),
      outcomes: unit.outcomes.map((outcome) => ({
        id: outcome.id,
        criteria: outcome.criteria.map(({ id, pictogram, statement }) => ({
          id,
          pictogram,
          title: pickText(statement, locals.language).text,
        })),
      })),
    },
    fields: unitFields(unit),
    languages: writingLanguages(locals.language, map.place, ...unitLanguages(unit).map((code) => ({ [code]: '' }))),
    levels: MIN_LEVELS,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request, url }) => {
    const { world } = locals;
    const actor = actorOf(locals);
    const { unit } = shown(await readUnit(world, actor, params.unit));
    const fields = await postedFields(request);
    const parsed = parseUnit(unit, fields);
    if (!parsed.ok) return refused(fields, parsed.error);
    const isWidened = firstOf(fields, 'go') === 'outcome';
    const content: UnitContent = isWidened
      ? { ...parsed.value, outcomes: [...parsed.value.outcomes, newUnitOutcome(newId(world.random, 'out'))] }
      : parsed.value;
    const revision = Number.parseInt(firstOf(fields, 'revision'), 10) || 0;
    const saved = await saveUnit(world, actor, { unitId: params.unit, revision, content });
    if (!saved.ok) return refused(fields, saved.error);
    redirect(303, isWidened ? `${url.pathname}#outcomes` : `/workplace/units/${params.unit}?done=saved`);
  },
};
