import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { sql } from 'drizzle-orm';
import { queryRows, type Db } from '#platform/db/db.ts';
import { OperatorError } from '#platform/operator-error.ts';
import type { Failure } from '#platform/result.ts';
import { NEEDED_COLUMNS, readEscoRow, readFileName, versionInPath, type EscoRow } from '../esco/csv-rows.ts';
import { finishLanguage, writeStretch } from './esco.store.ts';

/** A row that was left out, with the line on which it begins. */
export type LeftOut = { readonly line: number; readonly reason: Failure };

export type EscoFileReport = {
  readonly file: string;
  readonly language: string;
  readonly version: string;
  readonly skills: number;
  readonly labels: number;
  readonly leftOutCount: number;
  /** The first of them. */
  readonly leftOut: readonly LeftOut[];
};

export type EscoProgress = { readonly file: string; readonly skills: number; readonly share: number };

const STRETCH = 1000;
const LEFT_OUT_NAMED = 20;

type Found = { readonly path: string; readonly language: string };

/** Files of skills in the folder itself and one level below, since a download has one folder a language. */
async function findFiles(folder: string): Promise<readonly Found[]> {
  const inside = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (inside === null) {
    throw new OperatorError(
      'esco.no_folder',
      `The folder ${folder} cannot be read.`,
      'Name the folder of the unpacked ESCO download.',
    );
  }
  const below = await Promise.all(
    inside
      .filter((entry) => entry.isDirectory())
      .map(async (entry) => (await readdir(join(folder, entry.name))).map((name) => join(folder, entry.name, name))),
  );
  const paths = [...inside.filter((entry) => entry.isFile()).map((entry) => join(folder, entry.name)), ...below.flat()];
  return paths.flatMap((path) => {
    const named = readFileName(basename(path));
    return named === null ? [] : [{ path, language: named.language }];
  });
}

type CsvEntry = {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
};

type Counts = { skills: number; labels: number; leftOutCount: number; readonly leftOut: LeftOut[] };

type Reading = {
  readonly db: Db;
  readonly found: Found;
  readonly version: string;
  readonly run: Date;
  readonly counts: Counts;
  readonly onStretch: () => void;
};

async function readRows(
  rows: AsyncIterable<CsvEntry>,
  { db, found, version, run, counts, onStretch }: Reading,
): Promise<void> {
  let stretch: EscoRow[] = [];
  const flush = async (): Promise<void> => {
    const part = stretch;
    stretch = [];
    if (part.length === 0) return;
    counts.labels += await db.asSystem((tx) =>
      writeStretch(tx, { language: found.language, version, run, rows: part }),
    );
    counts.skills += part.length;
    onStretch();
  };
  for await (const { record, info } of rows) {
    const row = readEscoRow(record);
    if (row.ok) stretch.push(row.value);
    else {
      counts.leftOutCount += 1;
      if (counts.leftOut.length < LEFT_OUT_NAMED) counts.leftOut.push({ line: info.lines, reason: row.error });
    }
    if (stretch.length >= STRETCH) await flush();
  }
  await flush();
}

/** The database's own time, to the millisecond: the mark of one run must be newer than that of the run before. */
async function databaseNow(db: Db): Promise<Date> {
  const [row] = await db.asSystem((tx) =>
    queryRows<{ now: number }>(tx, sql`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`),
  );
  return new Date(row?.now ?? 0);
}

/** Refuses a file whose header lacks the columns that are needed, before anything is written. */
function checkedHeader(path: string, header: readonly string[]): string[] {
  const names = header.map((name) => name.trim());
  const lacking = NEEDED_COLUMNS.filter((name) => !names.includes(name));
  if (lacking.length > 0) {
    throw new OperatorError(
      'esco.wrong_columns',
      `${path} has no column ${lacking.join(' and no column ')}.`,
      'Take the skills_….csv file of the official ESCO download (CSV), unchanged.',
    );
  }
  return names;
}

function asOperatorError(path: string, error: unknown): unknown {
  if (error instanceof CsvError) {
    return new OperatorError(
      'esco.broken_file',
      `${path} cannot be read: ${error.message}.`,
      'Download the file again; nothing of it counts until it was read to its end.',
    );
  }
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
    return new OperatorError('esco.broken_file', `${path} is not a whole gzip file.`, 'Download the file again.');
  }
  return error;
}

async function importFile(
  db: Db,
  reading: { found: Found; version: string; run: Date },
  onProgress: (progress: EscoProgress) => void,
): Promise<EscoFileReport> {
  const { found, version, run } = reading;
  const { size } = await stat(found.path);
  const counts: Counts = { skills: 0, labels: 0, leftOutCount: 0, leftOut: [] };
  const file = createReadStream(found.path);
  const onStretch = (): void =>
    onProgress({ file: found.path, skills: counts.skills, share: size === 0 ? 1 : file.bytesRead / size });
  const csv = parse({
    columns: (header: string[]) => checkedHeader(found.path, header),
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1_000_000,
  });
  try {
    const read = (rows: AsyncIterable<CsvEntry>): Promise<void> =>
      readRows(rows, { db, found, version, run, counts, onStretch });
    if (found.path.endsWith('.gz')) await pipeline(file, createGunzip(), csv, read);
    else await pipeline(file, csv, read);
  } catch (error) {
    throw asOperatorError(found.path, error);
  }
  const { language } = found;
  // Without this an empty file would take away every label that an earlier import brought.
  if (counts.skills === 0) {
    throw new OperatorError(
      'esco.no_rows',
      `${found.path} holds no skill that can be read; what was imported before stays.`,
      'Take the skills_….csv file of the official ESCO download (CSV), unchanged.',
    );
  }
  await db.asSystem((tx) =>
    finishLanguage(tx, { lang: language, version, skills: counts.skills, labels: counts.labels, importedAt: run }),
  );
  return { file: found.path, language, version, ...counts };
}

/**
 * Imports every skills file of an unpacked ESCO download (`skills_<language>.csv`, also `.gz`), stretch by stretch, so
 * that memory stays level and people can go on working. Importing again, or after an interruption, ends in the same state;
 * a language that is imported again replaces its earlier labels once its file was read to the end.
 * Throws OperatorError `esco.no_folder`, `esco.no_files`, `esco.wrong_columns`, `esco.broken_file`, `esco.no_rows`.
 */
export async function importEsco(
  db: Db,
  folder: string,
  onProgress: (progress: EscoProgress) => void,
): Promise<readonly EscoFileReport[]> {
  const root = resolve(folder);
  const files = await findFiles(root);
  if (files.length === 0) {
    throw new OperatorError(
      'esco.no_files',
      `${root} holds no skills_….csv file.`,
      'Name the folder of the unpacked ESCO download (CSV).',
    );
  }
  const reports: EscoFileReport[] = [];
  for (const found of files) {
    const version = versionInPath(found.path);
    reports.push(await importFile(db, { found, version, run: await databaseNow(db) }, onProgress));
  }
  return reports;
}
