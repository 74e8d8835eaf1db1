import { recordAudit } from '../../src/platform/audit/audit.ts';
import type { Db } from '../../src/platform/db/db.ts';
import { storeFile } from '../../src/platform/files/files.ts';
import { checkThrottle } from '../../src/platform/throttle.ts';

const at = new Date('2027-03-01T09:00:00.123Z');
const everyByte = new Uint8Array(256).map((_, index) => index);

/** Rows that are hard to carry: every byte, line separators of Unicode, quotes, right-to-left names, many rows. */
export async function writeSampleData(db: Db): Promise<void> {
  const hard = 'line\nfeed, \u2028separator, "quotes", back\\slash, tab\t, ليلى حداد, 𝕏, {"end":{}}';
  await db.inTenant('org_a', (tx) =>
    storeFile(tx, { tenantId: 'org_a', id: 'fil_1', ownerId: hard, mediaType: 'image/png', bytes: everyByte, at }),
  );
  for (const tenantId of ['org_a', 'org_b']) {
    for (let index = 0; index < 30; index += 1) {
      await db.inTenant(tenantId, (tx) =>
        recordAudit(tx, {
          tenantId,
          actorId: 'per_a',
          action: 'test.write',
          objectId: `obj_${index}`,
          at,
          after: { index },
        }),
      );
    }
  }
  await db.asSystem((tx) => checkThrottle(tx, { key: 'pin:1', limit: 3, windowSeconds: 60, now: at }));
}
