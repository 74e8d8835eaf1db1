import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { handOver } from '#app/workplace/hand-over.ts';
import { AREA_FAMILIES } from '#modules/design/index.ts';
import { askForChanges, awaitedSide, confirmUnit, readUnit, sendUnit } from '#modules/workplace/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Failure, Result } from '#platform/result.ts';
import { openPlace, placeHead } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const actor = actorOf(locals);
  const { language } = locals;
  const { unit, events, gaps, review } = shown(await readUnit(locals.world, actor, params.unit));
  const map = await openPlace(locals, unit.environmentId);
  return {
    place: placeHead(map, language),
    unit: {
      id: unit.id,
      title: pickText(unit.title, language),
      summary: pickText(unit.summary, language),
      state: unit.state,
      hours: unit.hours,
      levelCue: unit.levelCue,
      minLevel: unit.minLevel,
      evidenceRule: unit.evidenceRule,
      achievementId: unit.achievementId,
      outcomes: unit.outcomes.map((outcome) => ({
        id: outcome.id,
        statement: pickText(outcome.statement, language),
        skills: outcome.skills,
        criteria: outcome.criteria.map((criterion) => ({
          id: criterion.id,
          statement: pickText(criterion.statement, language),
          plain: pickText(criterion.plain, language),
          pictogram: criterion.pictogram,
          critical: criterion.critical,
        })),
      })),
    },
    gaps,
    history: events.map((event) => ({
      id: event.id,
      kind: event.kind,
      name: event.name,
      reason: event.reason,
      when: formatDateTime(language, event.at),
      at: event.at.toISOString(),
    })),
    side: awaitedSide(unit.state),
    mayReview: review.ok,
    whyNot: review.ok ? '' : review.error.code,
    mayHandOver: unit.state === 'education' && actor.roles.includes('designer'),
    mayOpenDesign: actor.roles.includes('designer'),
    families: AREA_FAMILIES,
    done: ['saved', 'sent', 'confirmed', 'returned', 'handed_over'].find((one) => one === url.searchParams.get('done')),
  };
};

async function act(
  event: RequestEvent<{ unit: string }>,
  done: string,
  work: (values: Readonly<Record<string, string>>) => Promise<Result<unknown, Failure | readonly Failure[]>>,
) {
  const values = textValues(await event.request.formData());
  const result = await work(values);
  if (!result.ok) return fail(422, { failures: failuresOf(result.error), comment: values['comment'] ?? '' });
  redirect(303, `/workplace/units/${event.params.unit}?done=${done}`);
}

const reviewed = (event: RequestEvent<{ unit: string }>, values: Readonly<Record<string, string>>) =>
  [
    event.locals.world,
    actorOf(event.locals),
    { unitId: event.params.unit, comment: (values['comment'] ?? '').slice(0, 2000) },
  ] as const;

export const actions: Actions = {
  send: (event) => act(event, 'sent', () => sendUnit(event.locals.world, actorOf(event.locals), event.params.unit)),
  confirm: (event) => act(event, 'confirmed', (values) => confirmUnit(...reviewed(event, values))),
  changes: (event) => act(event, 'returned', (values) => askForChanges(...reviewed(event, values))),
  handOver: (event) =>
    act(event, 'handed_over', (values) =>
      handOver(event.locals.world, actorOf(event.locals), {
        unitId: event.params.unit,
        family: AREA_FAMILIES.find((one) => one === values['family']) ?? 'other',
      }),
    ),
};
