import { notFoundPage } from '#app/answers.ts';
import { viewProgramme } from '#app/programme-pages.ts';
import { mayWriteProgrammes, readProgramme, readPublicProgramme } from '#modules/catalogue/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { actor, world, language } = locals;
  const own = actor === null ? null : await readProgramme(world, actor, params.id);
  const page = own?.ok ? own.value : await readPublicProgramme(world, params.id);
  if (page === null) notFoundPage();
  const isOwn = own?.ok ?? false;
  return {
    programme: viewProgramme(page, language, 'now'),
    isOwn,
    mayWrite: isOwn && actor !== null && mayWriteProgrammes(actor),
  };
};
