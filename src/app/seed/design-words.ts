import type { Criterion, Descriptor, EscoSkillRef, Outcome } from '#modules/design/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** An ESCO skill of the version that the demo quotes. */
export const skill = (id: string, label: string): EscoSkillRef => ({
  uri: `http://data.europa.eu/esco/skill/${id}`,
  label,
  version: 'v1.1.1',
});

/** Words that outcomes and criteria of the demo share, before they get their ids. */
export type CriterionWords = Omit<Criterion, 'id' | 'taskId'>;
export type OutcomeWords = Omit<Outcome, 'id' | 'criteria'> & { readonly criteria: readonly CriterionWords[] };
export type DesignWords = Omit<Descriptor, 'outcomes'> & { readonly outcomes: readonly OutcomeWords[] };

/** A criterion that must be shown alone. */
export const critical = (pictogram: string, statement: Multilingual, plain: Multilingual): CriterionWords => ({
  statement,
  plain,
  pictogram,
  critical: true,
});
/** Any other criterion. */
export const plainly = (pictogram: string, statement: Multilingual, plain: Multilingual): CriterionWords => ({
  statement,
  plain,
  pictogram,
  critical: false,
});

/** How every workplace of the demo assesses. */
export const common = {
  participationModes: ['work_based'],
  supervision: 'supervised_onsite_id',
  evidenceRule: { directForCritical: 1, minKinds: 2, maxAgeMonths: 24 },
  passShare: 0.8,
} as const;
