import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { useTestDb } from '#tests/support/db.ts';
import { deleteFile, getFile, storeFile } from './files.ts';

const every = new Uint8Array(512).map((_, index) => index % 256);
const photo = {
  tenantId: 'org_a',
  id: 'fil_photo',
  ownerId: 'per_layla',
  mediaType: 'image/jpeg',
  bytes: every,
  at: new Date('2027-03-01T09:00:00Z'),
};

describe('files', () => {
  const db = useTestDb();

  it('come back byte for byte, with their fingerprint', async () => {
    const stored = await db().inTenant('org_a', (tx) => storeFile(tx, photo));
    expect(stored.sha256).toBe(createHash('sha256').update(every).digest('hex'));
    expect(await db().inTenant('org_a', (tx) => getFile(tx, 'org_a', 'fil_photo'))).toEqual({ ...photo, ...stored });
  });

  it('are not found from another organisation, by whatever name it is asked', async () => {
    expect(await db().inTenant('org_b', (tx) => getFile(tx, 'org_b', 'fil_photo'))).toBeNull();
    expect(await db().inTenant('org_b', (tx) => getFile(tx, 'org_a', 'fil_photo'))).toBeNull();
  });

  it('are gone when deleted, and deleting twice does no harm', async () => {
    await db().inTenant('org_a', (tx) => deleteFile(tx, 'org_a', 'fil_photo'));
    await db().inTenant('org_a', (tx) => deleteFile(tx, 'org_a', 'fil_photo'));
    expect(await db().inTenant('org_a', (tx) => getFile(tx, 'org_a', 'fil_photo'))).toBeNull();
  });
});
