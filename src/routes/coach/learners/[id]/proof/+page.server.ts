import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, signedIn } from '#app/answers.ts';
import { loadProof } from '#app/proof-pages.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { checkEvidence, EVIDENCE_TESTS, reconfirmProof, removeProof } from '#modules/portfolio/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const found = await loadProof({ world, actor, language, learnerId: params.id });
  const done =
    ['added', 'removed', 'checked_saved', 'blurred', 'confirmed_again'].find((word) => url.searchParams.has(word)) ??
    null;
  return { ...found, done, tests: EVIDENCE_TESTS };
};

export const actions: Actions = {
  check: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const checked = await checkEvidence(world, actor, {
      evidenceId: textOf(form, 'evidenceId'),
      passed: textsOf(form, 'passed'),
      notes: Object.fromEntries(EVIDENCE_TESTS.map((test) => [test, textOf(form, `note-${test}`)])),
    });
    if (!checked.ok) return fail(422, { failures: failuresOf(checked.error) });
    redirect(303, `/coach/learners/${params.id}/proof?checked_saved`);
  },
  reconfirm: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const again = await reconfirmProof(world, actor, textOf(await request.formData(), 'evidenceId'));
    if (!again.ok) return fail(422, { failures: failuresOf(again.error) });
    redirect(303, `/coach/learners/${params.id}/proof?confirmed_again`);
  },
  remove: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const removed = await removeProof(world, actor, textOf(await request.formData(), 'evidenceId'));
    if (!removed.ok) return fail(422, { failures: failuresOf(removed.error) });
    redirect(303, `/coach/learners/${params.id}/proof?removed`);
  },
};
