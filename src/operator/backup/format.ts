import { z } from 'zod';

/**
 * A backup is gzipped text, one JSON value a line, the same for both databases:
 * a header, then for each table a line `{"table":"…"}` and a line for each row, which begins with a tab, then the end with the sums.
 * Rows are what PostgreSQL's `to_jsonb` writes and `jsonb_populate_recordset` reads; nothing in between parses
 * them, so no number is rounded and no byte reinterpreted.
 */
export const headerSchema = z.object({
  cairn: z.literal('backup'),
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** Fingerprints of the migrations that made the tables: rows fit only into the same ones. */
  schema: z.array(z.string()).min(1),
  /** The instance key in base64, only when asked for. */
  masterKey: z.string().nullable(),
});

export const tableSchema = z.object({ table: z.string().regex(/^[a-z][a-z0-9_]*$/) });

export const endSchema = z.object({
  end: z.object({
    rows: z.record(z.string(), z.number().int().min(0)),
    /** Hex SHA-256 of every line before this one, line feeds included. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  }),
});

export type BackupHeader = Readonly<z.infer<typeof headerSchema>>;
export type BackupEnd = Readonly<z.infer<typeof endSchema>['end']>;
export type RowCounts = Readonly<Record<string, number>>;

/** Begins a line that is a row; no line of our own begins with it. */
export const ROW = '\t';

/** Tells how far a long command has come. */
export type Tell = (progress: { readonly table: string; readonly rows: number }) => void;

/** The store's own id stays with the store: it names the folder, not what is in it. */
export const STORE_ID = 'instance_id';
