import {
  beginFromContent,
  emptyDescriptor,
  emptyPlan,
  referenceTables,
  type DesignContent,
} from '#modules/design/index.ts';
import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { checkUnbundling, type SizeLimit, type UnbundleCheck } from '../programme.rules.ts';
import * as store from './programme.store.ts';
import { readProgramme, type ProgrammePage } from './programme.usecases.ts';

export type Unbundling = {
  readonly page: ProgrammePage;
  readonly modules: readonly (store.ModuleRow & { readonly check: UnbundleCheck })[];
};

/** What the country of the house and the European register allow in credits of 25 to 30 hours. */
const limitsOf = (country: string): readonly SizeLimit[] =>
  referenceTables()
    .sizeRules.filter(({ place, system }) => system === 'ECTS' && (place === 'DEQAR' || place === country))
    .map(({ place, max, source }) => ({ place, max, source }));

/** Which modules could stand on their own, each with its reasons. Codes: those of `readProgramme`. */
export async function checkProgramme(world: World, actor: Actor, id: string): Promise<Result<Unbundling>> {
  const page = await readProgramme(world, actor, id);
  if (!page.ok) return page;
  const { modules, programme, country } = page.value;
  const where = { creditSystem: programme.creditSystem, limits: limitsOf(country) };
  return ok({
    page: page.value,
    modules: modules.map((module) => ({ ...module, check: checkUnbundling(module, where) })),
  });
}

type Beginning = { readonly module: store.ModuleRow; readonly programme: store.ProgrammeRow };
type Awarder = { readonly name: string; readonly country: string; readonly region: string };

function designOf({ module, programme }: Beginning, awarder: Awarder, makeId: () => string): DesignContent {
  const [language = 'en', ...languages] = Object.keys(module.title);
  const { name, country, region } = awarder;
  const needs = module.needs.trim();
  return {
    descriptor: {
      ...emptyDescriptor(language),
      languages,
      title: module.title,
      awardingBody: [{ name, country, ...(region === '' ? {} : { region }) }],
      outcomes: module.outcomes.map((statement) => ({
        id: makeId(),
        statement,
        kind: 'skill',
        escoSkills: [],
        criteria: [],
      })),
      workload: {
        hours: module.hours,
        credits: module.credits > 0 ? [{ system: programme.creditSystem, points: module.credits }] : [],
      },
      level: programme.eqf === null ? { claim: 'not_assigned' } : { claim: 'aligned_by_provider', eqf: programme.eqf },
      stacking: { kind: 'unit_of_programme', note: programme.title },
      ...(needs === '' ? {} : { entryRequirement: { [language]: needs } }),
    },
    plan: emptyPlan(),
  };
}

/**
 * Starts a design from a module that could stand on its own; the module then leads to it.
 * Codes: `people.not_allowed`, `catalogue.programme.not_found`, `catalogue.unbundle.not_ready`.
 */
export async function unbundleModule(
  world: World,
  actor: Actor,
  input: { readonly programmeId: string; readonly moduleId: string },
): Promise<Result<{ readonly achievementId: string }>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const programme = await store.lockProgramme(tx, { tenantId, id: input.programmeId });
    if (programme === null) return fail({ code: 'catalogue.programme.not_found' });
    const module = (await store.listModules(tx, programme)).find(({ id }) => id === input.moduleId);
    if (module === undefined) return fail({ code: 'catalogue.programme.not_found' });
    // Twice leads to the same design.
    if (module.achievementId !== null) return ok({ achievementId: module.achievementId });
    const organisation = await getOrganisation(tx, tenantId);
    const { publicName: name = '', country = '', region = '' } = organisation ?? {};
    const where = { creditSystem: programme.creditSystem, limits: limitsOf(country) };
    if (checkUnbundling(module, where).verdict !== 'ready') return fail({ code: 'catalogue.unbundle.not_ready' });
    const content = designOf({ module, programme }, { name, country, region: region ?? '' }, () =>
      newId(world.random, 'out'),
    );
    const begun = await beginFromContent(tx, { world, actor }, content);
    if (!begun.ok) return begun;
    const { achievementId } = begun.value;
    await store.updateModule(tx, module, { achievementId });
    const at = world.clock.now();
    await recordAudit(tx, { tenantId, actorId: personId, action: 'catalogue.unbundle', objectId: achievementId, at });
    return ok({ achievementId });
  });
}
