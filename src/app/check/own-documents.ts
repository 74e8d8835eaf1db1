import type { DocumentAnswer, DocumentSource } from '@cairn/engine';
import {
  findIssuerDocument,
  findPublicStatusList,
  findPublicTokenList,
  type ServedText,
} from '#modules/award/index.ts';
import type { Db } from '#platform/db/db.ts';
import type { World } from '#platform/world.ts';

/** Documents that are kept in memory; a status list has some kilobytes, so this is a few megabytes at most. */
const MOST_KEPT = 256;

/** What was read while the mark of the database stood as it stands in `mark`. */
type Kept = { mark: string; readonly texts: Map<string, string> };

const keptOf = new WeakMap<Db, Kept>();

/** What is known to be as it stands in the database at the mark; empty after any change of a key or of a list. */
function keptAt(db: Db, mark: string): Kept {
  const known = keptOf.get(db);
  if (known?.mark === mark) return known;
  const fresh: Kept = { mark, texts: new Map() };
  keptOf.set(db, fresh);
  return fresh;
}

function keep({ texts }: Kept, path: string, text: string): void {
  const [oldest] = texts.keys();
  if (texts.size >= MOST_KEPT && oldest !== undefined) texts.delete(oldest);
  texts.set(path, text);
}

const readDocument = (world: World, path: string): Promise<ServedText | null> => {
  const slug = /^o\/([a-z0-9-]+)\/did\.json$/.exec(path)?.[1];
  if (slug !== undefined) return findIssuerDocument(world, slug);
  const list = /^status\/([a-z0-9_]+)$/.exec(path)?.[1];
  if (list !== undefined) return findPublicStatusList(world, list);
  const tokens = /^status\/([a-z0-9_]+)\/token$/.exec(path)?.[1];
  return tokens === undefined ? Promise.resolve(null) : findPublicTokenList(world, tokens);
};

const answer = (text: string, asOf: Date): DocumentAnswer => ({ ok: true, body: text, asOf: asOf.toISOString() });

/**
 * Documents of this installation for one check. They are kept in memory for as long as the database says that none of
 * them was changed: a revocation or a new key shows in the very next check, whichever process it was made in. What does
 * not exist is never kept, so that asking for addresses fills no memory.
 *
 * Other addresses are not asked from here: a check page must not become a way to send requests into other people's
 * networks. What they would have said stays unknown.
 */
export function ownDocuments(world: World): DocumentSource {
  const own = `${world.settings.url}/`;
  // Asked for once a check, and before anything is read: what is read after it is at least as new.
  let mark: Promise<string> | undefined;
  return {
    async find(url) {
      if (!url.startsWith(own)) return { ok: false, reason: 'not_allowed' };
      const path = url.slice(own.length);
      mark ??= world.db.watermark('served_documents');
      const kept = keptAt(world.db, await mark);
      const known = kept.texts.get(path);
      if (known !== undefined) return answer(known, world.clock.now());
      const found = await readDocument(world, path);
      if (found === null) return { ok: false, reason: 'not_found' };
      keep(kept, path, found.text);
      return answer(found.text, found.asOf);
    },
  };
}
