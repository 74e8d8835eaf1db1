import type { RequestHandler } from './$types';

/** Says that somebody still touches the screen. Coming here is enough: every request keeps the session awake. */
export const POST: RequestHandler = () => new Response(null, { status: 204 });
