import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false']).transform((value) => value === '1' || value === 'true');

/** Every setting of Cairn: name, meaning, default. The operator's guide prints this schema. */
export const settingsSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port that the server listens on.'),
  HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address that the server listens on. Use 0.0.0.0 behind a proxy.'),
  CAIRN_URL: z
    .url({ protocol: /^https?$/, message: 'must be an http or https address such as https://cairn.example.org' })
    .optional()
    .describe(
      'Public address. It becomes part of every credential, so choose it before the first one. Default: http://localhost:PORT.',
    ),
  CAIRN_DATA: z
    .string()
    .min(1)
    .default('data')
    .describe('Folder of the embedded database, the instance key and its lock.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://')
    .optional()
    .describe('PostgreSQL 15 or later. Without it Cairn keeps its data in the embedded database in CAIRN_DATA.'),
  CAIRN_MASTER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64')
    .optional()
    .describe(
      'Key that seals the signing keys (32 bytes, base64). Default: a file in CAIRN_DATA, made at the first start.',
    ),
  CAIRN_DEMO: flag.optional().describe('1 fills an empty database with the fictional demo world and shows its logins.'),
  CAIRN_LOG: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('How much is written to the log.'),
  CAIRN_TABLES: z
    .string()
    .min(1)
    .optional()
    .describe('File (JSON) with own lines for the tables of credit systems, national levels and sizes.'),
  CAIRN_MAX_UPLOAD_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(50)
    .default(15)
    .describe('Largest file that a person may add as proof, in MB.'),
});

export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Public origin without a slash at the end. Addresses in credentials come from it, never from a request. */
  readonly url: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly masterKey: string | null;
  readonly demo: boolean;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Own lines for the tables that countries decide; null: the built-in ones. */
  readonly tablesFile: string | null;
  readonly maxUploadBytes: number;
};

/** A setting that cannot be used, told with its name and what would be right. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads and checks the settings. Empty variables count as absent.
 * @throws SettingsError naming each wrong setting
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`These settings cannot be used:\n${lines.join('\n')}\nSee docs/guide/operators.md.`);
  }
  const values = parsed.data;
  return {
    port: values.PORT,
    host: values.HOST,
    url: new URL(values.CAIRN_URL ?? `http://localhost:${values.PORT}`).origin,
    dataDir: resolve(values.CAIRN_DATA),
    databaseUrl: values.DATABASE_URL ?? null,
    masterKey: values.CAIRN_MASTER_KEY ?? null,
    demo: values.CAIRN_DEMO ?? false,
    logLevel: values.CAIRN_LOG,
    tablesFile: values.CAIRN_TABLES === undefined ? null : resolve(values.CAIRN_TABLES),
    maxUploadBytes: values.CAIRN_MAX_UPLOAD_MB * 1024 * 1024,
  };
}

/** The settings of this process: the only place that reads the environment. */
export const settingsOfProcess = (): Settings => readSettings(process.env);
