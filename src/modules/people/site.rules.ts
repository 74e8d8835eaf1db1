/** Where an offer says it comes from. It may be larger than the real place, and must not betray it. */
export type PublicPlace = {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** NUTS code. */
  readonly region?: string;
};

/** What is allowed at a site; an organisation without rules of its own has everything open. */
export type SiteRules = {
  /** No outside call at all: links are text, and what needs the network is answered "cannot be known here". */
  readonly closedSite: boolean;
  readonly photos: boolean;
  readonly audio: boolean;
  /** Whether addresses on the internet can be followed; where not, they are shown as text. */
  readonly links: boolean;
  /** Where printing is done in one place by staff. */
  readonly centralPrinting: boolean;
  /** In place of the organisation's own name and place on everything that leaves; null: the organisation's own. */
  readonly publicPlace: PublicPlace | null;
};

export const OPEN_SITE: SiteRules = {
  closedSite: false,
  photos: true,
  audio: true,
  links: true,
  centralPrinting: false,
  publicPlace: null,
};
