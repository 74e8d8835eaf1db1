import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OperatorError } from '../../operator-error.ts';

const markerSchema = z.object({
  format: z.literal(1),
  /** `creating` until the first start was through: nothing has been promised to anybody before. */
  state: z.enum(['creating', 'open', 'closed']),
  instanceId: z.string().min(1),
  schemaVersion: z.number().int().min(0),
  /** Rows of every table at the last clean close; exact only while `state` is `closed`. */
  rows: z.record(z.string(), z.number().int().min(0)),
});

/** Says beside the store what must be in it. */
export type Marker = Readonly<z.infer<typeof markerSchema>>;

const fileIn = (dataDir: string): string => join(dataDir, 'store.json');

/** The marker, or null when the folder never held a store. */
export function readMarker(dataDir: string): Marker | null {
  if (!existsSync(fileIn(dataDir))) return null;
  try {
    return markerSchema.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    throw new OperatorError(
      'store.marker_damaged',
      `The file ${fileIn(dataDir)}, which says what the embedded database must hold, is damaged.`,
      'Restore your newest backup into a new folder: CAIRN_DATA=new-folder npx cairn restore FILE',
    );
  }
}

export function writeMarker(dataDir: string, marker: Marker): void {
  const unfinished = `${fileIn(dataDir)}.new`;
  writeFileSync(unfinished, `${JSON.stringify(marker, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, fileIn(dataDir));
}
