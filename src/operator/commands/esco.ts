import { resolve } from 'node:path';
import { z } from 'zod';
import { importEsco } from '#modules/design/index.ts';
import type { Db } from '#platform/db/db.ts';
import { openDb } from '#platform/db/open-db.ts';
import { callLocalCommand, type LocalCommand } from '#platform/local-endpoint.ts';
import { plural, UsageError, type Console } from '../console.ts';

const inputSchema = z.object({ folder: z.string().min(1) });
const progressSchema = z.object({ file: z.string(), skills: z.number(), share: z.number() });
const reportsSchema = z.array(
  z.object({
    language: z.string(),
    version: z.string(),
    skills: z.number(),
    labels: z.number(),
    leftOutCount: z.number(),
    leftOut: z.array(z.object({ line: z.number(), reason: z.object({ code: z.string() }) })),
  }),
);

/** The command as it runs inside an app that has the embedded database open. */
export const localEscoImport =
  (db: Db): LocalCommand =>
  (input, tell) =>
    importEsco(db, inputSchema.parse(input).folder, tell);

async function runHere(console: Console, folder: string, tell: (progress: unknown) => void): Promise<unknown> {
  const db = await openDb(console.settings, console.log);
  try {
    return await importEsco(db, folder, tell);
  } finally {
    await db.close();
  }
}

function sayReports(reports: z.infer<typeof reportsSchema>, { say }: Console): void {
  for (const { language, version, skills, labels, leftOutCount, leftOut } of reports) {
    say(`${language}: ${plural(skills, 'skill')} and ${plural(labels, 'label')} of ESCO ${version}.`);
    if (leftOutCount === 0) continue;
    say(`  ${plural(leftOutCount, 'row')} could not be used:`);
    for (const { line, reason } of leftOut) say(`    line ${line}: ${reason.code}`);
  }
}

/** `cairn esco import FOLDER`: inside the running app when it has the embedded database, else here. */
export async function escoCommand(args: readonly string[], console: Console): Promise<void> {
  const [verb, name, ...rest] = args;
  if (verb !== 'import' || name === undefined || rest.length > 0) throw new UsageError('cairn esco import FOLDER');
  const folder = resolve(console.cwd, name);
  const tell = (progress: unknown): void => {
    const { file, skills, share } = progressSchema.parse(progress);
    console.say(`  ${file}  ${skills} skills  ${Math.round(share * 100)} %`);
  };
  const { databaseUrl, dataDir } = console.settings;
  const call = { command: 'esco-import', input: { folder } };
  const answer = databaseUrl === null ? await callLocalCommand(dataDir, call, tell) : null;
  sayReports(reportsSchema.parse(answer === null ? await runHere(console, folder, tell) : answer.done), console);
}
