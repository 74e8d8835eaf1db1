import { shown, signedIn } from '#app/answers.ts';
import { listOwnCredentials, readOwnTexts } from '#modules/passport/index.ts';
import { ownPicture, readContent } from '#modules/verification/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const entries = shown(await listOwnCredentials(world, actor));
  const texts = shown(await readOwnTexts(world, actor));
  const { origin } = new URL(world.settings.url);
  const pictureOf = (id: string) => {
    const text = texts.get(id);
    return text === undefined
      ? null
      : ownPicture(readContent(JSON.parse(text) as Readonly<Record<string, unknown>>), origin);
  };
  return {
    entries: entries.map((entry) => ({
      ...entry,
      picture: pictureOf(entry.id),
      title: pickText(entry.title, language),
      issuedAt: formatDate(language, entry.issuedAt),
    })),
  };
};
