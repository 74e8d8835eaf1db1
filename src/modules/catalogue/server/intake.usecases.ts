import { createHash } from 'node:crypto';
import { beginFromContent, getSkillRef, type DesignContent, type EscoSkillRef } from '#modules/design/index.ts';
import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { ReadRow } from '../intake/intake.types.ts';
import { readRow } from '../intake/read-row.ts';
import * as store from './intake.store.ts';
import { readSheetFile } from './sheet-file.ts';

export type SheetUpload = { readonly name: string; readonly bytes: Uint8Array; readonly language: string };
export type LookedThrough = { readonly intakeId: string };

/** Skills are kept with the label under which they are known here; addresses that nobody knows are left out and named. */
async function withSkills(world: World, actor: Actor, rows: readonly ReadRow[]): Promise<readonly ReadRow[]> {
  const addresses = new Set(
    rows.flatMap(({ content }) =>
      (content?.descriptor.outcomes ?? []).flatMap(({ escoSkills }) => escoSkills.map(({ uri }) => uri)),
    ),
  );
  const known = new Map<string, EscoSkillRef>();
  for (const uri of addresses) {
    const found = await getSkillRef(world, actor, uri);
    if (found.ok) known.set(uri, found.value);
  }
  const named = (content: DesignContent): DesignContent => ({
    ...content,
    descriptor: {
      ...content.descriptor,
      outcomes: content.descriptor.outcomes.map((outcome) => ({
        ...outcome,
        escoSkills: outcome.escoSkills.flatMap(({ uri }) => known.get(uri) ?? []),
      })),
    },
  });
  return rows.map((row) => {
    const skills = (row.content?.descriptor.outcomes ?? []).flatMap(({ escoSkills }) => escoSkills);
    const lost = skills.find(({ uri }) => !known.has(uri));
    const fault = {
      sheet: row.sheet,
      address: `${row.row}`,
      heading: 'ESCO',
      value: lost?.uri ?? '',
      grade: 'warning' as const,
      failure: { code: 'catalogue.rows.skill_not_here' },
    };
    return {
      ...row,
      content: row.content === null ? null : named(row.content),
      faults: lost === undefined ? row.faults : [...row.faults, fault],
    };
  });
}

/**
 * Looks through a sheet and keeps what was found; no design is made. The same file twice leads to what is there.
 * Codes: `people.not_allowed`, `catalogue.rows.known` and those of `readSheetFile`.
 */
export async function lookThroughSheet(
  world: World,
  actor: Actor,
  upload: SheetUpload,
): Promise<Result<LookedThrough>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const fileHash = createHash('sha256').update(upload.bytes).digest('hex');
  const known = await world.db.inTenant(tenantId, (tx) => store.findSameFile(tx, tenantId, fileHash));
  if (known !== null) return fail({ code: 'catalogue.rows.known', params: { intakeId: known } });
  const file = await readSheetFile(upload.bytes, upload.language);
  if (!file.ok) return file;
  const organisation = await world.db.inTenant(tenantId, (tx) => getOrganisation(tx, tenantId));
  const taker = {
    language: upload.language,
    house: {
      name: organisation?.publicName ?? '',
      country: organisation?.country ?? '',
      region: organisation?.region ?? '',
    },
    newId: (prefix: string) => newId(world.random, prefix),
  };
  const rows = await withSkills(
    world,
    actor,
    file.value.rows.map((row) => readRow(row, taker)),
  );
  const id = newId(world.random, 'int');
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    await store.insertIntake(
      tx,
      {
        tenantId,
        id,
        fileName: upload.name.slice(0, 200),
        fileHash,
        layout: file.value.layout,
        notTaken: file.value.notTaken,
        createdBy: personId,
        createdAt: at,
      },
      rows.map((row, position) => ({ tenantId, intakeId: id, position, ...row })),
    );
    await recordAudit(tx, { tenantId, actorId: personId, action: 'catalogue.look_through', objectId: id, at });
    return ok({ intakeId: id });
  });
}

export type IntakePage = {
  readonly intake: store.IntakeRecord;
  readonly rows: readonly store.ListedRow[];
  /** Rows that come in, and good ones that somebody left out. */
  readonly good: number;
  readonly leftOut: number;
  readonly taken: number;
};

/** What was found in a sheet, and how far it has come in. Codes: `people.not_allowed`, `catalogue.rows.not_found`. */
export async function readIntake(world: World, actor: Actor, id: string): Promise<Result<IntakePage>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const ref = { tenantId: actor.tenantId, id };
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const record = await store.findIntake(tx, ref);
    if (record === null) return fail({ code: 'catalogue.rows.not_found' });
    const rows = await store.listRows(tx, ref);
    return ok({
      intake: record,
      rows,
      good: rows.filter(({ isGood, isLeftOut }) => isGood && !isLeftOut).length,
      leftOut: rows.filter(({ isGood, isLeftOut }) => isGood && isLeftOut).length,
      taken: rows.filter(({ achievementId }) => achievementId !== null).length,
    });
  });
}

export type IntakeLine = Pick<store.IntakeRecord, 'id' | 'fileName' | 'createdAt' | 'startedAt' | 'finishedAt'>;

/** The sheets that were looked through lately, the newest first. */
export async function listIntakes(world: World, actor: Actor): Promise<Result<readonly IntakeLine[]>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  return ok(await world.db.inTenant(actor.tenantId, (tx) => store.listIntakes(tx, actor.tenantId)));
}

export type RowChoice = {
  readonly intakeId: string;
  readonly position: number;
  readonly wish: 'take' | 'leave';
};

/**
 * Chooses of a good row whether it comes in, as long as none has.
 * Codes: `people.not_allowed`, `catalogue.rows.not_found`, `catalogue.rows.begun`.
 */
export async function chooseRow(world: World, actor: Actor, choice: RowChoice): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const { intakeId: id, position, wish } = choice;
  const ref = { tenantId, id };
  return world.db.inTenant(tenantId, async (tx) => {
    const record = await store.lockIntake(tx, ref);
    if (record === null) return fail({ code: 'catalogue.rows.not_found' });
    if (record.startedAt !== null) return fail({ code: 'catalogue.rows.begun' });
    const isThere = await store.markLeftOut(tx, ref, { position, isLeftOut: wish === 'leave' });
    if (!isThere) return fail({ code: 'catalogue.rows.not_found' });
    const at = world.clock.now();
    const after = { position, wish };
    await recordAudit(tx, { tenantId, actorId: personId, action: 'catalogue.choose_row', objectId: id, at, after });
    return ok(true);
  });
}

/** Says that the good rows come in. Codes: `people.not_allowed`, `catalogue.rows.not_found`, `catalogue.rows.none_good`. */
export async function startIntake(world: World, actor: Actor, id: string): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const ref = { tenantId, id };
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const record = await store.lockIntake(tx, ref);
    if (record === null) return fail({ code: 'catalogue.rows.not_found' });
    if (record.startedAt !== null) return ok(true);
    if ((await store.countWaiting(tx, ref)) === 0) return fail({ code: 'catalogue.rows.none_good' });
    await store.updateIntake(tx, ref, { startedAt: at });
    await recordAudit(tx, { tenantId, actorId: personId, action: 'catalogue.take_in', objectId: id, at });
    return ok(true);
  });
}

const STRETCH = 20;

/**
 * Takes in the next stretch of rows, in one transaction: after a stop in the middle a row has made its design or it has
 * not, never twice. Says whether more wait. Codes: `people.not_allowed`, `catalogue.rows.not_found`.
 */
export async function continueIntake(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<{ readonly isDone: boolean }>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const ref = { tenantId: actor.tenantId, id };
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const record = await store.lockIntake(tx, ref);
    if (record === null || record.startedAt === null) return fail({ code: 'catalogue.rows.not_found' });
    if (record.finishedAt !== null) return ok({ isDone: true });
    const rows = await store.nextRows(tx, ref, STRETCH);
    for (const row of rows) {
      if (row.content === null) continue;
      const begun = await beginFromContent(tx, { world, actor }, row.content);
      if (!begun.ok) return begun;
      await store.markTaken(tx, row, begun.value.achievementId);
    }
    const isDone = rows.length < STRETCH;
    if (isDone) await store.updateIntake(tx, ref, { finishedAt: world.clock.now() });
    return ok({ isDone });
  });
}

/** Forgets a sheet that was looked through. Designs that it made stay. Codes: `people.not_allowed`, `catalogue.rows.not_found`, `catalogue.rows.running`. */
export async function forgetIntake(world: World, actor: Actor, id: string): Promise<Result<true, Failure>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const ref = { tenantId, id };
  return world.db.inTenant(tenantId, async (tx) => {
    const record = await store.lockIntake(tx, ref);
    if (record === null) return fail({ code: 'catalogue.rows.not_found' });
    if (record.startedAt !== null && record.finishedAt === null) return fail({ code: 'catalogue.rows.running' });
    await store.deleteIntake(tx, ref);
    const at = world.clock.now();
    await recordAudit(tx, { tenantId, actorId: personId, action: 'catalogue.forget_sheet', objectId: id, at });
    return ok(true);
  });
}
