/** One skill of the classification with its preferred label in each language at hand. */
export type EscoSkill = {
  readonly uri: string;
  /** `skill/competence`, `knowledge`, or empty when only labels were imported. */
  readonly skillType: string;
  /** transversal, cross-sector, sector-specific, occupation-specific; empty when not told. */
  readonly reuseLevel: string;
  readonly version: string;
  readonly labels: Readonly<Record<string, string>>;
};

/** One searchable label. Several belong to one skill; one a language is preferred. */
export type EscoLabel = { readonly uri: string; readonly label: string; readonly preferred: boolean };

/** What the picker shows for one hit. */
export type EscoHit = {
  readonly uri: string;
  /** Preferred label in the first language of the reader's chain that has one. */
  readonly label: string;
  readonly language: string;
  /** The other wording that was found, when it is not the label itself. */
  readonly found?: string;
  readonly version: string;
};
