import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Tx } from '../db/db.ts';
import { file } from './files.tables.ts';

export type NewFile = {
  readonly tenantId: string;
  readonly id: string;
  /** The person or record that the file belongs to. */
  readonly ownerId: string;
  /** Of the bytes as checked by the caller, never as claimed by a browser. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly at: Date;
};

export type StoredFile = NewFile & { readonly sha256: string };

/** Keeps the bytes and answers their SHA-256 (hex). Metadata has to be stripped before, outside the transaction. */
export async function storeFile(tx: Tx, added: NewFile): Promise<{ readonly id: string; readonly sha256: string }> {
  const sha256 = createHash('sha256').update(added.bytes).digest('hex');
  await tx.insert(file).values({
    tenantId: added.tenantId,
    id: added.id,
    ownerId: added.ownerId,
    mediaType: added.mediaType,
    sizeBytes: added.bytes.length,
    sha256,
    content: added.bytes,
    createdAt: added.at,
  });
  return { id: added.id, sha256 };
}

/** The file, or null when this tenant has none by that id. Who may see it is the caller's decision. */
export async function getFile(tx: Tx, tenantId: string, id: string): Promise<StoredFile | null> {
  const [row] = await tx
    .select()
    .from(file)
    .where(and(eq(file.tenantId, tenantId), eq(file.id, id)));
  if (row === undefined) return null;
  const { content, createdAt, sha256, ownerId, mediaType } = row;
  return { tenantId, id, ownerId, mediaType, bytes: content, at: createdAt, sha256 };
}

/** Deletes the bytes; nothing happens when they are gone already. */
export async function deleteFile(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.delete(file).where(and(eq(file.tenantId, tenantId), eq(file.id, id)));
}

/** Deletes everything that belongs to one person; for erasure. */
export async function deleteFilesOf(tx: Tx, tenantId: string, ownerId: string): Promise<void> {
  await tx.delete(file).where(and(eq(file.tenantId, tenantId), eq(file.ownerId, ownerId)));
}
