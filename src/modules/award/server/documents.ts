import { createHash, randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { and, eq } from 'drizzle-orm';
import {
  CannotIssue,
  HIDEABLE_CLAIMS,
  buildAwardClaims,
  buildElmCredential,
  buildStatusEntry,
  issueJwtCredential,
  issueSdJwtVc,
  readAward,
  sealCredential,
  summariseAward,
  type AwardRecord,
  type JsonObject,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import { VaultError } from '#platform/vault.ts';
import type { World } from '#platform/world.ts';
import type { DocumentFormat, FormatGap } from '../award.types.ts';
import { awardDocument } from './documents.tables.ts';
import {
  certificatesOf,
  europeanGap,
  findIdentity,
  findSeal,
  openSeal,
  type IdentityRow,
  type SealRow,
} from './seals.ts';
import { tokenListUrl, type Sealing } from './status.ts';

/** What every format of an award is made from: the record, and the credential that was signed from it. */
export type Source = {
  readonly tenantId: string;
  readonly credentialId: string;
  readonly record: AwardRecord;
  /** The signed Open Badge. */
  readonly text: string;
  readonly statusListId: string;
  readonly statusIndex: number;
};

type Made = { readonly text: string; readonly isTest: boolean };

const STATUS_CONTEXT = 'https://www.w3.org/ns/credentials/status/v1';

/** Both names: the model knows one, whoever reads the list knows the other. */
const statusOf = ({ status }: AwardRecord): JsonObject =>
  status === undefined ? {} : { ...buildStatusEntry(status), type: ['CredentialStatus', 'BitstringStatusListEntry'] };

/** The European credential with its place in the same status list; both application profiles allow it. */
function europeanCredential(record: AwardRecord, identity: IdentityRow, issuedAt: Date): JsonObject {
  const legalIdentifier = { value: identity.legalIdentifier, country: identity.country };
  const built = buildElmCredential(record, { legalIdentifier, issuedAt });
  const contexts = Array.isArray(built['@context']) ? built['@context'] : [];
  return { ...built, '@context': [...contexts, STATUS_CONTEXT], credentialStatus: statusOf(record) };
}

async function sealed(
  world: World,
  source: Source,
  means: { seal: SealRow; identity: IdentityRow },
): Promise<Result<Made, FormatGap>> {
  const now = world.clock.now();
  try {
    const text = await sealCredential({
      credential: europeanCredential(source.record, means.identity, now),
      signer: openSeal(world, means.seal),
      certificates: certificatesOf(means.seal),
      sealedAt: now,
      crypto: nodeCrypto,
    });
    return ok({ text, isTest: means.seal.isTest });
  } catch (cause) {
    if (!(cause instanceof CannotIssue) && !(cause instanceof VaultError)) throw cause;
    const reason = cause instanceof CannotIssue ? cause.code : 'seal_unreadable';
    world.log.warn('award.european_not_made', { reason, credentialId: source.credentialId });
    return fail(cause instanceof VaultError ? 'seal_unreadable' : 'not_possible');
  }
}

async function european(tx: Tx, world: World, source: Source): Promise<Result<Made, FormatGap>> {
  const seal = await findSeal(tx, source.tenantId);
  const identity = await findIdentity(tx, source.tenantId);
  const gap = europeanGap({ seal, identity }, world.clock.now());
  if (gap !== null || seal === null || identity === null) return fail(gap ?? 'no_seal');
  return sealed(world, source, { seal, identity });
}

/** Exactly what was signed as an Open Badge, without that signature, signed as a token. */
async function asToken({ text }: Source, { signer }: Sealing): Promise<Made> {
  const { proof: _proof, ...credential } = JSON.parse(text) as JsonObject;
  return { text: (await issueJwtCredential({ credential, signer })).text, isTest: false };
}

async function asSelective(world: World, source: Source, { signer }: Sealing): Promise<Made> {
  const tokenStatus = { uri: tokenListUrl(world, source.statusListId), index: source.statusIndex };
  const text = await issueSdJwtVc({
    claims: buildAwardClaims(source.record, { tokenStatus }),
    hideable: HIDEABLE_CLAIMS,
    signer,
    crypto: nodeCrypto,
    // Salts must not be guessed, so they never come from chance that can be repeated.
    random: (length) => randomBytes(length),
  });
  return { text, isTest: false };
}

/** Whether a record says what the signed credential says: formats of one award never differ. */
export const saysTheSame = ({ record, text }: Source): boolean =>
  isDeepStrictEqual(readAward(JSON.parse(text) as JsonObject), summariseAward(record));

export type DocumentRow = typeof awardDocument.$inferSelect;
type Key = { readonly tenantId: string; readonly credentialId: string };

const ofCredential = ({ tenantId, credentialId }: Key) =>
  and(eq(awardDocument.tenantId, tenantId), eq(awardDocument.credentialId, credentialId));

export async function findDocument(tx: Tx, key: Key, format: DocumentFormat): Promise<DocumentRow | null> {
  const [row] = await tx
    .select()
    .from(awardDocument)
    .where(and(ofCredential(key), eq(awardDocument.format, format)));
  return row ?? null;
}

export const listDocuments = (tx: Tx, key: Key): Promise<readonly DocumentRow[]> =>
  tx.select().from(awardDocument).where(ofCredential(key));

const make = async (
  tx: Tx,
  world: World,
  wish: { readonly source: Source; readonly format: DocumentFormat; readonly sealing: Sealing },
): Promise<Result<Made, FormatGap>> => {
  const { source, format, sealing } = wish;
  if (format === 'elm_jades') return european(tx, world, source);
  return ok(format === 'vc_jwt' ? await asToken(source, sealing) : await asSelective(world, source, sealing));
};

/**
 * Makes the award in one more format and keeps it as it was signed. Fails with what is missing; the award itself never
 * depends on it. Two who ask at once get the same text.
 */
export async function makeDocument(
  tx: Tx,
  world: World,
  wish: { readonly source: Source; readonly format: DocumentFormat; readonly sealing: Sealing },
): Promise<Result<DocumentRow, FormatGap>> {
  const { source, format } = wish;
  if (!saysTheSame(source)) return fail('out_of_step');
  const made = await make(tx, world, wish);
  if (!made.ok) return made;
  await tx
    .insert(awardDocument)
    .values({
      tenantId: source.tenantId,
      credentialId: source.credentialId,
      format,
      text: made.value.text,
      textHash: createHash('sha256').update(made.value.text).digest('hex'),
      isTest: made.value.isTest,
      createdAt: world.clock.now(),
    })
    .onConflictDoNothing();
  const stored = await findDocument(tx, source, format);
  if (stored === null) throw new Error(`The document ${format} of ${source.credentialId} was not stored.`);
  return ok(stored);
}
