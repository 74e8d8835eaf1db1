import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { addPartner, packContent, seeBundles, takeContent } from '#app/bundles/bundles.usecases.ts';
import { takeResult } from '#app/bundles/results.ts';
import { readForm, textOf, textsOf } from '#app/read-form.ts';
import { seeMyLearners } from '#modules/assessment/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { card, partners, log, isClosed, units } = shown(await seeBundles(world, actor));
  const coached = await seeMyLearners(world, actor);
  return {
    card,
    isClosed,
    isAdmin: actor.roles.includes('admin'),
    isDesigner: actor.roles.includes('designer'),
    partners: partners.map(({ id, name }) => ({ value: id, label: name })),
    units: units.map(({ achievementId, title }) => ({ value: achievementId, label: pickText(title, language).text })),
    learners: (coached.ok ? coached.value : []).map(({ learner }) => ({ value: learner.id, label: learner.fullName })),
    log: log.map(({ id, direction, kind, partner, at }) => ({
      id,
      direction,
      kind,
      partner,
      at: formatDateTime(language, at),
    })),
    done: url.searchParams.get('done'),
    drafts: Number(url.searchParams.get('drafts') ?? 0),
  };
};

/** The file as it was given, or null where there is none or it is larger than the server takes. */
async function givenFile(form: FormData | null): Promise<Uint8Array | null> {
  const file = form?.get('file');
  return file instanceof File && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : null;
}

const noFile = { failures: [{ code: 'app.bundle.no_file', field: 'file' }] };

export const actions: Actions = {
  partner: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const card = textOf(await request.formData(), 'card');
    const added = await addPartner(world, actor, card);
    if (!added.ok) return fail(422, { failures: failuresOf(added.error), card });
    redirect(303, '/bundles?done=partner');
  },
  pack: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const packed = await packContent(world, actor, textsOf(await request.formData(), 'unit'));
    if (!packed.ok) return fail(422, { failures: failuresOf(packed.error) });
    return { file: packed.value.file, name: `${packed.value.id}.cairn`, what: 'content' as const };
  },
  content: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const bytes = await givenFile(await readForm(request));
    if (bytes === null) return fail(422, noFile);
    const taken = await takeContent(world, actor, bytes);
    if (!taken.ok) return fail(422, { failures: failuresOf(taken.error) });
    redirect(303, `/bundles?done=${taken.value.isKnown ? 'known' : 'content'}&drafts=${taken.value.drafts}`);
  },
  result: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const form = await readForm(request);
    const bytes = await givenFile(form);
    if (bytes === null || form === null) return fail(422, noFile);
    const taken = await takeResult(world, actor, { learnerId: textOf(form, 'learnerId'), bytes });
    if (!taken.ok) return fail(422, { failures: failuresOf(taken.error) });
    redirect(303, `/bundles/in/${taken.value.id}${taken.value.isKnown ? '?known' : ''}`);
  },
};
