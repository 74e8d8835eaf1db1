import { pickText, type PickedText } from '#platform/i18n/text.ts';
import { outcomesNamed } from './alignment-edits.rules.ts';
import { findAlignmentFaults, type AlignmentFinding } from './plan/alignment.rules.ts';
import type { DesignContent } from './plan/plan-edits.rules.ts';
import type { StudioStep } from './plan/plan.ts';

/** A finding with the name of the thing it is about and the two places where it can be put right. */
export type FindingView = {
  readonly grade: AlignmentFinding['grade'];
  readonly code: string;
  readonly about: string | null;
  /** Empty where the thing has no words yet. */
  readonly name: string;
  /** The step in which it is put right, and the address there, below the design's own. */
  readonly step: StudioStep;
  readonly place: string;
  /** The row of the matrix in which a tick puts it right; null when it is about something else. */
  readonly row: string | null;
};

export type MatrixColumn = {
  readonly id: string;
  readonly kind: 'activity' | 'assessment';
  readonly number: number;
  readonly title: PickedText;
  /** Share of the whole in per cent; null for activities. */
  readonly weight: number | null;
  readonly findings: readonly FindingView[];
};

export type MatrixLine = {
  readonly id: string;
  readonly number: number;
  readonly statement: PickedText;
  /** No longer in the design, but still named by its plan: boxes can only be taken away. */
  readonly isGone: boolean;
  readonly findings: readonly FindingView[];
  /** In the order of the columns. */
  readonly ticks: readonly boolean[];
};

export type AlignmentView = {
  readonly columns: readonly MatrixColumn[];
  readonly lines: readonly MatrixLine[];
  readonly findings: readonly FindingView[];
};

/** Where in its step a finding is put right: at a field, or at the row of a list that it is about. */
const PLACES: Readonly<Record<string, readonly [step: StudioStep, field: string]>> = {
  outcome_without_assessment: ['assessment', 'plan.assessments'],
  assessment_without_outcome: ['assessment', 'plan.assessments.'],
  no_pass_rule: ['assessment', 'plan.assessments.'],
  one_assessment_decides: ['assessment', 'plan.assessments.'],
  outcome_without_activity: ['activities', 'plan.activities'],
  online_without_alternative: ['access', 'plan.access.offlineAlternative'],
  price_without_funding: ['finance', 'plan.budget.funding'],
  language_level_untold: ['access', 'plan.access.languageLevel'],
  barrier_unanswered: ['learners', 'plan.personas.'],
  promise_without_outcome: ['purpose', 'plan.promises.'],
};

/** The full depth is asked for, so that what is meant can be seen. A field that ends in a point names a row below it. */
function placeOf({ code, step, about }: AlignmentFinding): Pick<FindingView, 'step' | 'place'> {
  const name = code.replace('design.alignment.', '');
  const supervised = about === undefined ? 'supervision' : 'plan.assessments.';
  const [where, field] = PLACES[name] ?? [step, supervised];
  const row = field.endsWith('.') ? `${field}${about ?? ''}` : field;
  return { step: where, place: `${where}?depth=full#${row}` };
}

function namesIn({ descriptor, plan }: DesignContent, language: string): ReadonlyMap<string, string> {
  const pick = (texts: Readonly<Record<string, string>>): string => pickText(texts, language).text;
  return new Map([
    ...descriptor.outcomes.map(({ id, statement }) => [id, pick(statement)] as const),
    ...[...plan.activities, ...plan.assessments].map(({ id, title }) => [id, pick(title)] as const),
    ...plan.promises.map(({ id, text }) => [id, pick(text)] as const),
    ...plan.personas.map(({ id, name }) => [id, name] as const),
  ]);
}

function viewFindings(content: DesignContent, language: string): readonly FindingView[] {
  const names = namesIn(content, language);
  const { descriptor, plan } = content;
  const rows = new Set(descriptor.outcomes.map(({ id }) => id));
  return findAlignmentFaults(descriptor, plan).map((finding) => {
    const { grade, code, about } = finding;
    return {
      ...{ grade, code, about: about ?? null, ...placeOf(finding) },
      name: about === undefined ? '' : (names.get(about) ?? ''),
      row: about !== undefined && rows.has(about) ? about : null,
    };
  });
}

/** The matrix as a reader sees it: what is practised and judged where, and what does not fit, at its row or column. */
export function viewAlignment(content: DesignContent, language: string): AlignmentView {
  const { descriptor, plan } = content;
  const findings = viewFindings(content, language);
  const of = (id: string): readonly FindingView[] => findings.filter(({ about }) => about === id);
  const columns: readonly MatrixColumn[] = [
    ...plan.activities.map(({ id, title }, index) => ({
      ...{ id, kind: 'activity' as const, number: index + 1, weight: null },
      title: pickText(title, language),
      findings: of(id),
    })),
    ...plan.assessments.map(({ id, title, weight }, index) => ({
      ...{ id, kind: 'assessment' as const, number: index + 1, weight },
      title: pickText(title, language),
      findings: of(id),
    })),
  ];
  const things = [...plan.activities, ...plan.assessments];
  const line = (id: string, statement: PickedText, at: { number: number; isGone: boolean }): MatrixLine => ({
    ...{ id, statement, ...at },
    findings: of(id),
    ticks: things.map(({ outcomeIds }) => outcomeIds.includes(id)),
  });
  const known = new Set(descriptor.outcomes.map(({ id }) => id));
  const gone = outcomesNamed(plan).filter((id) => !known.has(id));
  return {
    columns,
    findings,
    lines: [
      ...descriptor.outcomes.map(({ id, statement }, index) =>
        line(id, pickText(statement, language), { number: index + 1, isGone: false }),
      ),
      ...gone.map((id, index) =>
        line(id, pickText({}, language), { number: descriptor.outcomes.length + index + 1, isGone: true }),
      ),
    ],
  };
}
