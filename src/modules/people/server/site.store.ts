import { eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { OPEN_SITE, type SiteRules } from '../site.rules.ts';
import { siteRules } from './site.tables.ts';

/** What this organisation has switched off; everything is open where it never said so. */
export async function getSiteRules(tx: Tx, tenantId: string): Promise<SiteRules> {
  const [row] = await tx.select().from(siteRules).where(eq(siteRules.tenantId, tenantId));
  if (row === undefined) return OPEN_SITE;
  const { closedSite, photos, audio, links, centralPrinting } = row;
  const { publicPlaceName: name, publicPlaceCountry: country, publicPlaceRegion: region } = row;
  const publicPlace = country === '' ? null : { name, country, ...(region === '' ? {} : { region }) };
  // A closed site has no way out for a link, whatever the box beside it says.
  return { closedSite, photos, audio, links: links && !closedSite, centralPrinting, publicPlace };
}
