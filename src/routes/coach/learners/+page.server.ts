import { signedIn } from '#app/answers.ts';
import { listEntered, listLearners } from '#modules/people/index.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import type { PageServerLoad } from './$types';

const PAGE = 50;

/** Forgiving search: case and accents do not matter ("oberg" finds "Öberg"). */
const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const after = url.searchParams.get('after');
  const { learners, entered } = await world.db.inTenant(actor.tenantId, async (tx) => ({
    learners: await listLearners(tx, actor),
    entered: await listEntered(tx, actor.tenantId),
  }));
  const found = learners.filter((one) => plain(`${one.fullName} ${one.knownAs}`).includes(plain(query)));
  const start = after === null ? 0 : found.findIndex((one) => one.id === after) + 1;
  const shown = found.slice(start, start + PAGE);
  return {
    query,
    count: found.length,
    isStart: start === 0,
    following: start + PAGE < found.length ? (shown.at(-1)?.id ?? null) : null,
    learners: shown.map((one) => ({
      ...one,
      hasEntered: entered.has(one.id),
      languageName: isLanguage(one.language) ? LANGUAGES[one.language].name : one.language,
    })),
  };
};
