import { textLanguages } from '../descriptor.ts';
import type { DesignStep } from '../elements.rules.ts';
import type { Fields } from '../fields.ts';
import { openByStep } from '../ui/meter.ts';
import type { StepPage } from '../ui/step-page.ts';
import type { Design } from './reading.ts';

type Shown = Design & { readonly draft: NonNullable<Design['draft']> };

/** What a step of the designer's form shows of an open draft. */
export function stepPage(
  design: Shown,
  step: DesignStep,
  told: { readonly fields: Fields; readonly url: URL },
): StepPage {
  const own = design.elements.filter((element) => element.step === step);
  const reasons = (state: 'missing' | 'warning') =>
    own.filter((element) => element.state === state).flatMap((element) => element.reasons);
  return {
    achievementId: design.achievementId,
    title: design.descriptor.title,
    revision: design.draft.revision,
    fields: told.fields,
    languages: textLanguages(design.descriptor),
    open: openByStep(design.elements),
    gaps: reasons('missing'),
    advice: reasons('warning'),
    isSaved: told.url.searchParams.has('saved'),
  };
}
