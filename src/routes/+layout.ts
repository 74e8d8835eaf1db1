import { loadTranslate } from '#app/messages.ts';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => ({ ...data, t: await loadTranslate(data.language, data.wording) });
