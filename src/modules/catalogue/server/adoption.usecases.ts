import { COUNTRIES } from '@cairn/vocab';
import {
  beginFromContent,
  describeContentChanges,
  readDesign,
  type Change,
  type DesignContent,
} from '#modules/design/index.ts';
import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import { adoptRecordings } from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { licencesFor, mayAdapt, mayRedistribute, type Licence } from '../licence.rules.ts';
import { LOCAL_CHECKS, type Ancestor, type LocalCheck } from '../package.schemas.ts';
import { asOwnDraft, partLicences, thirdPartyOf } from '../sharing.rules.ts';
import * as store from './catalogue.store.ts';
import { readPackage } from './package-file.ts';

export type Adopted = { readonly achievementId: string };

/**
 * Takes in a package that somebody else made: a new draft of one's own, with the line of its makers, the parent's text
 * to compare with, and its recordings. The same package twice leads to the draft that is there.
 * Codes: `people.not_allowed`, those of `readPackage`, `catalogue.no_derivatives`, `catalogue.already_imported`.
 */
export async function importPackage(
  world: World,
  actor: Actor,
  bytes: Uint8Array,
): Promise<Result<Adopted, readonly Failure[]>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return fail([allowed.error]);
  const opened = readPackage(bytes);
  if (!opened.ok) return opened;
  const { manifest, content, recordings } = opened.value;
  const may = mayAdapt(manifest.work.licence);
  if (!may.ok) return fail([may.error]);
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const known = await store.findImported(tx, tenantId, manifest.work.contentHash);
    if (known !== null) return fail([{ code: 'catalogue.already_imported', params: { achievementId: known } }]);
    const organisation = await getOrganisation(tx, tenantId);
    const adopter = {
      name: organisation?.publicName ?? '',
      country: organisation?.country ?? '',
      region: organisation?.region ?? '',
      language: organisation?.language ?? '',
    };
    const begun = await beginFromContent(tx, { world, actor }, asOwnDraft(content, adopter));
    if (!begun.ok) return fail([begun.error]);
    const { achievementId } = begun.value;
    await store.insertOrigin(tx, {
      tenantId,
      achievementId,
      lineage: [...manifest.lineage, manifest.work],
      thirdParty: manifest.thirdParty,
      parentHash: manifest.work.contentHash,
      parentContent: content,
      importedBy: personId,
      importedAt: at,
    });
    await adoptRecordings(tx, { world, actor }, { achievementId, recordings });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'catalogue.import',
      objectId: achievementId,
      at,
      after: { from: manifest.work.source, contentHash: manifest.work.contentHash },
    });
    return ok({ achievementId });
  });
}

export type CheckLine = { readonly check: LocalCheck; readonly isDone: boolean; readonly note: string };
export type SharingPage = {
  readonly achievementId: string;
  readonly content: DesignContent;
  readonly version: number | null;
  /** Where the house is: the country that a report is about, unless it says another. */
  readonly country: string;
  readonly sharing: store.SharingRow | null;
  /** Licences that all it was made from allow. */
  readonly licences: readonly Licence[];
  readonly origin: {
    readonly lineage: readonly Ancestor[];
    readonly importedAt: Date;
    /** Field by field, against the parent as it came in. */
    readonly changes: readonly Change[];
    readonly checks: readonly CheckLine[];
  } | null;
  readonly reports: readonly store.AdoptionRow[];
};

/** Everything about where a design came from and how it is shared. Codes: those of `readDesign`. */
export async function readSharing(world: World, actor: Actor, achievementId: string): Promise<Result<SharingPage>> {
  const design = await readDesign(world, actor, achievementId);
  if (!design.ok) return design;
  const { descriptor, plan, published } = design.value;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const origin = await store.findOrigin(tx, tenantId, achievementId);
    const done = new Map((await store.listLocalChecks(tx, tenantId, achievementId)).map((row) => [row.check, row]));
    const content = { descriptor, plan };
    const parts = partLicences({ lineage: origin?.lineage ?? [], thirdParty: thirdPartyOf(content) });
    return ok({
      achievementId,
      content,
      version: published?.version ?? null,
      country: (await getOrganisation(tx, tenantId))?.country ?? '',
      sharing: await store.findSharing(tx, tenantId, achievementId),
      licences: licencesFor(parts).filter(mayRedistribute),
      origin:
        origin === null
          ? null
          : {
              lineage: origin.lineage,
              importedAt: origin.importedAt,
              changes: describeContentChanges(origin.parentContent, content),
              checks: LOCAL_CHECKS.map((check) => ({
                check,
                isDone: done.has(check),
                note: done.get(check)?.note ?? '',
              })),
            },
      reports: await store.listAdoptions(tx, tenantId, achievementId),
    });
  });
}

export type CheckInput = {
  readonly achievementId: string;
  readonly done: readonly { readonly check: LocalCheck; readonly note: string }[];
};

const LONGEST_NOTE = 500;

/** Saves the whole list of what was looked at before a work from elsewhere is used here. */
export async function saveLocalChecks(world: World, actor: Actor, input: CheckInput): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  if (input.done.some(({ note }) => note.length > LONGEST_NOTE)) return fail({ code: 'catalogue.too_long' });
  const { tenantId, personId } = actor;
  const { achievementId } = input;
  const doneAt = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    if ((await store.findOrigin(tx, tenantId, achievementId)) === null) return fail({ code: 'catalogue.not_adopted' });
    for (const check of LOCAL_CHECKS) {
      const done = input.done.find((one) => one.check === check);
      const ref = { tenantId, achievementId, check };
      if (done === undefined) await store.deleteLocalCheck(tx, ref);
      else await store.putLocalCheck(tx, { ...ref, note: done.note.trim(), doneBy: personId, doneAt });
    }
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'catalogue.check',
      objectId: achievementId,
      at: doneAt,
    });
    return ok(true);
  });
}

export type AdoptionInput = {
  readonly achievementId: string;
  readonly country: string;
  readonly learners: number;
  readonly changes: string;
  readonly result: string;
};

const LONGEST_TEXT = 2000;
const MOST_LEARNERS = 100_000;

function adoptionFault({ country, learners, changes, result }: AdoptionInput): Failure | null {
  if (!COUNTRIES.some(({ code }) => code === country)) return { code: 'catalogue.country_missing', field: 'country' };
  if (!Number.isInteger(learners) || learners < 1 || learners > MOST_LEARNERS) {
    return { code: 'catalogue.learners_missing', field: 'learners' };
  }
  if (result.trim() === '') return { code: 'catalogue.result_missing', field: 'result' };
  const isLong = changes.length > LONGEST_TEXT || result.length > LONGEST_TEXT;
  return isLong ? { code: 'catalogue.too_long', field: 'result' } : null;
}

/**
 * Says how it went where a shared design was used. Numbers only, never names of learners.
 * Codes: `people.not_allowed`, `catalogue.report.not_adopted` and those of its fields.
 */
export async function reportAdoption(world: World, actor: Actor, input: AdoptionInput): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer', 'coach');
  if (!allowed.ok) return allowed;
  const fault = adoptionFault(input);
  if (fault !== null) return fail(fault);
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const origin = await store.findOrigin(tx, tenantId, input.achievementId);
    if (origin === null) return fail({ code: 'catalogue.report.not_adopted' });
    await store.insertAdoption(tx, {
      ...input,
      tenantId,
      id: newId(world.random, 'adp'),
      reportedBy: personId,
      reportedAt: at,
    });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'catalogue.report',
      objectId: input.achievementId,
      at,
    });
    return ok(true);
  });
}
