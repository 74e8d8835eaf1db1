import type { OUTCOME_KINDS } from '@cairn/vocab/plan-codes';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { BadgeImage } from './badge/badge.ts';

export { OUTCOME_KINDS } from '@cairn/vocab/plan-codes';

/** Area of work. It picks the shape and colour family of the stone that stands for the credential. */
export const AREA_FAMILIES = ['trade', 'food', 'wood', 'care', 'office', 'digital', 'green', 'other'] as const;
export type AreaFamily = (typeof AREA_FAMILIES)[number];

export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

export const LEVEL_CLAIMS = ['included_in_nqf', 'aligned_by_provider', 'not_assigned'] as const;
export type LevelClaim = (typeof LEVEL_CLAIMS)[number];

/** A skill of the ESCO classification. The label is the one shown when it was picked; the address is what counts. */
export type EscoSkillRef = { readonly uri: string; readonly label: string; readonly version: string };

/** One observable thing by which an outcome is judged. */
export type Criterion = {
  /** `cri_…`, stable over versions, so that ratings can be compared. */
  readonly id: string;
  /** For staff: what can be seen or heard. */
  readonly statement: Multilingual;
  /** For learners: at most 12 words, starting with "I". */
  readonly plain: Multilingual;
  /** Name of a drawing in `src/ui/pictograms.ts`. */
  readonly pictogram: string;
  /** A critical criterion must be shown on one's own before anything can be awarded. */
  readonly critical: boolean;
  /** The work task (`tsk_…`) at which it can be seen. */
  readonly taskId?: string;
};

/** How widely a skill can be used again, in the steps of ESCO. */
export const REUSE_LEVELS = ['transversal', 'cross_sector', 'sector', 'occupation'] as const;
export type ReuseLevel = (typeof REUSE_LEVELS)[number];

/** The nine competences of LifeComp: personal, social, learning to learn. */
export const LIFECOMP_CODES = ['P1', 'P2', 'P3', 'S1', 'S2', 'S3', 'L1', 'L2', 'L3'] as const;
export type LifeCompCode = (typeof LIFECOMP_CODES)[number];

export type Outcome = {
  /** `out_…`, stable over versions. */
  readonly id: string;
  readonly statement: Multilingual;
  readonly kind: OutcomeKind;
  /** What is done, in one word that can be observed: "sort". */
  readonly verb?: Multilingual;
  /** Where and with what. */
  readonly context?: Multilingual;
  /** How well: by which list, rule or measure. */
  readonly standard?: Multilingual;
  readonly reuseLevel?: ReuseLevel;
  readonly lifeComp?: LifeCompCode;
  /** What somebody found about its level, EQF 1 to 8: one pick among those of the level helper. */
  readonly levelCue?: number;
  readonly escoSkills: readonly EscoSkillRef[];
  readonly criteria: readonly Criterion[];
};

export type AwardingBody = { readonly name: string; readonly country: string; readonly region?: string };
export type CreditLine = { readonly system: string; readonly points: number };
export type QualityAssurance = {
  readonly kind: string;
  readonly text: Multilingual;
  /** Role or person who answers for it. */
  readonly responsible?: string;
  /** ISO date. */
  readonly reviewDue?: string;
};
export type EvidenceRule = {
  /** How many pieces of direct evidence each critical criterion needs. */
  readonly directForCritical: number;
  readonly minKinds: number;
  readonly maxAgeMonths: number;
};

/**
 * What a micro-credential is: Annex I of Council Recommendation 2022/C 243/02, without the learner (element 1) and the
 * date of issue (5), which exist only when it is awarded. A draft has the same shape with empty places: an empty text
 * map or list, 0 hours, an empty code, or a level "not assigned" without its reason all mean "not told yet".
 */
export type Descriptor = {
  readonly title: Multilingual;
  /** In plain words: what it is and for whom. */
  readonly summary: Multilingual;
  readonly family: AreaFamily;
  /** Language of learning and assessment (BCP 47); also the language that every text must be written in. */
  readonly language: string;
  /** Further languages in which the texts are to be written. */
  readonly languages?: readonly string[];
  /** Field of education, ISCED-F 2013, 2 to 4 digits. */
  readonly iscedF?: string;
  readonly awardingBody: readonly AwardingBody[];
  readonly outcomes: readonly Outcome[];
  /** Hours are the truth; credits stand beside them. */
  readonly workload: { readonly hours: number; readonly credits: readonly CreditLine[] };
  readonly level: {
    readonly eqf?: number;
    readonly nqf?: { readonly framework: string; readonly level: string };
    readonly claim: LevelClaim;
    /** Page of the national register; needed for `included_in_nqf`, which only an authorised body may claim. */
    readonly registerUrl?: string;
    /** Why no level was assigned. */
    readonly reason?: Multilingual;
  };
  /** Codes of `@cairn/vocab`. */
  readonly assessmentTypes: readonly string[];
  readonly participationModes: readonly string[];
  readonly qualityAssurance: readonly QualityAssurance[];
  readonly supervision: string;
  /** "None" is a value and is written out. */
  readonly entryRequirement?: Multilingual;
  readonly grading?: { readonly scheme: string; readonly note?: Multilingual };
  readonly stacking: { readonly kind: string; readonly note?: Multilingual };
  readonly moreInfo?: { readonly text?: Multilingual; readonly url?: string };
  readonly evidenceRule: EvidenceRule;
  /** On how many steps people rate themselves; three where nothing is said. */
  readonly selfScale?: 'three' | 'four' | 'five';
  /** The picture that stands for it; without one a stone is drawn. */
  readonly image?: BadgeImage;
  /** Share (0 to 1) of the criteria that are not critical which must be shown on one's own. */
  readonly passShare: number;
};

/** A published version. It never changes; a credential points to exactly one. */
export type AchievementVersion = {
  readonly achievementId: string;
  readonly version: number;
  readonly descriptor: Descriptor;
  /** SHA-256 (hex) of the descriptor in canonical JSON (RFC 8785). */
  readonly contentHash: string;
  readonly publishedAt: Date;
  readonly authorId: string;
  readonly approvedBy: string;
  /** Set when the achievement is no longer offered; credentials already awarded stay valid. */
  readonly retiredAt?: Date;
};

/** The languages of the texts, the default one first. */
export function textLanguages(descriptor: Descriptor): readonly string[] {
  return [...new Set([descriptor.language, ...(descriptor.languages ?? [])])];
}

/** The descriptor with which every new draft starts. */
export function emptyDescriptor(language: string): Descriptor {
  return {
    title: {},
    summary: {},
    family: 'other',
    language,
    awardingBody: [],
    outcomes: [],
    workload: { hours: 0, credits: [] },
    level: { claim: 'not_assigned' },
    assessmentTypes: [],
    participationModes: [],
    qualityAssurance: [],
    supervision: '',
    stacking: { kind: '' },
    evidenceRule: { directForCritical: 1, minKinds: 2, maxAgeMonths: 24 },
    passShare: 0.8,
  };
}
