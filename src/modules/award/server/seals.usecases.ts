import { readCertificate, type Certificate } from '@cairn/engine';
import { generateKey, nodeSealSigner, readPkcs12, type SealKey } from '@cairn/engine/node';
import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { keyHealth, type KeyHealth } from '../award.rules.ts';
import type { FormatGap } from '../award.types.ts';
import type { IdentityInput } from '../seals.schemas.ts';
import { issuerIdentity } from './documents.tables.ts';
import { europeanGap, findIdentity, findSeal, retireSealInUse, storeSeal } from './seals.ts';
import { makeTestCertificate, TEST_SEAL_WORDS } from './test-certificate.ts';

/** What a European credential needs, as the organisation has it now. */
export type SealPage = {
  readonly identity: { readonly legalIdentifier: string; readonly country: string } | null;
  readonly seal: {
    readonly subject: string;
    readonly isTest: boolean;
    readonly validUntil: Date;
    readonly health: KeyHealth;
  } | null;
  readonly gap: FormatGap | null;
};

/** The seal and the identifier of the organisation; never the private key. */
export async function readSealPage(world: World, actor: Actor): Promise<Result<SealPage>> {
  const allowed = requireRole(actor, 'registrar', 'admin');
  if (!allowed.ok) return allowed;
  const now = world.clock.now();
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const seal = await findSeal(tx, actor.tenantId);
    const identity = await findIdentity(tx, actor.tenantId);
    return ok({
      identity: identity === null ? null : { legalIdentifier: identity.legalIdentifier, country: identity.country },
      seal:
        seal === null
          ? null
          : {
              subject: seal.subject,
              isTest: seal.isTest,
              validUntil: seal.validUntil,
              health: keyHealth(seal.validUntil, now),
            },
      gap: europeanGap({ seal, identity }, now),
    });
  });
}

type Change = { readonly actor: Actor; readonly action: string; readonly after?: object };

const note = (tx: Tx, world: World, { actor, action, after }: Change): Promise<void> =>
  recordAudit(tx, {
    tenantId: actor.tenantId,
    actorId: actor.personId,
    action,
    objectId: actor.tenantId,
    at: world.clock.now(),
    ...(after === undefined ? {} : { after }),
  });

/** The country stands in the identifier itself. */
const countryOf = (legalIdentifier: string): string => legalIdentifier.slice(3, 5);

async function writeIdentity(tx: Tx, world: World, wish: { actor: Actor; legalIdentifier: string }): Promise<void> {
  const { actor, legalIdentifier } = wish;
  const row = {
    legalIdentifier,
    country: countryOf(legalIdentifier),
    updatedAt: world.clock.now(),
    updatedBy: actor.personId,
  };
  await tx
    .insert(issuerIdentity)
    .values({ tenantId: actor.tenantId, ...row })
    .onConflictDoUpdate({ target: issuerIdentity.tenantId, set: row });
  await note(tx, world, { actor, action: 'award.identifier_set', after: { legalIdentifier } });
}

/** Says how the organisation is registered. What was sealed before keeps the identifier that it was sealed with. */
export async function changeLegalIdentifier(world: World, actor: Actor, input: IdentityInput): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    await writeIdentity(tx, world, { actor, legalIdentifier: input.legalIdentifier });
    return ok(null);
  });
}

const REGISTERED = /^[A-Z]{3}[A-Z]{2}-/;

/** What may not be used as a seal, in the order in which it is looked at. */
function sealFault(key: SealKey, leaf: Certificate | null, now: Date): string | null {
  if (leaf === null) return 'award.seal.certificate_unreadable';
  if (now.getTime() < leaf.notBefore || now.getTime() > leaf.notAfter) return 'award.seal.not_in_force';
  try {
    nodeSealSigner(key.privateKey);
  } catch {
    return 'award.seal.key_kind';
  }
  const { organisationIdentifier } = leaf.name;
  return organisationIdentifier === null || !REGISTERED.test(organisationIdentifier)
    ? 'award.seal.no_identifier'
    : null;
}

const isOwnWork = (leaf: Certificate): boolean =>
  Buffer.compare(leaf.issuer, leaf.subject) === 0 || `${leaf.name.organisation}`.includes(TEST_SEAL_WORDS);

export type SealFile = { readonly file: Uint8Array; readonly passphrase: string };

/**
 * Takes a seal from a PKCS#12 file into use. It is checked before it is kept, and its identifier becomes that of the
 * organisation: the two must be the same in every document. The passphrase is not kept.
 */
export async function addSeal(world: World, actor: Actor, { file, passphrase }: SealFile): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const read = readPkcs12(file, passphrase);
  if (!read.ok) return fail({ code: `award.seal.${read.error}`, field: 'file' });
  const { privateKey, certificates } = read.value;
  const leaf = readCertificate(certificates[0] ?? new Uint8Array());
  const fault = sealFault(read.value, leaf, world.clock.now());
  if (fault !== null || leaf === null) return fail({ code: fault ?? 'award.seal.not_a_key_file', field: 'file' });
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const isTest = isOwnWork(leaf);
    await storeSeal(tx, world, { tenantId, by: actor.personId, privateKey, certificates, leaf, isTest });
    await writeIdentity(tx, world, { actor, legalIdentifier: leaf.name.organisationIdentifier ?? '' });
    await note(tx, world, { actor, action: 'award.seal_added', after: { isTest } });
    return ok(null);
  });
}

const TEST_YEARS = 2;

/** Makes a seal for trying out. It says in its name that it is one, and no check anywhere confirms it. */
export async function makeTestSeal(world: World, actor: Actor): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  const now = world.clock.now();
  const { privateKey } = generateKey('P-256');
  return world.db.inTenant(tenantId, async (tx) => {
    const organisation = await getOrganisation(tx, tenantId);
    const identity = await findIdentity(tx, tenantId);
    if (organisation === null) throw new Error(`No organisation ${tenantId}`);
    if (identity === null) return fail({ code: 'award.format.no_legal_identifier' });
    const certificate = makeTestCertificate({
      legalName: organisation.legalName,
      country: organisation.country,
      legalIdentifier: identity.legalIdentifier,
      validFrom: now,
      validUntil: new Date(Date.UTC(now.getUTCFullYear() + TEST_YEARS, now.getUTCMonth(), now.getUTCDate())),
      serial: world.random.bytes(16),
      privateKey,
    });
    const leaf = readCertificate(certificate);
    if (leaf === null) throw new Error('The test certificate that was made cannot be read.');
    const made = { tenantId, by: actor.personId, privateKey, certificates: [certificate], leaf, isTest: true };
    await storeSeal(tx, world, made);
    await note(tx, world, { actor, action: 'award.seal_test_made' });
    return ok(null);
  });
}

/** Seals nothing more until a seal is put into use again. What was sealed stays as it is. */
export async function stopSealing(world: World, actor: Actor): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    await retireSealInUse(tx, actor.tenantId, world.clock.now());
    await note(tx, world, { actor, action: 'award.seal_stopped' });
    return ok(null);
  });
}
