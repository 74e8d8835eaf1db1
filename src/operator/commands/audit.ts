import { listAuditedTenants, verifyAuditChain } from '#platform/audit/audit.ts';
import type { Db } from '#platform/db/db.ts';
import { openExistingDb } from '#platform/db/open-db.ts';
import { callLocalCommand, type LocalCommand } from '#platform/local-endpoint.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { z } from 'zod';
import { plural, UsageError, type Console } from '../console.ts';

const reportSchema = z.array(
  z.object({
    tenantId: z.string(),
    entries: z.number(),
    lastHash: z.string().nullable(),
    broken: z.string().nullable(),
  }),
);
type AuditReport = z.infer<typeof reportSchema>;

async function verifyAll(db: Db): Promise<AuditReport> {
  return db.asSystem(async (tx) => {
    const report: AuditReport = [];
    for (const tenantId of await listAuditedTenants(tx)) {
      const chain = await verifyAuditChain(tx, tenantId);
      report.push({
        tenantId,
        entries: chain.entries,
        lastHash: chain.ok ? chain.lastHash : null,
        broken: chain.ok ? null : `entry ${chain.broken.sequence} (${chain.broken.reason})`,
      });
    }
    return report;
  });
}

/** The command as it runs inside an app that has the embedded database open. */
export const localAudit =
  (db: Db): LocalCommand =>
  () =>
    verifyAll(db);

async function runHere(console: Console): Promise<AuditReport> {
  const db = await openExistingDb(console.settings, console.log);
  try {
    return await verifyAll(db);
  } finally {
    await db.close();
  }
}

/** `cairn audit verify`: reads every organisation's chain and names the first entry that does not fit. */
export async function auditCommand(args: readonly string[], console: Console): Promise<void> {
  if (args.length !== 1 || args[0] !== 'verify') throw new UsageError('cairn audit verify');
  const { databaseUrl, dataDir } = console.settings;
  const call = { command: 'audit', input: {} };
  const answer = databaseUrl === null ? await callLocalCommand(dataDir, call, () => undefined) : null;
  const report = reportSchema.parse(answer === null ? await runHere(console) : answer.done);
  for (const { tenantId, entries, lastHash, broken } of report) {
    console.say(
      `${broken === null ? 'whole ' : 'BROKEN'}  ${tenantId}  ${plural(entries, 'entry').replace('entrys', 'entries')}  ${broken ?? lastHash ?? ''}`,
    );
  }
  if (report.some((line) => line.broken !== null)) {
    throw new OperatorError(
      'audit.broken',
      'At least one audit log was changed after it was written.',
      'Keep the data as it is, and compare with your backups.',
    );
  }
}
