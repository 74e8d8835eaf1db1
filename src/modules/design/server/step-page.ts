import { viewAlignment } from '../alignment-view.ts';
import { textLanguages } from '../descriptor.ts';
import type { Fields } from '../fields.ts';
import type { StudioStep } from '../plan/plan.ts';
import { checkSize } from '../plan/size.rules.ts';
import { stepAfter, stepsOf, studioProgress, type StepProgress } from '../steps/studio.rules.ts';
import type { StepPage } from '../ui/step-page.ts';
import type { Design } from './reading.ts';

type Shown = Design & { readonly draft: NonNullable<Design['draft']> };

/** The steps of a design in its own order, with how far each is. */
export function stepsOfDesign(design: Design): readonly StepProgress[] {
  // What does not fit is counted where it is put right, not where it shows.
  const { findings } = viewAlignment(design, design.descriptor.language);
  const progress = studioProgress({ content: design, elements: design.elements, findings });
  return stepsOf(design.plan).flatMap((step) => progress.find((one) => one.step === step) ?? []);
}

/** What a step of the studio shows of an open draft. */
export function stepPage(
  design: Shown,
  step: StudioStep,
  told: { readonly fields: Fields; readonly url: URL; readonly language: string },
): StepPage {
  const own = design.elements.filter((element) => element.step === step);
  const reasons = (state: 'missing' | 'warning') =>
    own.filter((element) => element.state === state).flatMap((element) => element.reasons);
  const isSaved = told.url.searchParams.has('saved');
  const steps = stepsOfDesign(design);
  const { state } = steps.find((one) => one.step === step) ?? { state: 'told' };
  // On the quick way nobody is told what does not fit before they have said what the step asks for.
  const isCalm = design.plan.depth === 'quick' && !isSaved && state !== 'told';
  const findings = viewAlignment(design, told.language).findings.filter((finding) => finding.step === step);
  return {
    achievementId: design.achievementId,
    step,
    title: design.descriptor.title,
    revision: design.draft.revision,
    fields: told.fields,
    languages: textLanguages(design.descriptor),
    steps,
    next: stepAfter(step, design.plan),
    gaps: reasons('missing'),
    advice: isCalm ? [] : [...reasons('warning'), ...(step === 'workload' ? checkSize(design.descriptor) : [])],
    findings: isCalm ? [] : findings,
    isSaved,
  };
}
