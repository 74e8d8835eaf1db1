import { openSheet } from '#app/toolkit/sheet-page.ts';
import { shown, signedIn } from '#app/answers.ts';
import { fieldBlocks, readSheet } from '#modules/institution/index.ts';
import type { PageServerLoad } from './$types';

const EXTRA_MINUTES = 10;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, t, language } = signedIn(locals);
  const opened = shown(await readSheet(world, actor, params.id));
  const { template, answers, organisation } = opened;
  const wanted = Number(url.searchParams.get('part') ?? '1');
  const last = template.parts.length;
  const number = Number.isInteger(wanted) && wanted >= 1 && wanted <= last ? wanted : 1;
  const part = template.parts[number - 1];
  const input = { template, answers, title: opened.sheet.title, organisation, language };
  return {
    sheet: await openSheet(locals, params.id),
    part: part?.id ?? '',
    number,
    last,
    /** Some of the time stays for the beginning and the end. */
    minutes: Math.max(2, Math.round((template.minutes - EXTRA_MINUTES) / last)),
    fields: (part?.fields ?? []).map((field) => ({
      id: field.id,
      blocks:
        template.parts[number - 1] && answers[field.id] !== undefined ? fieldBlocks({ t, language }, field, input) : [],
    })),
  };
};
