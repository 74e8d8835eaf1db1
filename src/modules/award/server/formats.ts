import { readAward, type JsonObject, type JsonValue } from '@cairn/engine';
import { getVersion } from '#modules/design/index.ts';
import { getOrganisation, type OrganisationSummary, type PublicPlace } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { VaultError } from '#platform/vault.ts';
import type { World } from '#platform/world.ts';
import { awardErrors } from '../award.errors.ts';
import { DOCUMENT_FORMATS, type DocumentFormat, type FormatGap } from '../award.types.ts';
import { findWithAward, type CredentialWithAward } from './award.store.ts';
import { toAwardRecord } from './award-record.ts';
import { findDocument, listDocuments, makeDocument, type DocumentRow, type Source } from './documents.ts';
import { credentialUrl, sealingOf } from './issue.ts';
import { findSigningKey, issuerDid } from './keys.ts';
import { europeanGap, findIdentity, findSeal } from './seals.ts';
import { statusListUrl } from './status.ts';

type Wanted = { readonly tenantId: string; readonly credentialId: string };

/** An organisation may have changed its name since; all formats of an award keep the one that was signed. */
const asSigned = (
  organisation: OrganisationSummary,
  { issuer }: ReturnType<typeof readAward>,
): OrganisationSummary => ({ ...organisation, publicName: issuer.name ?? organisation.publicName });

const within = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined;

/** Where the signed text says its issuer is: the site may have chosen another public place since. */
function placeAsSigned(document: JsonObject): PublicPlace | null {
  const address = within(document['issuer'], 'address');
  const [country, region] = [within(address, 'addressCountryCode'), within(address, 'addressRegion')];
  return typeof country === 'string' ? { country, name: typeof region === 'string' ? region : '' } : null;
}

type Parts = CredentialWithAward & { readonly organisation: OrganisationSummary };

/** The record of an award that was signed before, with the name from the signed text: it stands nowhere else. */
async function sourceOf(tx: Tx, world: World, { credential, award, organisation }: Parts): Promise<Source> {
  const document = JSON.parse(credential.signedText) as JsonObject;
  const summary = readAward(document);
  const replaces = document['supersedes'];
  const { tenantId, achievementId, version } = award;
  const record = toAwardRecord({
    award,
    version: await getVersion(tx, tenantId, { achievementId, version }),
    organisation: asSigned(organisation, summary),
    place: placeAsSigned(document),
    name: summary.learner ?? '',
    baseUrl: world.settings.url,
    did: issuerDid(world, organisation),
    credentialUrl: credentialUrl(world, credential.id),
    ...(typeof replaces === 'string' ? { replacesUrl: replaces } : {}),
    statusListUrl: statusListUrl(world, credential.statusListId),
    statusIndex: credential.statusIndex,
    issuedAt: credential.issuedAt,
  });
  const { statusListId, statusIndex, signedText } = credential;
  return { tenantId, credentialId: credential.id, record, text: signedText, statusListId, statusIndex };
}

const gapFailure = (gap: FormatGap): Failure => ({ code: `award.format.${gap}` });

async function makeNow(
  tx: Tx,
  world: World,
  wish: { readonly found: CredentialWithAward; readonly format: DocumentFormat },
): Promise<Result<DocumentRow>> {
  const { credential } = wish.found;
  const { tenantId } = credential;
  const organisation = await getOrganisation(tx, tenantId);
  if (organisation === null) throw new Error(`No organisation ${tenantId}`);
  const key = await findSigningKey(tx, world, tenantId);
  if (!key.ok) return key;
  const sealing = sealingOf(world, organisation, key.value);
  const source = await sourceOf(tx, world, { ...wish.found, organisation });
  const made = await makeDocument(tx, world, { source, format: wish.format, sealing });
  return made.ok ? made : fail(gapFailure(made.error));
}

/**
 * The award in one format: as it was signed before, or made now for the first time. A credential that was withdrawn gets
 * no new formats. The caller has checked who asks.
 */
export async function getAwardDocument(
  tx: Tx,
  world: World,
  wanted: Wanted & { readonly format: DocumentFormat },
): Promise<Result<DocumentRow>> {
  const known = await findDocument(tx, wanted, wanted.format);
  if (known?.text === '') return fail(awardErrors.credentialNotFound);
  if (known !== null) return ok(known);
  const found = await findWithAward(tx, wanted.tenantId, wanted.credentialId);
  if (found === null || found.credential.signedText === '') return fail(awardErrors.credentialNotFound);
  if (found.credential.revokedAt !== null) return fail(awardErrors.alreadyRevoked);
  try {
    return await makeNow(tx, world, { found, format: wanted.format });
  } catch (cause) {
    if (cause instanceof VaultError) return fail(awardErrors.keyUnreadable);
    throw cause;
  }
}

/** One line of what an award can be had in. */
export type FormatLine = {
  readonly format: DocumentFormat;
  readonly isMade: boolean;
  /** Sealed, or to be sealed, with a test seal. */
  readonly isTest: boolean;
  /** Why it cannot be had; null when it can. */
  readonly gap: FormatGap | null;
};

/** In which formats an award can be had, and what is missing where it cannot. */
export async function listFormats(tx: Tx, world: World, wanted: Wanted): Promise<readonly FormatLine[]> {
  const made = await listDocuments(tx, wanted);
  const seal = await findSeal(tx, wanted.tenantId);
  const identity = await findIdentity(tx, wanted.tenantId);
  const gap = europeanGap({ seal, identity }, world.clock.now());
  return DOCUMENT_FORMATS.map((format) => {
    const known = made.find((row) => row.format === format);
    const isEuropean = format === 'elm_jades';
    return {
      format,
      isMade: known !== undefined,
      isTest: known?.isTest ?? (isEuropean && (seal?.isTest ?? false)),
      gap: known === undefined && isEuropean ? gap : null,
    };
  });
}
