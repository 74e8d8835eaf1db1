import { boolean, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRules } from '#platform/db/columns.ts';

/** What an organisation has switched off for its site. No row means: everything is open. */
export const siteRules = pgTable(
  'site_rules',
  {
    tenantId: tenantId(),
    /** Nothing leaves the site: no outside call, no link that can be followed, no answer that needs the network. */
    closedSite: boolean('closed_site').notNull(),
    photos: boolean('photos').notNull(),
    audio: boolean('audio').notNull(),
    links: boolean('links').notNull(),
    /** Printing is done in one place by staff, not beside the learner. */
    centralPrinting: boolean('central_printing').notNull(),
    /** Where credentials say they come from, in place of the organisation's own; empty country: no place of its own. */
    publicPlaceName: text('public_place_name').notNull(),
    publicPlaceCountry: text('public_place_country').notNull(),
    publicPlaceRegion: text('public_place_region').notNull(),
    changedAt: at('changed_at'),
    changedBy: text('changed_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), ...tenantRules('site_rules')],
);
