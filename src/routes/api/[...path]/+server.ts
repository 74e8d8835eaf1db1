import { api } from '#app/api/app.ts';
import type { RequestHandler } from './$types';

/** One door for all machine endpoints; Hono finds the way from here. */
export const fallback: RequestHandler = ({ request, locals }) => api.fetch(request, { world: locals.world });
