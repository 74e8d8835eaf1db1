import { shown, signedIn } from '#app/answers.ts';
import { recordableSheets } from '#app/self/recording-pages.ts';
import { seeRecordings } from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const sheets = await world.db.inTenant(actor.tenantId, (tx) => recordableSheets.list(tx, actor.tenantId));
  const rows = [];
  let isOff = false;
  for (const { achievementId, title, items, family } of sheets) {
    const desk = shown(await seeRecordings(world, actor, achievementId));
    isOff = desk.isOff;
    rows.push({
      achievementId,
      family,
      title: pickText(title, language),
      sentences: items.length,
      recorded: desk.recordings.length,
      languages: new Set(desk.recordings.map((one) => one.language)).size,
    });
  }
  return { isOff, rows };
};
