import { z } from 'zod';
import { organisationName } from './people.schemas.ts';

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

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on');

/** The form of the site's rules, as it is posted: a box that is not ticked is not there. */
export const siteInput = z
  .object({
    publicName: organisationName,
    closedSite: ticked,
    photos: ticked,
    audio: ticked,
    links: ticked,
    centralPrinting: ticked,
    placeName: z.string().trim().max(120, { error: 'people.place_name_too_long' }),
    placeCountry: z.string().regex(/^([A-Z]{2})?$/, { error: 'people.country_unfit' }),
    placeRegion: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([A-Z]{2}[A-Z0-9]{0,3})?$/, { error: 'people.region_unfit' }),
  })
  .refine((site) => site.placeCountry !== '' || (site.placeName === '' && site.placeRegion === ''), {
    path: ['placeCountry'],
    error: 'people.place_country_missing',
  })
  .refine((site) => site.placeRegion === '' || site.placeRegion.startsWith(site.placeCountry), {
    path: ['placeRegion'],
    error: 'people.region_elsewhere',
  });
export type SiteInput = z.infer<typeof siteInput>;
