import { CASES } from '#modules/institution/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ cases: CASES });
