import { actorOf, shown } from '#app/answers.ts';
import { listDesigns } from '#modules/design/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = actorOf(locals);
  const designs = shown(await listDesigns(locals.world, actor));
  return {
    mayDesign: actor.roles.includes('designer'),
    mayApprove: actor.roles.includes('approver'),
    designs: designs.map((design) => {
      const counted = design.elements.filter(({ state }) => state !== 'at_issue');
      return {
        id: design.achievementId,
        title: pickText(design.title, locals.language),
        family: design.family,
        state: design.draft?.state ?? (design.isRetired ? ('retired' as const) : ('published' as const)),
        version: design.version,
        filled: counted.filter(({ state }) => state === 'filled').length,
        total: counted.length,
        missing: design.elements
          .filter(({ state, mandatory }) => mandatory && state === 'missing')
          .map(({ key }) => key),
        at: formatDate(
          locals.language,
          design.draft?.submittedAt ?? design.draft?.updatedAt ?? locals.world.clock.now(),
        ),
        hasDraft: design.draft !== null,
        waitsForMe: design.waitsForMe,
      };
    }),
  };
};
