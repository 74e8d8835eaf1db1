import { offersPage } from '#app/offers/offers-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => offersPage(locals, url.searchParams);
