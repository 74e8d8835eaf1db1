import { shown, signedIn } from '#app/answers.ts';
import { nameOf } from '#app/names.ts';
import { QUEUE_FILTERS, QUEUE_ORDERS, type QueueCursor, seeQueue, workingDaysLeft } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

/** Where a page starts: instant and id of the last one seen. */
const readCursor = (text: string | null): QueueCursor | null => {
  const [at = '', id = ''] = (text ?? '').split('~');
  return id === '' || Number.isNaN(Date.parse(at)) ? null : { at: new Date(at), id };
};

const cursorText = (cursor: { readonly at: Date; readonly id: string } | null): string | null =>
  cursor === null ? null : `${cursor.at.toISOString()}~${cursor.id}`;

const WARN = 60 * 86_400_000;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const filter = QUEUE_FILTERS.find((one) => one === url.searchParams.get('show')) ?? 'all';
  const order = QUEUE_ORDERS.find((one) => one === url.searchParams.get('order')) ?? 'due';
  const after = readCursor(url.searchParams.get('after'));
  const decidedFrom = readCursor(url.searchParams.get('decided'));
  const decidedAfter = decidedFrom === null ? null : { decidedAt: decidedFrom.at, id: decidedFrom.id };
  const queue = shown(await seeQueue(world, actor, { filter, order, after, decidedAfter }));
  const now = world.clock.now();
  const { hasTraining, trainingEnds, nextDecided } = queue;
  const endsSoon = hasTraining && trainingEnds !== null && trainingEnds.getTime() - now.getTime() <= WARN;
  return {
    filter,
    order,
    counts: queue.counts,
    isFirst: after === null,
    next: cursorText(queue.next),
    nextDecided: cursorText(nextDecided === null ? null : { at: nextDecided.decidedAt, id: nextDecided.id }),
    hasTraining,
    trainingEnds: endsSoon ? formatDate(language, trainingEnds) : null,
    mayReview: actor.roles.includes('validator') || actor.roles.includes('approver'),
    waiting: queue.waiting.map(({ sent, learner, coachName, title, family, conflict, isDeclared }) => ({
      id: sent.id,
      learnerName: nameOf(learner.fullName, locals.t),
      // An exam has no coach behind it: whoever took it sent it.
      coachName: sent.exam === null ? coachName : '',
      title: pickText(title, language),
      achievementId: sent.achievementId,
      family,
      conflict,
      isDeclared,
      isAgain: sent.origin !== 'sent',
      sentAt: formatDate(language, sent.sentAt),
      dueAt: formatDate(language, sent.dueAt),
      isLate: sent.dueAt < now,
      left: Math.abs(workingDaysLeft(sent.dueAt, now)),
    })),
    decided: queue.decided.map((line) => ({
      id: line.decided.id,
      learnerName: nameOf(line.learnerName, locals.t),
      title: pickText(line.title, language),
      decision: line.decided.decision,
      looked: line.looked,
      decidedAt: formatDate(language, line.decided.decidedAt),
    })),
  };
};
