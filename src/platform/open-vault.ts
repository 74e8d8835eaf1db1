import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Clock } from './clock.ts';
import type { Db, Tx } from './db/db.ts';
import { instance } from './db/instance.tables.ts';
import { OperatorError } from './operator-error.ts';
import type { Random } from './random.ts';
import { createVault, MASTER_KEY_BYTES, VaultError, type Vault } from './vault.ts';

const CHECK_NAME = 'vault_check';
const CHECK_CONTEXT = 'cairn:vault-check';

export type VaultSettings = {
  /** 32 bytes in base64, or null to keep the key in a file of the data folder. */
  readonly masterKey: string | null;
  readonly dataDir: string;
};

export type VaultParts = { readonly db: Db; readonly clock: Clock; readonly random: Random };

/** Where the instance key lies when no setting holds it. Not in backups unless asked for. */
export const masterKeyFile = (dataDir: string): string => join(dataDir, 'master.key');

/** The instance key from the setting or the file; null when there is neither. */
export function readMasterKey({ masterKey, dataDir }: VaultSettings): Uint8Array | null {
  const file = masterKeyFile(dataDir);
  const text = masterKey ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : null);
  if (text === null) return null;
  const key = new Uint8Array(Buffer.from(text, 'base64'));
  if (key.length === MASTER_KEY_BYTES) return key;
  throw new OperatorError(
    'vault.key_damaged',
    `The instance key in ${masterKey === null ? file : 'CAIRN_MASTER_KEY'} is not 32 bytes in base64.`,
    'Put the right key back from where you keep it; a new one cannot open what the old one sealed.',
  );
}

/** Writes the key for its owner alone; refuses to replace one. */
export function writeMasterKey(dataDir: string, key: Uint8Array): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(masterKeyFile(dataDir), `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
}

async function readCheck(tx: Tx): Promise<Uint8Array | null> {
  const [row] = await tx.select().from(instance).where(eq(instance.name, CHECK_NAME));
  return row === undefined ? null : new Uint8Array(Buffer.from(row.value, 'base64'));
}

function assertOpens(vault: Vault, check: Uint8Array): void {
  try {
    vault.open(check, CHECK_CONTEXT);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    throw new OperatorError(
      'vault.other_key',
      'The instance key is not the one with which the signing keys in this database were sealed.',
      'Put the right master.key into the data folder, or set CAIRN_MASTER_KEY to it.',
    );
  }
}

/** Leaves a sealed word in the database; when another process was quicker, answers with that one's. */
async function leaveCheck(vault: Vault, { db, clock }: Pick<VaultParts, 'db' | 'clock'>): Promise<Uint8Array> {
  const sealed = vault.seal(new TextEncoder().encode('cairn'), CHECK_CONTEXT);
  const value = Buffer.from(sealed).toString('base64');
  return db.asSystem(async (tx) => {
    await tx.insert(instance).values({ name: CHECK_NAME, value, updatedAt: clock.now() }).onConflictDoNothing();
    return (await readCheck(tx)) ?? sealed;
  });
}

/**
 * Opens the vault with the instance key, made at the very first start. A database that was sealed with another
 * key, or whose key is gone, is refused at the start rather than at the first signature.
 */
export async function openVault(settings: VaultSettings, { db, clock, random }: VaultParts): Promise<Vault> {
  const check = await db.asSystem(readCheck);
  const known = readMasterKey(settings);
  if (known === null && check !== null) {
    throw new OperatorError(
      'vault.key_missing',
      `The instance key is missing: neither ${masterKeyFile(settings.dataDir)} nor CAIRN_MASTER_KEY is there.`,
      'Put it back from where you keep it. Without it the signing keys in this database cannot be used.',
    );
  }
  const key = known ?? random.bytes(MASTER_KEY_BYTES);
  if (known === null) writeMasterKey(settings.dataDir, key);
  const vault = createVault(key, random);
  assertOpens(vault, check ?? (await leaveCheck(vault, { db, clock })));
  return vault;
}
