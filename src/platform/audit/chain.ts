import { createHash } from 'node:crypto';

/** What the chain binds together; times in milliseconds, hashes in hex. */
export type ChainedEntry = {
  readonly tenantId: string;
  readonly sequence: number;
  readonly at: Date;
  readonly actorId: string;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly objectId: string;
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly previousHash: string;
};

export type ChainBreak = { readonly sequence: number; readonly reason: 'gap' | 'link' | 'entry' | 'head' };

/** Before the first entry: a value that names its tenant, so that a chain cannot be moved to another one. */
export const chainStart = (tenantId: string): string => sha256(`cairn audit 1:${tenantId}`);

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The hash of one entry, over everything but the salt: erasure takes the salt away and leaves the chain whole. */
export function entryHash(entry: ChainedEntry): string {
  return sha256(
    JSON.stringify([
      entry.tenantId,
      entry.sequence,
      entry.at.toISOString(),
      entry.actorId,
      entry.onBehalfOf,
      entry.action,
      entry.objectId,
      entry.beforeHash,
      entry.afterHash,
      entry.previousHash,
    ]),
  );
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Salted SHA-256 of content, whatever the order of its keys; null when there is no content. */
export function contentHash(salt: Uint8Array, content: unknown): string | null {
  if (content === undefined) return null;
  return createHash('sha256').update(salt).update(JSON.stringify(content, sortKeys), 'utf8').digest('hex');
}

/** The first thing that is wrong about an entry that should follow `previous`, or null. */
export function findBreak(
  previous: { readonly sequence: number; readonly hash: string },
  entry: ChainedEntry & { readonly hash: string },
): ChainBreak | null {
  const sequence = previous.sequence + 1;
  if (entry.sequence !== sequence) return { sequence, reason: 'gap' };
  if (entry.previousHash !== previous.hash) return { sequence, reason: 'link' };
  return entry.hash === entryHash(entry) ? null : { sequence, reason: 'entry' };
}
