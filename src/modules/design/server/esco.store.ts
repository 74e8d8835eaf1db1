import { eq, sql } from 'drizzle-orm';
import { queryRows, type Tx } from '#platform/db/db.ts';
import type { EscoRow } from '../esco/csv-rows.ts';
import type { EscoLabel } from '../esco/esco.types.ts';
import { escoImport, escoLabel, escoSkill } from './esco.tables.ts';

export type ImportedLanguage = typeof escoImport.$inferSelect;

/** A stretch of a file; rows and labels each go in as one statement, whatever the stretch is long. */
export type Stretch = {
  readonly language: string;
  readonly version: string;
  /** The instant at which this import began: what an older one wrote and this one did not see again is removed at its end. */
  readonly run: Date;
  readonly rows: readonly EscoRow[];
};

/**
 * Writes one stretch. Doing it again changes nothing. A skill keeps the facts of the newest version seen; a file of
 * labels alone adds no facts. Returns how many labels the stretch holds.
 */
export async function writeStretch(tx: Tx, { language, version, run, rows }: Stretch): Promise<number> {
  const skills = rows.map((row) => ({ uri: row.uri, skill_type: row.skillType, reuse_level: row.reuseLevel, version }));
  await tx.execute(sql`
    insert into esco_skill (uri, skill_type, reuse_level, version)
    select distinct on (uri) uri, skill_type, reuse_level, version
    from json_to_recordset(${JSON.stringify(skills)}::json)
      as given (uri text, skill_type text, reuse_level text, version text)
    on conflict (uri) do update set
      skill_type = excluded.skill_type, reuse_level = excluded.reuse_level, version = excluded.version
    where excluded.skill_type <> '' and excluded.version >= esco_skill.version`);
  const labels = rows.flatMap((row) => [
    { uri: row.uri, label: row.preferred, preferred: true },
    ...row.alternatives.map((label) => ({ uri: row.uri, label, preferred: false })),
  ]);
  await tx.execute(sql`
    insert into esco_label (lang, uri, label, preferred, seen_at)
    select distinct on (uri, label) ${language}, uri, label, preferred, ${run.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(labels)}::json) as given (uri text, label text, preferred boolean)
    order by uri, label, preferred desc
    on conflict (lang, uri, label) do update set preferred = excluded.preferred, seen_at = excluded.seen_at`);
  return labels.length;
}

/** Removes what an earlier import of the language left behind, and notes what is loaded now. */
export async function finishLanguage(tx: Tx, done: ImportedLanguage): Promise<void> {
  const run = done.importedAt.toISOString();
  await tx.execute(sql`delete from esco_label where lang = ${done.lang} and seen_at <> ${run}::timestamptz`);
  const { lang: _lang, ...facts } = done;
  await tx.insert(escoImport).values(done).onConflictDoUpdate({ target: escoImport.lang, set: facts });
}

export async function listImports(tx: Tx): Promise<readonly ImportedLanguage[]> {
  return tx.select().from(escoImport);
}

/** Every label of a language, for building its index. */
export async function readLabels(tx: Tx, language: string): Promise<readonly EscoLabel[]> {
  return tx
    .select({ uri: escoLabel.uri, label: escoLabel.label, preferred: escoLabel.preferred })
    .from(escoLabel)
    .where(eq(escoLabel.lang, language));
}

export type SkillLabels = {
  readonly uri: string;
  readonly lang: string;
  readonly label: string;
  readonly version: string;
};

/** Preferred labels of some skills in all languages. */
export async function readPreferred(tx: Tx, uris: readonly string[]): Promise<readonly SkillLabels[]> {
  if (uris.length === 0) return [];
  return queryRows<SkillLabels>(
    tx,
    sql`select l.uri, l.lang, l.label, s.version
        from esco_label l join esco_skill s on s.uri = l.uri
        where l.preferred and l.uri in (select json_array_elements_text(${JSON.stringify(uris)}::json))`,
  );
}

/** How many skills are loaded, in any language. */
export async function countSkills(tx: Tx): Promise<number> {
  return tx.$count(escoSkill);
}
