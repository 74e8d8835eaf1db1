/** Text by language tag (BCP 47), for example `{ en: '…', nb: '…' }`. At least the record's own language is there. */
export type LocalisedText = Readonly<Record<string, string>>;

export type AwardingBody = {
  /** Address or DID of the organisation. */
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** NUTS code or name of a region. */
  readonly region?: string;
  readonly url?: string;
};

export type AlignmentTarget = {
  readonly name: string;
  /** Address of the entry, for example an ESCO concept. */
  readonly url: string;
  readonly framework: string;
  readonly code?: string;
  readonly type?: 'esco_skill' | 'esco_occupation' | 'competency' | 'other';
};

export type AwardedOutcome = {
  /** Absolute address of the outcome; the same in every credential of that version. */
  readonly id: string;
  readonly statement: LocalisedText;
  readonly type: 'knowledge' | 'skill' | 'responsibility_autonomy';
  readonly skills?: readonly AlignmentTarget[];
  /** What was found for this learner: a level of the scheme, for example `on_my_own`. */
  readonly result?: string;
};

export type AwardLevel =
  | {
      readonly claim: 'included_in_nqf' | 'aligned_by_provider';
      readonly eqf?: number;
      readonly nqf?: { readonly country: string; readonly framework: string; readonly level: string };
      readonly cycle?: string;
    }
  | { readonly claim: 'not_assigned'; readonly reason: LocalisedText };

export type QualityAssuranceStatement = {
  readonly id: string;
  /** Code of `@cairn/vocab`. */
  readonly type: string;
  readonly name?: string;
  readonly note?: LocalisedText;
};

/** How the decision came about. Roles and kinds only: no names of assessors, no content of evidence. */
export type AwardJudgement = {
  readonly assessorRoles: readonly string[];
  readonly evidenceKinds: readonly string[];
  readonly supervision: string;
  readonly identityCheck: string;
  /** Number of the published version that was judged. */
  readonly version: string;
};

/**
 * One award, format-free: the 11 mandatory elements of Annex I of Council Recommendation 2022/C 243/02 and the five
 * optional ones. Every format that the engine writes is made from this record and nothing else.
 */
export type AwardRecord = {
  /** Address of the credential; also where its check page is. */
  readonly credentialId: string;
  /** Language that plain-text members are written in. */
  readonly language: string;
  /** Elements 3 and 4: who signs, and where. */
  readonly issuer: {
    readonly did: string;
    readonly name: string;
    readonly country: string;
    readonly region?: string;
    readonly url: string;
    readonly image?: string;
  };
  /** Further awarding bodies of a joint award. */
  readonly awardingBodies?: readonly AwardingBody[];
  /** Element 1. `id` only when the learner showed control of it. */
  readonly subject: { readonly name: string; readonly id?: string; readonly birthDate?: string };
  /** Elements 2, 12, 15 and 16. */
  readonly achievement: {
    readonly id: string;
    readonly version: string;
    readonly title: LocalisedText;
    readonly description: LocalisedText;
    readonly criteria: { readonly id?: string; readonly narrative: LocalisedText };
    readonly image?: { readonly id: string; readonly caption?: string };
    readonly tags?: readonly string[];
    readonly alignments?: readonly AlignmentTarget[];
    /** Left out: none needed is not known. "None" is a value and is written out. */
    readonly prerequisites?: LocalisedText;
    readonly stacking?: {
      readonly kind: string;
      readonly partOf?: readonly string[];
      readonly leadsTo?: readonly string[];
    };
    readonly furtherInformation?: readonly string[];
  };
  /** Element 6. */
  readonly outcomes: readonly AwardedOutcome[];
  /** Element 7. Hours are the truth. */
  readonly workload: {
    readonly hours: number;
    readonly credits?: readonly { readonly system: string; readonly points: number }[];
  };
  /** Element 8. */
  readonly level: AwardLevel;
  /** Elements 9, 10: codes of `@cairn/vocab`. */
  readonly assessmentTypes: readonly string[];
  readonly participationModes: readonly string[];
  /** Element 11. */
  readonly qualityAssurance: readonly QualityAssuranceStatement[];
  /** Element 13 and the judgement that travels with the award. */
  readonly judgement: AwardJudgement;
  /** Element 14: only when there is a grading scheme. */
  readonly grade?: { readonly scheme: string; readonly value: string };
  /** Element 5. ISO 8601 instants with zone. */
  readonly awardedAt: string;
  readonly validFrom: string;
  readonly validUntil?: string;
  readonly status?: { readonly listUrl: string; readonly index: number; readonly purpose: 'revocation' | 'suspension' };
  /** Address of the credential that this one corrects. */
  readonly supersedes?: string;
};
