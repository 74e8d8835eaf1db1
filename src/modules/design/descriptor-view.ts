import { formatNumber } from '#platform/i18n/format.ts';
import { pickText, type PickedText } from '#platform/i18n/text.ts';
import type { AreaFamily, Descriptor, OutcomeKind } from './descriptor.ts';
import { fieldOfEducation, hoursPerPoint } from './codes.ts';
import { creditRange } from './workload.rules.ts';

/** A descriptor as one reader sees it: every text in the best language at hand, marked with that language. */
export type DescriptorView = {
  readonly title: PickedText;
  readonly summary: PickedText;
  readonly family: AreaFamily;
  /** What the badge shows; null: there is no badge, a stone is drawn. */
  readonly badgeAlt: PickedText | null;
  readonly language: string;
  /** Code and English name of the field of education. */
  readonly iscedF: string | null;
  readonly awardingBody: readonly { readonly name: string; readonly country: string }[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly statement: PickedText;
    readonly kind: OutcomeKind;
    readonly skills: Descriptor['outcomes'][number]['escoSkills'];
    readonly criteria: readonly {
      readonly id: string;
      readonly statement: PickedText;
      readonly plain: PickedText;
      readonly pictogram: string;
      readonly critical: boolean;
    }[];
  }[];
  readonly hours: number;
  /** Numbers as the reader's language writes them: half a credit is 0.5 in one and 0,5 in another. */
  readonly credits: readonly {
    readonly system: string;
    readonly points: string;
    readonly range: { readonly min: string; readonly max: string } | null;
  }[];
  readonly level: Descriptor['level'];
  readonly levelReason: PickedText | null;
  readonly assessmentTypes: readonly string[];
  readonly participationModes: readonly string[];
  readonly supervision: string;
  readonly passPercent: number;
  readonly quality: readonly {
    readonly kind: string;
    readonly text: PickedText;
    readonly responsible: string | null;
  }[];
  readonly entryRequirement: PickedText | null;
  readonly stacking: { readonly kind: string; readonly note: PickedText | null };
  readonly moreInfo: { readonly text: PickedText | null; readonly url: string | null };
};

type Workload = Descriptor['workload'];

const creditsOf = ({ hours, credits }: Workload, language: string): DescriptorView['credits'] => {
  const said = (value: number): string => formatNumber(language, value);
  return credits.map(({ system, points }) => {
    const { min, max } = creditRange(hours, hoursPerPoint(system));
    const range = Number.isFinite(max) && min > 0 ? { min: said(min), max: said(max) } : null;
    return { system, points: said(points), range };
  });
};

/** The country in the reader's language; a code that names none stays as it is. */
const countryName = (code: string, language: string): string =>
  /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code) : code;

export function viewDescriptor(descriptor: Descriptor, language: string): DescriptorView {
  const pick = (texts: Readonly<Record<string, string>> | undefined): PickedText => pickText(texts, language);
  const maybe = (texts: Readonly<Record<string, string>> | undefined): PickedText | null => {
    const picked = pick(texts);
    return picked.text === '' ? null : picked;
  };
  const { workload, stacking, moreInfo } = descriptor;
  return {
    title: pick(descriptor.title),
    summary: pick(descriptor.summary),
    family: descriptor.family,
    badgeAlt: descriptor.image === undefined ? null : pick(descriptor.image.alt),
    language: descriptor.language,
    iscedF: descriptor.iscedF === undefined ? null : fieldOfEducation(descriptor.iscedF),
    awardingBody: descriptor.awardingBody.map(({ name, country }) => ({
      name,
      country: countryName(country, language),
    })),
    outcomes: descriptor.outcomes.map((outcome) => ({
      id: outcome.id,
      statement: pick(outcome.statement),
      kind: outcome.kind,
      skills: outcome.escoSkills,
      criteria: outcome.criteria.map((criterion) => ({
        id: criterion.id,
        statement: pick(criterion.statement),
        plain: pick(criterion.plain),
        pictogram: criterion.pictogram,
        critical: criterion.critical,
      })),
    })),
    hours: workload.hours,
    credits: creditsOf(workload, language),
    level: descriptor.level,
    levelReason: maybe(descriptor.level.reason),
    assessmentTypes: descriptor.assessmentTypes,
    participationModes: descriptor.participationModes,
    supervision: descriptor.supervision,
    passPercent: Math.round(descriptor.passShare * 100),
    quality: descriptor.qualityAssurance.map(({ kind, text, responsible }) => ({
      kind,
      text: pick(text),
      responsible: responsible ?? null,
    })),
    entryRequirement: maybe(descriptor.entryRequirement),
    stacking: { kind: stacking.kind, note: maybe(stacking.note) },
    moreInfo: { text: maybe(moreInfo?.text), url: moreInfo?.url ?? null },
  };
}
