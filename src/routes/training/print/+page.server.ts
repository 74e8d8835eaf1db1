import { OPTIONS, UNITS } from '#modules/training/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ units: UNITS, options: OPTIONS });
