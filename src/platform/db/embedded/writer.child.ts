import { systemClock } from '../../clock.ts';
import { createLog } from '../../log.ts';
import { systemRandom } from '../../random.ts';
import { recordAudit } from '../../audit/audit.ts';
import { openEmbeddedDb } from './open-embedded.ts';

// A process for the tests to kill: writes until it is stopped, and names each entry once it is acknowledged.
const dataDir = process.argv[2] ?? '';
const db = await openEmbeddedDb(dataDir, { clock: systemClock, random: systemRandom, log: createLog('error') });
process.stdout.write('open\n');
for (let number = 1; ; number += 1) {
  await db.inTenant('org_a', (tx) =>
    recordAudit(tx, {
      tenantId: 'org_a',
      actorId: 'per_a',
      action: 'test.write',
      objectId: `obj_${number}`,
      at: new Date(),
    }),
  );
  process.stdout.write(`${number}\n`);
}
