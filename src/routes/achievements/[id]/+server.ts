import { redirect } from '@sveltejs/kit';
import { notFound } from '#app/api/problem.ts';
import { findNewestOffer } from '#modules/catalogue/index.ts';
import type { RequestHandler } from './$types';

/** The address without a number leads to the newest version: it can stand on a poster for years. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const newest = await findNewestOffer(locals.world, params.id);
  if (newest === null) return notFound();
  redirect(307, `/achievements/${params.id}/${newest}`);
};
