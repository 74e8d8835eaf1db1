import type { DocumentAnswer, DocumentSource } from '@cairn/engine';
import { findIssuerDocument, findPublicStatusList, type ServedText } from '#modules/award/index.ts';
import type { World } from '#platform/world.ts';

const answer = (found: ServedText | null): DocumentAnswer =>
  found === null ? { ok: false, reason: 'not_found' } : { ok: true, body: found.text, asOf: found.asOf.toISOString() };

/**
 * Documents of this installation, read from the database. Other addresses are not asked from here: a check page must
 * not become a way to send requests into other people's networks. What they would have said stays unknown.
 */
export function ownDocuments(world: World): DocumentSource {
  const own = `${world.settings.url}/`;
  return {
    async find(url) {
      if (!url.startsWith(own)) return { ok: false, reason: 'not_allowed' };
      const path = url.slice(own.length);
      const slug = /^o\/([a-z0-9-]+)\/did\.json$/.exec(path)?.[1];
      if (slug !== undefined) return answer(await findIssuerDocument(world, slug));
      const list = /^status\/([a-z0-9_]+)$/.exec(path)?.[1];
      if (list !== undefined) return answer(await findPublicStatusList(world, list));
      return { ok: false, reason: 'not_found' };
    },
  };
}
