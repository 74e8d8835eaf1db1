import { fail } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { seeBundles } from '#app/bundles/bundles.usecases.ts';
import { draftResult, sendResult } from '#app/bundles/results.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const draft = shown(await draftResult(world, actor, params.id));
  const { partners } = shown(await seeBundles(world, actor));
  return {
    learnerId: params.id,
    name: draft.name,
    free: draft.free,
    partners: partners.map(({ id, name }) => ({ value: id, label: name })),
    units: draft.units.map(({ title, tasks, proofs }) => ({
      title: pickText(title, language).text,
      tasks: tasks.length,
      agreed: tasks.filter(({ agreed }) => agreed !== null).length,
      proofs: proofs.length,
    })),
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const approved = textsOf(form, 'approved');
    const partnerId = textOf(form, 'partner');
    const sent = await sendResult(world, actor, { learnerId: params.id, partnerId, approved });
    if (!sent.ok) return fail(422, { failures: failuresOf(sent.error), approved, partnerId });
    return { file: sent.value.file, name: `${sent.value.id}.cairn` };
  },
};
