import type { Translate } from '#platform/i18n/translate.ts';
import type { MeterSegment } from '#ui/types.ts';
import type { DescriptorElement } from '../elements.rules.ts';

/** Where an element is put right: the field, the outcome, or the step. */
export function placeOf(element: DescriptorElement, achievementId: string): string {
  const base = `/design/${achievementId}`;
  if (element.step === null) return `${base}#at-issue`;
  const field = element.reasons.find((reason) => reason.field !== undefined)?.field;
  if (field === undefined) return `${base}/${element.step}`;
  return field.startsWith('out_') ? `${base}/outcomes/${field}` : `${base}/${element.step}#${field}`;
}

/** The elements as segments of the meter, each with its reason in words. */
export function meterSegments(
  elements: readonly DescriptorElement[],
  achievementId: string,
  t: Translate,
): readonly MeterSegment[] {
  return elements.map((element) => {
    const detail = element.reasons.map((reason) => t(reason.code, reason.params)).join(' ');
    return {
      id: element.key,
      title: t(`design.element.${element.key}`),
      state: element.state === 'at_issue' ? 'later' : element.state,
      href: placeOf(element, achievementId),
      ...(detail === '' ? {} : { detail }),
    };
  });
}
