import { pickText, type PickedText } from '#platform/i18n/text.ts';
import { outcomesNamed } from './alignment-edits.rules.ts';
import { findAlignmentFaults, type AlignmentFinding } from './plan/alignment.rules.ts';
import type { DesignContent } from './plan/plan-edits.rules.ts';

/** A finding with the name of the thing it is about and the two places where it can be put right. */
export type FindingView = {
  readonly grade: AlignmentFinding['grade'];
  readonly code: string;
  readonly about: string | null;
  /** Empty where the thing has no words yet. */
  readonly name: string;
  /** Address within the design, without the design: `assessment#asm_1`. */
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

/** Where in its step a finding without a thing of its own is put right. */
const FIELDS: Readonly<Record<string, string>> = {
  'design.alignment.unsupervised_with_credits': 'supervision',
  'design.alignment.online_without_alternative': 'offlineAlternative',
  'design.alignment.price_without_funding': 'funding',
  'design.alignment.language_level_untold': 'languageLevel',
};

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
  return findAlignmentFaults(descriptor, plan).map(({ grade, code, step, about }) => {
    const anchor = about ?? FIELDS[code];
    return {
      ...{ grade, code, about: about ?? null },
      name: about === undefined ? '' : (names.get(about) ?? ''),
      place: anchor === undefined ? step : `${step}#${anchor}`,
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
