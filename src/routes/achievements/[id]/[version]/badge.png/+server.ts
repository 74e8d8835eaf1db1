import { error } from '@sveltejs/kit';
import { badgeFile } from '#app/badges.ts';
import type { RequestHandler } from './$types';

/** The badge of a published version. */
export const GET: RequestHandler = async ({ locals, params }) =>
  (await badgeFile(locals.world, params, 'png')) ?? error(404);
