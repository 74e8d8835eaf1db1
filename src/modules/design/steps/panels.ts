import type { StudioStep } from '../plan/plan.ts';
import { ACTIVITIES, ASSESSMENT, WORKLOAD } from './specs-of-judging.ts';
import { ACCESS, LEARNERS, MATERIALS, PARTNERS, PURPOSE } from './specs-of-meaning.ts';
import { FINANCE, PUBLISH, QUALITY, RECOGNITION, RUN } from './specs-of-offering.ts';
import type { StepPanel } from './step-fields.ts';

/** What each step asks. Outcomes have pages of their own. */
export const STEP_PANELS: Readonly<Record<StudioStep, readonly StepPanel[]>> = {
  purpose: PURPOSE,
  learners: LEARNERS,
  partners: PARTNERS,
  outcomes: [],
  workload: WORKLOAD,
  assessment: ASSESSMENT,
  activities: ACTIVITIES,
  materials: MATERIALS,
  access: ACCESS,
  recognition: RECOGNITION,
  quality: QUALITY,
  finance: FINANCE,
  publish: PUBLISH,
  run: RUN,
};
