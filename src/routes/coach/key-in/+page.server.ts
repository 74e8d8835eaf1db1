import { redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { readSheetCode } from '#app/paper/paper.schemas.ts';
import { findSheetPlace } from '#app/paper/paper.usecases.ts';
import type { PageServerLoad } from './$types';

/** The code of a sheet, scanned or typed, leads to its screen. */
export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor } = signedIn(locals);
  const typed = url.searchParams.get('code');
  if (typed === null) return { typed: '', failure: null };
  const code = readSheetCode(typed);
  const place = code === null ? null : await findSheetPlace(world, actor, code);
  if (place !== null) redirect(303, place);
  return { typed, failure: code === null ? 'app.paper.code_unfit' : 'app.paper.code_unknown' };
};
