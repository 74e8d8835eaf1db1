import { verifyCredential, type Report, type VerifyWorld } from '@cairn/engine';
import { join } from 'node:path';
import {
  nodeCrypto,
  nodeCryptoInThreads,
  readInstalledVocab,
  VerifyPool,
  type InstalledVocab,
} from '@cairn/engine/node';
import { findPublicCredential, type CredentialState } from '#modules/award/index.ts';
import { isShown } from '#modules/passport/index.ts';
import { codeToCompare } from '#modules/verification/index.ts';
import type { World } from '#platform/world.ts';
import { ownDocuments } from './own-documents.ts';
import { offerCredential, offeringLists } from './plans.ts';

let installed: { readonly dataDir: string; readonly vocab: InstalledVocab } | null = null;

/** What the operator installed by `cairn vocab add`, read once: a restart takes over what is new. */
function installedVocab({ settings: { dataDir } }: World): InstalledVocab {
  if (installed?.dataDir !== dataDir) installed = { dataDir, vocab: readInstalledVocab(join(dataDir, 'vocab')) };
  return installed.vocab;
}

const installedFor = (world: World): Pick<VerifyWorld, 'contexts' | 'elmShapes' | 'trustAnchors'> => {
  const { contexts, elmShapes, trustAnchors } = installedVocab(world);
  return { contexts, elmShapes, trustAnchors };
};

const verifyWorld = (world: World): VerifyWorld => ({
  ...installedFor(world),
  now: world.clock.now(),
  crypto: nodeCryptoInThreads,
  documents: ownDocuments(world),
});

const pools = new Map<string, VerifyPool>();

/** Threads for strangers' files. Nothing that a file holds can hold up the pages that others are reading. */
function poolFor({ settings }: World): VerifyPool {
  const own = `${settings.url}/`;
  const known = pools.get(own);
  if (known !== undefined) return known;
  const made = new VerifyPool({ isOwnAddress: (url) => url.startsWith(own) });
  pools.set(own, made);
  return made;
}

/** Checks a file that somebody brought, by the same engine as everywhere. Nothing of it is kept. */
export const checkInput = (world: World, input: Uint8Array | string): Promise<Report> =>
  poolFor(world).verify(input, verifyWorld(world));

/** A credential that its holder lets others see. */
export type ShownCredential = {
  readonly id: string;
  readonly text: string;
  readonly state: CredentialState;
  readonly revocationCode: string | null;
  /** Id of the credential that took its place, when that one may be seen. */
  readonly replacedBy: string | null;
};

const CREDENTIAL_ID = /^crd_[0-9a-z]{26}$/;

/**
 * The credential behind a check page. One that does not exist and one that its holder hides are the same answer, so
 * that nobody learns which ids exist.
 */
export async function findShownCredential(world: World, id: string): Promise<ShownCredential | null> {
  if (!CREDENTIAL_ID.test(id)) return null;
  return world.db.asSystem(async (tx) => {
    const found = await findPublicCredential(tx, id);
    if (found === null || !(await isShown(tx, found.tenantId, id))) return null;
    const next = found.supersededBy;
    return {
      id,
      text: found.text,
      state: found.state,
      revocationCode: found.revocationCode ?? null,
      replacedBy: next !== undefined && (await isShown(tx, found.tenantId, next)) ? next : null,
    };
  });
}

export type CheckedCredential = ShownCredential & {
  readonly report: Report;
  readonly checkedAt: Date;
  readonly codeToCompare: string;
};

/** The credential with its report as of now; null when nothing may be shown at this address. */
export async function checkShownCredential(world: World, id: string): Promise<CheckedCredential | null> {
  const shown = await findShownCredential(world, id);
  if (shown === null) return null;
  const own = verifyWorld(world);
  const report = await verifyCredential(shown.text, { ...own, documents: offeringLists(own.documents) });
  await offerCredential(id, shown.text);
  return { ...shown, report, checkedAt: world.clock.now(), codeToCompare: await codeToCompare(shown.text, nodeCrypto) };
}
