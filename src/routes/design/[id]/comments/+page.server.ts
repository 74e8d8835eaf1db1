import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, failuresOf } from '#app/answers.ts';
import { loadTalk } from '#app/design-talk.ts';
import { textOf } from '#app/read-form.ts';
import {
  COMMENT_PLACES,
  type CommentPlace,
  replyToComment,
  settleComment,
  STUDIO_STEPS,
  writeComment,
} from '#modules/design/index.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

const placeIn = (text: string | null): CommentPlace => COMMENT_PLACES.find((place) => place === text) ?? 'whole';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
  id: params.id,
  ...(await loadTalk(locals, params.id)),
  places: COMMENT_PLACES,
  place: placeIn(url.searchParams.get('step')),
  done: url.searchParams.get('done'),
});

type Event = RequestEvent<{ id: string }>;

/** Where the writer came from: a step, or the page of all comments. */
function wayBack({ params }: Event, form: FormData, at: { readonly anchor: string; readonly done: string }): string {
  const step = STUDIO_STEPS.find((one) => one === textOf(form, 'back'));
  return step === undefined
    ? `/design/${params.id}/comments?done=${at.done}#${at.anchor}`
    : `/design/${params.id}/${step}#comments`;
}

async function say(
  event: Event,
  done: string,
  work: (form: FormData) => Promise<Result<{ readonly id: string }, readonly Failure[]>>,
) {
  const form = await event.request.formData();
  const result = await work(form);
  if (!result.ok) {
    const values = { text: textOf(form, 'text'), place: textOf(form, 'place'), comment: textOf(form, 'comment') };
    return fail(422, { failures: failuresOf(result.error), values });
  }
  redirect(303, wayBack(event, form, { anchor: result.value.id, done }));
}

const settling = (wish: 'settle' | 'reopen') => (event: Event) =>
  say(event, wish, async (form) => {
    const commentId = textOf(form, 'comment');
    const { world } = event.locals;
    const input = { achievementId: event.params.id, commentId, wish };
    const result = await settleComment(world, actorOf(event.locals), input);
    return result.ok ? { ok: true, value: { id: commentId } } : { ok: false, error: [result.error] };
  });

export const actions: Actions = {
  add: (event) =>
    say(event, 'add', (form) =>
      writeComment(event.locals.world, actorOf(event.locals), {
        achievementId: event.params.id,
        fields: { place: placeIn(textOf(form, 'place')), about: textOf(form, 'about'), text: textOf(form, 'text') },
      }),
    ),
  reply: (event) =>
    say(event, 'reply', (form) =>
      replyToComment(event.locals.world, actorOf(event.locals), {
        achievementId: event.params.id,
        commentId: textOf(form, 'comment'),
        text: textOf(form, 'text'),
      }),
    ),
  settle: settling('settle'),
  reopen: settling('reopen'),
};
