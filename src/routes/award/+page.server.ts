import { shown, signedIn } from '#app/answers.ts';
import { listRegister, listSigningKeys } from '#modules/award/index.ts';
import { nameOf } from '#app/names.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

/** Where a page of the register starts: instant and id of the last one seen. */
const readCursor = (text: string | null) => {
  const [at = '', id = ''] = (text ?? '').split('~');
  return id === '' || Number.isNaN(Date.parse(at)) ? null : { issuedAt: new Date(at), id };
};

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const cursor = readCursor(url.searchParams.get('after'));
  const register = shown(await listRegister(world, actor, cursor));
  const keys = shown(await listSigningKeys(world, actor));
  const inUse = keys.find((key) => key.state === 'in_use');
  return {
    waiting: register.waiting.map((one) => ({
      ...one,
      learnerName: nameOf(one.learnerName, locals.t),
      title: pickText(one.title, language),
      decidedAt: formatDate(language, one.decidedAt),
    })),
    waitingCount: register.waitingCount,
    issued: register.issued.map((one) => ({
      ...one,
      learnerName: nameOf(one.learnerName, locals.t),
      title: pickText(one.title, language),
      issuedAt: formatDate(language, one.issuedAt),
    })),
    isFirst: cursor === null,
    next: register.next === null ? null : `${register.next.issuedAt.toISOString()}~${register.next.id}`,
    isStopped: keys.length > 0 && (inUse === undefined || inUse.health === 'ended'),
    keyEnds:
      inUse !== undefined && (inUse.health === 'ends_soon' || inUse.health === 'ends_in_days')
        ? formatDate(language, inUse.signsUntil)
        : null,
  };
};
