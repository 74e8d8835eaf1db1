import { findVersion, listPublished, type AchievementVersion } from '#modules/design/index.ts';
import { getOrganisation, requireRole, type Actor, type Role } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { embeddingFault } from '../programme.rules.ts';
import {
  embeddingInput,
  moduleInput,
  programmeInput,
  type EmbeddingForm,
  type ModuleForm,
  type ProgrammeForm,
} from '../programme.schemas.ts';
import * as store from './programme.store.ts';

/** Who may change programmes; all other staff may read them. */
const WRITERS = ['designer', 'approver', 'admin'] as const satisfies readonly Role[];
const READERS = [...WRITERS, 'coach', 'validator', 'registrar'] as const satisfies readonly Role[];

export const mayWriteProgrammes = (actor: Actor): boolean => requireRole(actor, ...WRITERS).ok;

type Issue = { readonly message: string; readonly path: readonly PropertyKey[] };
const faultsOf = (issues: readonly Issue[]): readonly Failure[] =>
  issues.map(({ message, path }) => ({ code: message, field: path.join('.') }));

const NOT_FOUND = [{ code: 'catalogue.programme.not_found' }];

type Kept = { readonly tx: Tx; readonly row: store.ProgrammeRow };

/** One change of a programme: allowed, held, done and written down in one transaction. */
async function change<T>(
  scope: { readonly world: World; readonly actor: Actor; readonly programmeId: string },
  action: string,
  work: (kept: Kept) => Promise<Result<T, readonly Failure[]>>,
): Promise<Result<T, readonly Failure[]>> {
  const { world, actor, programmeId } = scope;
  const allowed = requireRole(actor, ...WRITERS);
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const row = await store.lockProgramme(tx, { tenantId, id: programmeId });
    if (row === null) return fail(NOT_FOUND);
    const done = await work({ tx, row });
    if (!done.ok) return done;
    const at = world.clock.now();
    await recordAudit(tx, { tenantId, actorId: personId, action, objectId: programmeId, at });
    return done;
  });
}

/** Writes down a programme that exists. Codes: `people.not_allowed` and those of its fields. */
export async function createProgramme(
  world: World,
  actor: Actor,
  form: ProgrammeForm,
): Promise<Result<{ readonly programmeId: string }, readonly Failure[]>> {
  const allowed = requireRole(actor, ...WRITERS);
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = programmeInput.safeParse(form);
  if (!parsed.success) return fail(faultsOf(parsed.error.issues));
  const { tenantId, personId } = actor;
  const programmeId = newId(world.random, 'prg');
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const row = { ...parsed.data, tenantId, id: programmeId, publicSince: null, createdBy: personId, createdAt: at };
    await store.insertProgramme(tx, row);
    await recordAudit(tx, { tenantId, actorId: personId, action: 'catalogue.programme', objectId: programmeId, at });
    return ok({ programmeId });
  });
}

export async function saveProgramme(
  world: World,
  actor: Actor,
  input: { readonly programmeId: string; readonly form: ProgrammeForm },
): Promise<Result<true, readonly Failure[]>> {
  return change({ world, actor, programmeId: input.programmeId }, 'catalogue.programme_save', async ({ tx, row }) => {
    const parsed = programmeInput.safeParse(input.form);
    if (!parsed.success) return fail(faultsOf(parsed.error.issues));
    await store.updateProgramme(tx, row, parsed.data);
    return ok(true);
  });
}

/** Lets everybody read the page of a programme, or staff only again. */
export async function showProgramme(
  world: World,
  actor: Actor,
  input: { readonly programmeId: string; readonly to: 'everybody' | 'staff' },
): Promise<Result<true, readonly Failure[]>> {
  const { programmeId, to } = input;
  return change({ world, actor, programmeId }, `catalogue.programme_to_${to}`, async ({ tx, row }) => {
    await store.updateProgramme(tx, row, { publicSince: to === 'everybody' ? world.clock.now() : null });
    return ok(true);
  });
}

/** Adds a module, or changes one. Codes: `catalogue.programme.not_found` and those of its fields. */
export async function saveModule(
  world: World,
  actor: Actor,
  input: { readonly programmeId: string; readonly moduleId: string | null; readonly form: ModuleForm },
): Promise<Result<{ readonly moduleId: string }, readonly Failure[]>> {
  const { programmeId, moduleId, form } = input;
  return change({ world, actor, programmeId }, 'catalogue.module_save', async ({ tx, row }) => {
    const parsed = moduleInput.safeParse(form);
    if (!parsed.success) return fail(faultsOf(parsed.error.issues));
    const modules = await store.listModules(tx, row);
    if (moduleId !== null) {
      if (!modules.some(({ id }) => id === moduleId)) return fail(NOT_FOUND);
      const own = (await store.listEmbeddings(tx, row)).filter((one) => one.moduleId === moduleId);
      const least = Math.max(0, ...own.map(({ creditsCounted }) => creditsCounted));
      if (parsed.data.credits < least) {
        return fail([{ code: 'catalogue.programme.module_too_small', field: 'credits', params: { least } }]);
      }
      await store.updateModule(tx, { tenantId: row.tenantId, programmeId, id: moduleId }, parsed.data);
      return ok({ moduleId });
    }
    const id = newId(world.random, 'mod');
    const position = Math.max(0, ...modules.map((one) => one.position)) + 1;
    await store.insertModule(tx, { ...parsed.data, tenantId: row.tenantId, programmeId, id, position });
    return ok({ moduleId: id });
  });
}

/** Takes a module out. One in which micro-credentials counted stays: people may have relied on it. */
export async function removeModule(
  world: World,
  actor: Actor,
  input: { readonly programmeId: string; readonly moduleId: string },
): Promise<Result<true, readonly Failure[]>> {
  const { programmeId, moduleId } = input;
  return change({ world, actor, programmeId }, 'catalogue.module_remove', async ({ tx, row }) => {
    const embeddings = await store.listEmbeddings(tx, row);
    if (embeddings.some((one) => one.moduleId === moduleId)) {
      return fail([{ code: 'catalogue.programme.module_in_use' }]);
    }
    await store.deleteModule(tx, { tenantId: row.tenantId, programmeId, id: moduleId });
    return ok(true);
  });
}

/**
 * Records that a published version counts in a module: how, for how many credits, who decided it, from when to when.
 * Codes: `catalogue.programme.not_found`, `catalogue.programme.version_missing`, `catalogue.programme.module_missing`,
 * those of its fields and of `embeddingFault`.
 */
export async function embedVersion(
  world: World,
  actor: Actor,
  input: { readonly programmeId: string; readonly form: EmbeddingForm },
): Promise<Result<{ readonly embeddingId: string }, readonly Failure[]>> {
  const { programmeId, form } = input;
  return change({ world, actor, programmeId }, 'catalogue.embed', async ({ tx, row }) => {
    const parsed = embeddingInput.safeParse(form);
    if (!parsed.success) return fail(faultsOf(parsed.error.issues));
    const { version: named, ...values } = parsed.data;
    const [achievementId = '', number = ''] = named.split('/');
    const ref = { achievementId, version: Number(number) };
    if ((await findVersion(tx, row.tenantId, ref)) === null) {
      return fail([{ code: 'catalogue.programme.version_missing', field: 'version' }]);
    }
    const module = (await store.listModules(tx, row)).find(({ id }) => id === values.moduleId);
    if (module === undefined) return fail([{ code: 'catalogue.programme.module_missing', field: 'moduleId' }]);
    const others = (await store.listEmbeddings(tx, row)).filter((one) => one.moduleId === module.id);
    const wanted = { ...values, validTo: values.validTo === '' ? null : values.validTo };
    const fault = embeddingFault(wanted, { credits: module.credits, others });
    if (fault !== null) return fail([fault]);
    const id = newId(world.random, 'emb');
    const recorded = { recordedBy: actor.personId, recordedAt: world.clock.now() };
    await store.insertEmbedding(tx, { ...wanted, ...ref, ...recorded, tenantId: row.tenantId, id, programmeId });
    return ok({ embeddingId: id });
  });
}

/** Ends an embedding with today. What was counted before stays counted. Code: `catalogue.programme.embedding_gone`. */
export async function endEmbedding(
  world: World,
  actor: Actor,
  input: { readonly programmeId: string; readonly embeddingId: string },
): Promise<Result<true, readonly Failure[]>> {
  const { programmeId, embeddingId } = input;
  return change({ world, actor, programmeId }, 'catalogue.embedding_end', async ({ tx, row }) => {
    const found = (await store.listEmbeddings(tx, row)).find(({ id }) => id === embeddingId);
    const today = world.clock.now().toISOString().slice(0, 10);
    if (found === undefined || (found.validTo !== null && found.validTo < today)) {
      return fail([{ code: 'catalogue.programme.embedding_gone' }]);
    }
    await store.endEmbedding(tx, found, found.validFrom > today ? found.validFrom : today);
    return ok(true);
  });
}

export type ProgrammePage = {
  readonly programme: store.ProgrammeRow;
  readonly provider: string;
  readonly country: string;
  readonly modules: readonly store.ModuleRow[];
  readonly embeddings: readonly (store.EmbeddingRow & { readonly achievement: AchievementVersion })[];
  readonly today: string;
};

async function pageOf(tx: Tx, row: store.ProgrammeRow, now: Date): Promise<ProgrammePage> {
  const { tenantId } = row;
  const organisation = await getOrganisation(tx, tenantId);
  const embeddings: ProgrammePage['embeddings'][number][] = [];
  for (const one of await store.listEmbeddings(tx, row)) {
    const achievement = await findVersion(tx, tenantId, one);
    if (achievement !== null) embeddings.push({ ...one, achievement });
  }
  return {
    programme: row,
    provider: organisation?.publicName ?? '',
    country: organisation?.country ?? '',
    modules: await store.listModules(tx, row),
    embeddings,
    today: now.toISOString().slice(0, 10),
  };
}

/** Every programme of the house, for all its staff. Codes: `people.not_allowed`. */
export async function listProgrammes(world: World, actor: Actor): Promise<Result<readonly ProgrammePage[]>> {
  const allowed = requireRole(actor, ...READERS);
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const pages: ProgrammePage[] = [];
    for (const row of await store.listProgrammes(tx, actor.tenantId)) {
      pages.push(await pageOf(tx, row, world.clock.now()));
    }
    return ok(pages);
  });
}

/** One programme with its modules and all that ever counted in them, for staff of the house. */
export async function readProgramme(world: World, actor: Actor, id: string): Promise<Result<ProgrammePage>> {
  const allowed = requireRole(actor, ...READERS);
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const row = await store.findProgramme(tx, { tenantId: actor.tenantId, id });
    return row === null
      ? fail({ code: 'catalogue.programme.not_found' })
      : ok(await pageOf(tx, row, world.clock.now()));
  });
}

/** The same for anybody, where the house lets everybody read it; null otherwise. */
export async function readPublicProgramme(world: World, id: string): Promise<ProgrammePage | null> {
  return world.db.asSystem(async (tx) => {
    const row = await store.findProgrammeAnywhere(tx, id);
    return row === null || row.publicSince === null ? null : pageOf(tx, row, world.clock.now());
  });
}

/** What can be put into a module: the newest version of everything that is offered. */
export async function listEmbeddable(world: World, actor: Actor): Promise<Result<readonly AchievementVersion[]>> {
  const allowed = requireRole(actor, ...WRITERS);
  if (!allowed.ok) return allowed;
  return ok(await world.db.inTenant(actor.tenantId, (tx) => listPublished(tx, actor.tenantId)));
}
