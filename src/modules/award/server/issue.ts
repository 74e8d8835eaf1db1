import { createHash } from 'node:crypto';
import { buildAchievementCredential, issueCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import type { AchievementVersion } from '#modules/design/index.ts';
import { getSiteRules, type OrganisationSummary } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import type { World } from '#platform/world.ts';
import type { AwardFact } from '../award.events.ts';
import type { AwardRow } from './award.store.ts';
import { credential } from './award.tables.ts';
import { toAwardRecord } from './award-record.ts';
import { makeDocument } from './documents.ts';
import { issuerDid, openSigner, type KeyRow } from './keys.ts';
import { allocateStatus, statusListUrl, type Sealing } from './status.ts';

export const credentialUrl = (world: Pick<World, 'settings'>, id: string): string =>
  `${world.settings.url}/credentials/${id}`;

/** What is signed, besides the award itself. The name goes into the signed text and nowhere else. */
export type ToIssue = {
  readonly award: AwardRow;
  readonly version: AchievementVersion;
  readonly organisation: OrganisationSummary;
  readonly key: KeyRow;
  readonly name: string;
  /** Id of the credential that this one corrects. */
  readonly replaces?: string;
};

export const sealingOf = (world: World, organisation: OrganisationSummary, key: KeyRow): Sealing => {
  const did = issuerDid(world, organisation);
  return { tenantId: key.tenantId, did, signer: openSigner(world, key, did) };
};

/**
 * Makes the credential of an award that is already stored: status index, signature, stored text, all in the caller's
 * transaction, so that either everything is there or nothing. The database refuses a credential without its award.
 */
export async function issueFor(tx: Tx, world: World, toIssue: ToIssue): Promise<AwardFact> {
  const { award, organisation, key } = toIssue;
  const now = world.clock.now();
  const sealing = sealingOf(world, organisation, key);
  const place = await allocateStatus(tx, world, sealing);
  const id = newId(world.random, 'crd');
  const { publicPlace } = await getSiteRules(tx, award.tenantId);
  const record = toAwardRecord({
    ...toIssue,
    place: publicPlace,
    credentialUrl: credentialUrl(world, id),
    ...(toIssue.replaces === undefined ? {} : { replacesUrl: credentialUrl(world, toIssue.replaces) }),
    baseUrl: world.settings.url,
    did: sealing.did,
    statusListUrl: statusListUrl(world, place.listId),
    statusIndex: place.index,
    issuedAt: now,
  });
  const { text } = await issueCredential({
    credential: buildAchievementCredential(record),
    signer: sealing.signer,
    created: now,
    crypto: nodeCrypto,
  });
  await tx.insert(credential).values({
    tenantId: award.tenantId,
    id,
    awardId: award.id,
    learnerId: award.learnerId,
    achievementId: award.achievementId,
    signedText: text,
    textHash: createHash('sha256').update(text).digest('hex'),
    keyId: key.id,
    statusListId: place.listId,
    statusIndex: place.index,
    issuedAt: now,
  });
  // The European version is made with the award where the organisation can seal it; the award never depends on it.
  const source = {
    tenantId: award.tenantId,
    credentialId: id,
    record,
    text,
    statusListId: place.listId,
    statusIndex: place.index,
  };
  await makeDocument(tx, world, { source, format: 'elm_jades', sealing });
  return {
    awardId: award.id,
    credentialId: id,
    learnerId: award.learnerId,
    achievementId: award.achievementId,
    title: award.frozen.title,
    family: award.frozen.family,
    issuedAt: now.toISOString(),
    ...(toIssue.replaces === undefined ? {} : { replaces: toIssue.replaces }),
  };
}
