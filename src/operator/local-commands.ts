import type { LocalCommand } from '#platform/local-endpoint.ts';
import type { World } from '#platform/world.ts';
import { localAudit } from './commands/audit.ts';
import { localBackup } from './commands/backup.ts';
import { localEscoImport } from './commands/esco.ts';
import { localFoundOrganisation } from './commands/organisation.ts';

/** What an app with the embedded database does for the operator's commands, as only it may open the folder. */
export function localCommands(world: World): Readonly<Record<string, LocalCommand>> {
  const { db, settings, clock } = world;
  return {
    backup: localBackup({ db, settings, now: () => clock.now() }),
    audit: localAudit(db),
    'esco-import': localEscoImport(db),
    'organisation-add': localFoundOrganisation(world),
  };
}
