import type { Translate } from '#platform/i18n/translate.ts';

/** What somebody else adds for a learner: she tells it with her own voice, they record it. */
export const addWords = (kind: string, t: Translate): string =>
  t(kind === 'audio' ? 'portfolio.audio.record' : `portfolio.proof.add_${kind}`);
