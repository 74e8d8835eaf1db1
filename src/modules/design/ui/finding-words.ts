import type { Translate } from '#platform/i18n/translate.ts';
import type { FindingView } from '../alignment-view.ts';

/** What does not fit, as a sentence that names the thing. */
export const findingWords = ({ code, name }: FindingView, t: Translate): string =>
  t(code, { name: name === '' ? t('design.alignment.unnamed') : name });

/** The same where the thing's name stands beside it already. */
export const shortWords = ({ code }: FindingView, t: Translate): string => t(`${code}.short`);
