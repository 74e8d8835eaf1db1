import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { OPTIONS, readUnit, RIGHT, saveUnit, UNITS } from '#modules/training/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  const { unit, kept } = shown(await readUnit(world, actor, params.unit));
  const place = UNITS.indexOf(unit);
  return {
    unit,
    number: place + 1,
    next: UNITS[place + 1] ?? null,
    options: OPTIONS,
    notes: kept?.notes ?? '',
    choice: kept?.choice ?? '',
    answer: kept === null ? null : kept.choice === RIGHT[unit] ? ('right' as const) : ('wrong' as const),
  };
};

export const actions: Actions = {
  default: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const typed = { notes: textOf(form, 'notes'), choice: textOf(form, 'choice') };
    const saved = await saveUnit(world, actor, { unit: params.unit, ...typed });
    if (!saved.ok) return fail(422, { failures: failuresOf(saved.error), typed });
    redirect(303, `/training/${params.unit}#answer`);
  },
};
