import { STUDIO_STEPS } from '@cairn/vocab/plan-codes';
import { TEMPLATES, filterTemplates, PHASES, SHEET_ROLES, countsOf, readCounts } from '#modules/institution/index.ts';
import type { PageServerLoad } from './$types';

const MINUTES = [15, 30, 45, 60] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, world, actor } = locals;
  const asked = (name: string): string => url.searchParams.get(name)?.slice(0, 100) ?? '';
  const filter = {
    words: asked('words'),
    step: asked('step'),
    role: asked('role'),
    minutes: Number(asked('minutes')) || 0,
  };
  const key = (id: string, part: string): string => t(`institution.sheet.${id}.${part}`);
  const found = filterTemplates(TEMPLATES, filter, ({ id, steps }) =>
    [key(id, 'title'), key(id, 'purpose'), key(id, 'how'), ...steps.map((step) => t(`institution.step.${step}`))].join(
      ' ',
    ),
  );
  const counts = await readCounts(world);
  return {
    filter: { ...filter, minutes: filter.minutes > 0 ? String(filter.minutes) : '' },
    isFiltered: filter.words + filter.step + filter.role !== '' || filter.minutes > 0,
    isStaff: actor?.session === 'staff',
    total: found.length,
    phases: PHASES.map((phase) => ({
      phase,
      sheets: found
        .filter((template) => template.phase === phase)
        .map(({ id, minutes, roles, layout }) => ({
          id,
          minutes,
          roles,
          layout,
          started: countsOf(counts, id).started,
        })),
    })).filter(({ sheets }) => sheets.length > 0),
    steps: STUDIO_STEPS,
    roles: SHEET_ROLES,
    minutes: MINUTES,
  };
};
