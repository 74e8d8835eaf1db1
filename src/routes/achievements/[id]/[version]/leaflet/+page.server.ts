import { offerPage } from '#app/offers/offer-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { offer: _offer, ...page } = await offerPage(locals, params, null);
  return page;
};
