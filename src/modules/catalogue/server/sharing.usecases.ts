import {
  getPlan,
  getPublished,
  textLanguages,
  type AchievementVersion,
  type DesignContent,
} from '#modules/design/index.ts';
import { getOrganisation, requireRole, type Actor, type OrganisationSummary } from '#modules/people/index.ts';
import { listRecordings } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { getFile } from '#platform/files/files.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { mayRedistribute, mayShareAs } from '../licence.rules.ts';
import { sharingInput, type Ancestor, type PackedRecording, type Sharing } from '../package.schemas.ts';
import { packageReadMe } from '../read-me.ts';
import { forOthers, partLicences, thirdPartyOf } from '../sharing.rules.ts';
import * as store from './catalogue.store.ts';
import { hashContent, writePackage } from './package-file.ts';

export type SharingForm = {
  readonly achievementId: string;
  readonly licence: string;
  readonly authors: string;
  readonly changes: string;
};

type Published = { readonly version: AchievementVersion; readonly content: DesignContent };

async function findPublishedContent(tx: Tx, tenantId: string, achievementId: string): Promise<Published | null> {
  const version = await getPublished(tx, tenantId, achievementId);
  if (version === null) return null;
  return { version, content: { descriptor: version.descriptor, plan: await getPlan(tx, tenantId, version) } };
}

/**
 * Shares a published design under a licence that all it was made from allows, or changes how it is shared.
 * Codes: `people.not_allowed`, `catalogue.nothing_published`, `catalogue.authors_missing`, `catalogue.licence_unknown`,
 * `catalogue.licence_shares_nothing` and those of `mayShareAs`.
 */
export async function saveSharing(
  world: World,
  actor: Actor,
  form: SharingForm,
): Promise<Result<true, readonly Failure[]>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = sharingInput.safeParse(form);
  if (!parsed.success) {
    return fail(parsed.error.issues.map(({ message, path }) => ({ code: message, field: path.join('.') })));
  }
  const { licence, authors, changes } = parsed.data;
  if (authors.length === 0) return fail([{ code: 'catalogue.authors_missing', field: 'authors' }]);
  if (!mayRedistribute(licence)) return fail([{ code: 'catalogue.licence_shares_nothing', field: 'licence' }]);
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const published = await findPublishedContent(tx, tenantId, form.achievementId);
    if (published === null) return fail([{ code: 'catalogue.nothing_published' }]);
    const origin = await store.findOrigin(tx, tenantId, form.achievementId);
    const parts = partLicences({ lineage: origin?.lineage ?? [], thirdParty: thirdPartyOf(published.content) });
    const may = mayShareAs(licence, parts);
    if (!may.ok) return fail(may.error.map((failure) => ({ ...failure, field: 'licence' })));
    const { achievementId } = form;
    const row = { tenantId, achievementId, licence, authors, changes, changedBy: personId, changedAt: at };
    await store.putSharing(tx, row);
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'catalogue.share',
      objectId: achievementId,
      at,
      after: parsed.data,
    });
    return ok(true);
  });
}

/** Shares a design no longer. What others took stays theirs: a licence that was given is not taken back. */
export async function stopSharing(world: World, actor: Actor, achievementId: string): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await store.deleteSharing(tx, tenantId, achievementId))) return fail({ code: 'catalogue.not_shared' });
    const at = world.clock.now();
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'catalogue.stop_sharing',
      objectId: achievementId,
      at,
    });
    return ok(true);
  });
}

async function packRecordings(tx: Tx, tenantId: string, achievementId: string): Promise<readonly PackedRecording[]> {
  const packed: PackedRecording[] = [];
  for (const { criterionId, language, fileId, mediaType } of await listRecordings(tx, tenantId, achievementId)) {
    const file = await getFile(tx, tenantId, fileId);
    if (file !== null) packed.push({ criterionId, language, mediaType, bytes: file.bytes });
  }
  return packed;
}

const workOf = (
  world: World,
  parts: { organisation: OrganisationSummary; version: AchievementVersion; sharing: Sharing; contentHash: string },
): Ancestor => ({
  title: parts.version.descriptor.title,
  version: parts.version.version,
  organisation: parts.organisation.publicName,
  country: parts.organisation.country,
  authors: parts.sharing.authors,
  languages: textLanguages(parts.version.descriptor).filter(isLanguage),
  licence: parts.sharing.licence,
  source: `${world.settings.url}/achievements/${parts.version.achievementId}/${parts.version.version}`,
  contentHash: parts.contentHash,
  changes: parts.sharing.changes,
});

export type PackageDownload = { readonly fileName: string; readonly bytes: Uint8Array };

/** Letters, digits and hyphens of a title, for the name of a file. */
const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'design';

async function pack(
  tx: Tx,
  world: World,
  ref: { tenantId: string; achievementId: string },
): Promise<Result<PackageDownload>> {
  const { tenantId, achievementId } = ref;
  const sharing = await store.findSharing(tx, tenantId, achievementId);
  if (sharing === null) return fail({ code: 'catalogue.not_shared' });
  const published = await findPublishedContent(tx, tenantId, achievementId);
  const organisation = await getOrganisation(tx, tenantId);
  if (published === null || organisation === null) return fail({ code: 'catalogue.nothing_published' });
  const origin = await store.findOrigin(tx, tenantId, achievementId);
  const content = forOthers(published.content);
  const { version } = published;
  const work = workOf(world, { organisation, version, sharing, contentHash: hashContent(content) });
  const manifest = {
    work,
    lineage: origin?.lineage ?? [],
    thirdParty: thirdPartyOf(content),
    exportedAt: world.clock.now().toISOString(),
  };
  const recordings = await packRecordings(tx, tenantId, achievementId);
  const bytes = writePackage({ content, recordings, manifest, readMe: packageReadMe(manifest) });
  const title = pickText(version.descriptor.title, 'en').text;
  return ok({ fileName: `${slugOf(title)}-${version.version}.cairn.zip`, bytes });
}

/** The newest version of a shared design as a package, for staff. Codes: `people.not_allowed`, `catalogue.not_shared`. */
export async function exportPackage(
  world: World,
  actor: Actor,
  achievementId: string,
): Promise<Result<PackageDownload>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, (tx) => pack(tx, world, { tenantId, achievementId }));
}

/** The same for anybody, by the address of the public page; null where nothing is shared. */
export async function findPublicPackage(
  world: World,
  owner: { readonly tenantId: string; readonly achievementId: string },
): Promise<PackageDownload | null> {
  const packed = await world.db.inTenant(owner.tenantId, (tx) => pack(tx, world, owner));
  return packed.ok ? packed.value : null;
}
