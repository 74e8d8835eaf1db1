import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, shown, signedIn } from '#app/answers.ts';
import { digitOfAnswer, spellSheetCode } from '#app/paper/paper.schemas.ts';
import { keyIn } from '#app/paper/key-in.ts';
import { seeSheet } from '#app/paper/paper.usecases.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const view = shown(await seeSheet(world, actor, params.code));
  const { sheet, learner, version, items, steps, joint, mayKeyInSelf } = view;
  if (learner.id !== params.id || sheet.kind === 'offer') notFoundPage();
  const isTalk = sheet.kind === 'joint' && joint !== null && joint.state !== 'rating';
  return {
    learner,
    kind: sheet.kind,
    code: spellSheetCode(sheet.code),
    title: pickText(version.descriptor.title, language).text,
    steps,
    mayKeyInSelf,
    jointId: joint?.id ?? null,
    jointState: joint?.state ?? null,
    isTalk,
    nextGoal: joint?.nextGoal ?? '',
    keyed: sheet.keyedAt === null ? null : formatDate(language, sheet.keyedAt),
    isSaved: url.searchParams.has('saved'),
    tasks: items.map(({ criterionId, plain }) => {
      const item = joint?.items[criterionId];
      const known = isTalk ? (item?.agreed === 'open' ? 'skipped' : item?.agreed) : item?.coach;
      return {
        id: criterionId,
        sentence: pickText(plain, language),
        digit: sheet.kind === 'joint' ? digitOfAnswer(known, steps) : '',
        note: item?.note ?? '',
      };
    }),
  };
};

/** Fields named `digit-cri_…` as `{ cri_…: value }`. */
function byCriterion(form: FormData, prefix: string): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && name.startsWith(`${prefix}-`) ? [[name.slice(prefix.length + 1), value]] : [],
    ),
  );
}

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const plain = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const fields = Object.fromEntries(plain.filter(([name]) => !/^(digit|note)-/.test(name)));
    const typed = { digits: byCriterion(form, 'digit'), notes: byCriterion(form, 'note'), fields };
    const keyed = await keyIn(world, actor, { code: params.code, typed });
    if (!keyed.ok) return fail(422, { failures: failuresOf(keyed.error), typed });
    redirect(303, `/coach/learners/${params.id}/key-in/${params.code}?saved`);
  },
};
