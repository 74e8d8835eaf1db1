import { actorOf, shown } from '#app/answers.ts';
import { type Comment, commentedField, readComments } from '#modules/design/index.ts';
import type { ThreadView } from '#modules/design/ui/talk.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';

const said = ({ id, text, by, at }: Comment, language: string) => ({
  ...{ id, text, by },
  at: at.toISOString(),
  when: formatDateTime(language, at),
});

/** What colleagues say about a design, in the reader's language, open threads first. */
export async function loadTalk({ world, language, ...locals }: App.Locals, achievementId: string) {
  const talk = shown(await readComments(world, actorOf({ world, language, ...locals }), achievementId));
  const threads: readonly ThreadView[] = talk.threads.map((thread) => ({
    ...said(thread, language),
    place: thread.place,
    of: thread.of === null ? null : pickText(thread.of, language),
    field: commentedField(thread.place, thread.about ?? ''),
    replies: thread.replies.map((reply) => said(reply, language)),
    settled:
      thread.settled === null ? null : { by: thread.settled.by, when: formatDateTime(language, thread.settled.at) },
  }));
  return { title: pickText(talk.title, language), threads };
}
