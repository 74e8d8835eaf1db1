import { desc, eq } from 'drizzle-orm';
import {
  beginFromContent,
  type DesignContent,
  getPlan,
  emptyPlan,
  getPublished,
  listPublished,
  parseContent,
} from '#modules/design/index.ts';
import { type Actor, getSiteRules, requireRole } from '#modules/people/index.ts';
import { adoptRecordings, listRecordings, type RecordingFromElsewhere } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { getFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { openBody, packBundle, readKeyCard, readSpoken, type SpokenSentence, writeKeyCard } from './bundle.format.ts';
import { listPartners, logBundle, ownKeys, type Partner, publicName, readFromPartner } from './bundles.store.ts';
import { bundleLog, bundlePartner } from './bundles.tables.ts';

const STAFF = ['coach', 'designer', 'admin'] as const;

export type BundleRoom = {
  readonly card: string;
  readonly partners: readonly Partner[];
  readonly log: readonly (typeof bundleLog.$inferSelect)[];
  readonly isClosed: boolean;
  readonly units: readonly { readonly achievementId: string; readonly title: Multilingual }[];
};

export async function seeBundles(world: World, actor: Actor): Promise<Result<BundleRoom>> {
  const allowed = requireRole(actor, ...STAFF);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const { row } = await ownKeys(world, tx, tenantId);
    const card = writeKeyCard(await publicName(tx, tenantId), {
      publicSign: row.publicSign,
      publicOpen: row.publicOpen,
    });
    const log = await tx
      .select()
      .from(bundleLog)
      .where(eq(bundleLog.tenantId, tenantId))
      .orderBy(desc(bundleLog.at))
      .limit(100);
    const { closedSite: isClosed } = await getSiteRules(tx, tenantId);
    const units = (await listPublished(tx, tenantId)).map(({ achievementId, descriptor }) => ({
      achievementId,
      title: descriptor.title,
    }));
    return ok({ card, partners: await listPartners(tx, tenantId), log, isClosed, units });
  });
}

/** Takes in another organisation's key card. The two compare it by another way first: a card is not a proof of itself. */
export async function addPartner(world: World, actor: Actor, typed: string): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const read = readKeyCard(typed);
  if (!read.ok) return read;
  const { name, publicSign, publicOpen } = read.value;
  const { tenantId, personId: addedBy } = actor;
  const addedAt = world.clock.now();
  const id = newId(world.random, 'bpa');
  return world.db.inTenant(tenantId, async (tx) => {
    await tx
      .insert(bundlePartner)
      .values({ tenantId, id, name, publicSign, publicOpen, addedBy, addedAt })
      .onConflictDoNothing();
    await recordAudit(tx, { tenantId, actorId: addedBy, action: 'bundle.add_partner', objectId: id, at: addedAt });
    return ok(null);
  });
}

/** The sentences that coaches recorded for a unit, for those who listen instead of reading. */
async function packSpoken(tx: Tx, tenantId: string, achievementId: string): Promise<readonly SpokenSentence[]> {
  const spoken: SpokenSentence[] = [];
  for (const { criterionId, language, fileId } of await listRecordings(tx, tenantId, achievementId)) {
    const file = await getFile(tx, tenantId, fileId);
    if (file !== null) spoken.push({ criterionId, language, base64: Buffer.from(file.bytes).toString('base64') });
  }
  return spoken;
}

/**
 * A signed package of what is published here, with all its texts, its plan and its recordings: for a site that takes
 * it in by hand.
 */
export async function packContent(
  world: World,
  actor: Actor,
  achievementIds: readonly string[],
): Promise<Result<{ readonly id: string; readonly file: string }>> {
  const allowed = requireRole(actor, ...STAFF);
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const id = newId(world.random, 'bun');
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const designs: unknown[] = [];
    for (const achievementId of achievementIds) {
      const version = await getPublished(tx, tenantId, achievementId);
      if (version === null) continue;
      const { descriptor, contentHash } = version;
      const plan = await getPlan(tx, tenantId, version);
      designs.push({ descriptor, plan, contentHash, recordings: await packSpoken(tx, tenantId, achievementId) });
    }
    if (designs.length === 0) return fail({ code: 'app.bundle.nothing_chosen', field: 'unit' });
    const { keys } = await ownKeys(world, tx, tenantId);
    const from = await publicName(tx, tenantId);
    const file = packBundle({ id, from, kind: 'content', payload: { designs }, keys });
    await logBundle(tx, {
      tenantId,
      id,
      direction: 'out',
      kind: 'content',
      partner: '',
      learnerId: '',
      payload: null,
      by: personId,
      at,
    });
    return ok({ id, file });
  });
}

const designsIn = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null && 'designs' in value && Array.isArray(value.designs)
    ? value.designs
    : [];

type Arrived = { readonly content: DesignContent; readonly recordings: readonly RecordingFromElsewhere[] };

/** All are read before anything is written down: a package that cannot be read is not taken for known next time. */
function readAll(designs: readonly unknown[]): Result<readonly Arrived[], readonly Failure[]> {
  const arrived: Arrived[] = [];
  for (const design of designs) {
    // Packages of before carry neither a plan nor recordings.
    const content = parseContent({ plan: emptyPlan(), ...(design as object) });
    if (!content.ok) return content;
    arrived.push({ content: content.value, recordings: readSpoken(design) });
  }
  return ok(arrived);
}

/** Takes in a package: each design becomes a draft of this organisation, to be looked at and approved as any other. */
export async function takeContent(
  world: World,
  actor: Actor,
  bytes: Uint8Array,
): Promise<Result<{ readonly drafts: number; readonly isKnown: boolean }, readonly Failure[]>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return fail([{ code: 'app.bundle.designer_only' }]);
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await readFromPartner(tx, tenantId, bytes);
    if (!found.ok) return fail([found.error]);
    const { envelope, partner } = found.value;
    const opened = envelope.kind === 'content' ? openBody(envelope, null) : fail({ code: 'app.bundle.not_content' });
    if (!opened.ok) return fail([opened.error]);
    const designs = designsIn(opened.value);
    if (designs.length === 0 || designs.length > 100) return fail([{ code: 'app.bundle.not_a_bundle' }]);
    const contents = readAll(designs);
    if (!contents.ok) return contents;
    const at = world.clock.now();
    const entry = {
      tenantId,
      id: envelope.id,
      direction: 'in',
      kind: 'content',
      learnerId: '',
      payload: null,
    } as const;
    if (!(await logBundle(tx, { ...entry, partner: partner.name, by: personId, at })))
      return ok({ drafts: 0, isKnown: true });
    for (const { content, recordings } of contents.value) {
      const begun = await beginFromContent(tx, { world, actor }, content);
      if (!begun.ok) return fail([begun.error]);
      await adoptRecordings(tx, { world, actor }, { achievementId: begun.value.achievementId, recordings });
    }
    return ok({ drafts: designs.length, isKnown: false });
  });
}
