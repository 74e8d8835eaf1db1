import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import {
  answerSupporter,
  endSupport,
  leaveCoach,
  listOwnCoaches,
  listOwnSupporters,
  listWaysIn,
} from '#modules/people/index.ts';
import { allowedKeys } from '#modules/people/ui/support-words.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['yes', 'no', 'changed', 'ended', 'left'] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world, language } = signedIn(locals);
  const [coaches, supporters, ways] = [
    await listOwnCoaches(world, actor),
    await listOwnSupporters(world, actor),
    await listWaysIn(world, actor),
  ];
  return {
    coaches: coaches.map(({ id, fullName, since }) => ({ id, fullName, since: formatDate(language, since) })),
    supporters: supporters
      .filter((link) => link.state !== 'ended')
      .map(({ id, person, seesAnswers, rights, endsAt, state }) => ({
        id,
        name: person.fullName,
        allowed: allowedKeys({ seesAnswers, rights }),
        state,
        ends: formatDate(language, endsAt),
      })),
    hasOwnWay: ways.loginName !== null || ways.passkeys > 0,
    done: DONE.find((one) => one === url.searchParams.get('done')) ?? null,
  };
};

type Act = (event: RequestEvent, id: string) => Promise<Result<null>>;

const run = (act: Act, done: (typeof DONE)[number]) => async (event: RequestEvent) => {
  const { id = '' } = textValues(await event.request.formData());
  const result = await act(event, id);
  if (!result.ok) return fail(422, { failures: [result.error] });
  redirect(303, `/learn/about-me/people?done=${done}`);
};

const answer =
  (said: 'yes' | 'no'): Act =>
  ({ locals }, linkId) =>
    answerSupporter(locals.world, signedIn(locals).actor, { linkId, answer: said });

export const actions: Actions = {
  yes: run(answer('yes'), 'yes'),
  no: run(answer('no'), 'no'),
  end: run(({ locals }, id) => endSupport(locals.world, signedIn(locals).actor, id), 'ended'),
  leave: run(({ locals }, id) => leaveCoach(locals.world, signedIn(locals).actor, id), 'left'),
};
