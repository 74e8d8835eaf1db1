import { findOrganisationBySlug } from '#modules/people/index.ts';
import type { World } from '#platform/world.ts';
import { didDocumentOf, issuerDid, listKeys } from './keys.ts';
import { findStatusList } from './status.ts';

/** A text that anybody may fetch, and since when it stands so. */
export type ServedText = { readonly text: string; readonly asOf: Date };

/** The issuer's own document behind its did:web; null where no organisation has this name or none of its keys is made yet. */
export async function findIssuerDocument(world: World, slug: string): Promise<ServedText | null> {
  return world.db.asSystem(async (tx) => {
    const organisation = await findOrganisationBySlug(tx, slug);
    if (organisation === null) return null;
    const keys = await listKeys(tx, organisation.id);
    if (keys.length === 0) return null;
    return { text: JSON.stringify(didDocumentOf(issuerDid(world, organisation), keys)), asOf: world.clock.now() };
  });
}

/** A status list by its address, as it was signed; null where there is none. */
export async function findPublicStatusList(world: World, listId: string): Promise<ServedText | null> {
  const list = await world.db.asSystem((tx) => findStatusList(tx, listId));
  return list === null ? null : { text: list.text, asOf: world.clock.now() };
}

/** The same list for wallets (Token Status List), as it was signed. */
export async function findPublicTokenList(world: World, listId: string): Promise<ServedText | null> {
  const list = await world.db.asSystem((tx) => findStatusList(tx, listId));
  return list === null ? null : { text: list.tokenText, asOf: world.clock.now() };
}
