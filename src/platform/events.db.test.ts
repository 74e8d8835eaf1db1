import { describe, expect, it } from 'vitest';
import { useTestDb } from '#tests/support/db.ts';
import { createEventBus } from './events.ts';
import { storeFile } from './files/files.ts';
import { file } from './files/files.tables.ts';

const at = new Date('2027-03-01T09:00:00Z');
const event = { type: 'award.issued', tenantId: 'org_a', at, payload: { credentialId: 'crd_1' } };

describe('an event', () => {
  const db = useTestDb();

  it('reaches those who asked for it, in their order, and nobody else', async () => {
    const bus = createEventBus();
    const heard: string[] = [];
    bus.on<{ credentialId: string }>('award.issued', (_tx, { payload }) => {
      heard.push(`passport ${payload.credentialId}`);
      return Promise.resolve();
    });
    bus.on('award.issued', () => Promise.resolve(void heard.push('statistics')));
    bus.on('award.revoked', () => Promise.resolve(void heard.push('never')));
    await db().inTenant('org_a', (tx) => bus.publish(tx, event));
    expect(heard).toEqual(['passport crd_1', 'statistics']);
  });

  it('undoes everything when one listener fails', async () => {
    const bus = createEventBus();
    bus.on('award.issued', async (tx) => {
      await storeFile(tx, {
        ...event,
        id: 'fil_1',
        ownerId: 'per_a',
        mediaType: 'text/plain',
        bytes: new Uint8Array(1),
      });
    });
    bus.on('award.issued', () => Promise.reject(new Error('the passport is full')));
    await expect(db().inTenant('org_a', (tx) => bus.publish(tx, event))).rejects.toThrow('the passport is full');
    expect(await db().inTenant('org_a', (tx) => tx.select().from(file))).toEqual([]);
  });
});
