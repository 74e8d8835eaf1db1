import { fallbackChain } from '#platform/i18n/languages.ts';
import type { Db, Tx } from '#platform/db/db.ts';
import type { EscoHit, EscoLabel } from '../esco/esco.types.ts';
import { searchIndex } from '../esco/find-labels.ts';
import { buildIndex, type SearchIndex } from '../esco/search-index.ts';
import { STARTER_SKILLS, STARTER_VERSION } from '../esco/starter.ts';
import { listImports, readLabels, readPreferred, type ImportedLanguage } from './esco.store.ts';

type Loaded = { readonly stamp: number; readonly index: SearchIndex };

/** Indexes of one database, by language; made at the first search and again after an import. */
const indexes = new WeakMap<Db, Map<string, Loaded>>();
/** A language with all its wordings takes some 20 MB. */
const LANGUAGES_HELD = 4;

const starterLabels = (language: string): readonly EscoLabel[] =>
  STARTER_SKILLS.flatMap(({ uri, labels }) => {
    const label = labels[language];
    return label === undefined ? [] : [{ uri, label, preferred: true }];
  });

async function indexOf(
  scope: { db: Db; tx: Tx },
  language: string,
  imports: readonly ImportedLanguage[],
): Promise<SearchIndex> {
  const held = indexes.get(scope.db) ?? new Map<string, Loaded>();
  indexes.set(scope.db, held);
  const stamp = imports.find((entry) => entry.lang === language)?.importedAt.getTime() ?? 0;
  const known = held.get(language);
  held.delete(language);
  const labels = async () => (stamp === 0 ? starterLabels(language) : await readLabels(scope.tx, language));
  const loaded = known?.stamp === stamp ? known : { stamp, index: buildIndex(await labels()) };
  held.set(language, loaded);
  const [oldest] = held.keys();
  if (held.size > LANGUAGES_HELD && oldest !== undefined) held.delete(oldest);
  return loaded.index;
}

type Shown = { readonly label: string; readonly language: string; readonly version: string };

/** Preferred labels of the hits, each in the first language of the chain that has one. */
async function shownLabels(
  tx: Tx,
  uris: readonly string[],
  chain: readonly string[],
): Promise<ReadonlyMap<string, Shown>> {
  const known = new Map<string, Map<string, Shown>>();
  const note = (uri: string, shown: Shown): void => {
    known.set(uri, (known.get(uri) ?? new Map<string, Shown>()).set(shown.language, shown));
  };
  for (const skill of STARTER_SKILLS.filter((entry) => uris.includes(entry.uri))) {
    for (const [language, label] of Object.entries(skill.labels))
      note(skill.uri, { label, language, version: STARTER_VERSION });
  }
  for (const row of await readPreferred(tx, uris))
    note(row.uri, { label: row.label, language: row.lang, version: row.version });
  const shown = new Map<string, Shown>();
  for (const [uri, labels] of known) {
    const language = [...chain, ...labels.keys()].find((code) => labels.has(code));
    const found = language === undefined ? undefined : labels.get(language);
    if (found !== undefined) shown.set(uri, found);
  }
  return shown;
}

export type EscoQuery = { readonly text: string; readonly language: string; readonly limit?: number };

/**
 * Skills whose label or other wording fits, best first: in the reader's language, then in its relatives, then in English.
 * Each is shown by its preferred label in the first of these languages that has one. Without any import the starter
 * list is searched. Runs inside the caller's transaction.
 */
export async function searchSkills(scope: { db: Db; tx: Tx }, query: EscoQuery): Promise<readonly EscoHit[]> {
  const limit = query.limit ?? 10;
  const chain = fallbackChain(query.language);
  const imports = await listImports(scope.tx);
  const found = new Map<string, string>();
  for (const language of chain) {
    if (found.size >= limit) break;
    const index = await indexOf(scope, language, imports);
    for (const hit of searchIndex(index, query.text, limit)) {
      if (!found.has(hit.uri) && found.size < limit) found.set(hit.uri, hit.label.label);
    }
  }
  const shown = await shownLabels(scope.tx, [...found.keys()], chain);
  return [...found].flatMap(([uri, wording]) => {
    const label = shown.get(uri);
    if (label === undefined) return [];
    return [{ uri, ...label, ...(wording === label.label ? {} : { found: wording }) }];
  });
}

/** One skill by its address, labelled for the reader; null when neither the import nor the starter list knows it. */
export async function findSkill(tx: Tx, uri: string, language: string): Promise<EscoHit | null> {
  const label = (await shownLabels(tx, [uri], fallbackChain(language))).get(uri);
  return label === undefined ? null : { uri, ...label };
}
