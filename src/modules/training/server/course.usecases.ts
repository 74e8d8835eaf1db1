import { getPerson, type Actor, type PersonSummary } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { scoreAgreement, type Agreement } from '../agreement.rules.ts';
import { isOption, isUnit, PRACTICE, rateablesOf, RIGHT, type Option, type UnitCode } from '../course.ts';
import { TICKS } from '../guide.ts';
import { readLevels } from '../training.forms.ts';
import { allowed } from './door.ts';
import {
  changeTicks,
  findPractice,
  listTicks,
  listUnits,
  putPractice,
  putUnit,
  type Ratings,
  type UnitNotes,
} from './training.store.ts';

const LONGEST_NOTES = 4000;

/** What somebody wrote and answered in one unit; null where it was not begun. Codes: `training.unit_gone`. */
export async function readUnit(
  world: World,
  actor: Actor,
  code: string,
): Promise<Result<{ readonly unit: UnitCode; readonly kept: UnitNotes | null }>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  if (!isUnit(code)) return fail({ code: 'training.unit_gone' });
  const units = await world.db.inTenant(actor.tenantId, (tx) => listUnits(tx, actor));
  return ok({ unit: code, kept: units.find(({ unit }) => unit === code) ?? null });
}

/**
 * Keeps the notes and the answer of one unit, right or not, and says whether it was right. Codes: `training.unit_gone`,
 * `training.answer_missing`, `training.too_long`.
 */
export async function saveUnit(
  world: World,
  actor: Actor,
  input: { readonly unit: string; readonly notes: string; readonly choice: string },
): Promise<Result<{ readonly isRight: boolean }>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { unit, choice } = input;
  if (!isUnit(unit)) return fail({ code: 'training.unit_gone' });
  if (!isOption(choice)) return fail({ code: 'training.answer_missing', field: 'choice' });
  const notes = input.notes
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]/gu, '')
    .trim();
  if (notes.length > LONGEST_NOTES)
    return fail({ code: 'training.too_long', field: 'notes', params: { most: LONGEST_NOTES } });
  const isUnderstood = isRight(unit, choice);
  const savedAt = world.clock.now();
  await world.db.inTenant(actor.tenantId, (tx) => putUnit(tx, actor, { unit, notes, choice, isUnderstood, savedAt }));
  return ok({ isRight: isUnderstood });
}

const isRight = (unit: UnitCode, choice: Option): boolean => RIGHT[unit] === choice;

export type Practice = { readonly levels: Ratings; readonly agreement: Agreement };

/** Somebody's newest practice with its agreement; null before the first one. */
export async function readPractice(world: World, actor: Actor): Promise<Result<Practice | null>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const levels = await world.db.inTenant(actor.tenantId, (tx) => findPractice(tx, actor));
  return ok(levels === null ? null : { levels, agreement: scoreAgreement(rateablesOf(PRACTICE), levels) });
}

/** Keeps ratings of all practice cases. Codes: `training.practice.incomplete`, and `training.rate_missing` for each. */
export async function savePractice(
  world: World,
  actor: Actor,
  typed: Readonly<Record<string, string>>,
): Promise<Result<null, readonly { readonly code: string; readonly field?: string }[]>> {
  const may = allowed(actor);
  if (!may.ok) return fail([may.error]);
  const levels = readLevels(PRACTICE, typed, 'training.practice.incomplete');
  if (!levels.ok) return levels;
  const ratedAt = world.clock.now();
  await world.db.inTenant(actor.tenantId, (tx) => putPractice(tx, actor, { levels: levels.value, ratedAt }));
  return ok(null);
}

export type GuideTick = { readonly tick: string; readonly by: PersonSummary | null; readonly at: Date };

/** The ticks of the 90-day plan of this organisation. */
export async function readGuide(world: World, actor: Actor): Promise<Result<readonly GuideTick[]>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => ok(await named(tx, tenantId)));
}

async function named(tx: Tx, tenantId: string): Promise<readonly GuideTick[]> {
  const ticks: GuideTick[] = [];
  for (const { tick, tickedBy, tickedAt } of await listTicks(tx, tenantId))
    ticks.push({ tick, by: await getPerson(tx, tenantId, tickedBy), at: tickedAt });
  return ticks;
}

/**
 * Ticks and clears boxes. Only what this person changed since her page was opened is touched, so that two colleagues
 * do not undo each other's ticks. Unknown boxes are left out.
 */
export async function saveGuide(
  world: World,
  actor: Actor,
  input: { readonly shown: readonly string[]; readonly ticked: readonly string[] },
): Promise<Result<null>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { tenantId, personId } = actor;
  const add = TICKS.filter((tick) => input.ticked.includes(tick) && !input.shown.includes(tick));
  const clear = TICKS.filter((tick) => input.shown.includes(tick) && !input.ticked.includes(tick));
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    await changeTicks(tx, tenantId, { add, clear, by: personId, at });
    const audited = { tenantId, actorId: personId, action: 'training.tick', objectId: tenantId, at };
    await recordAudit(tx, { ...audited, after: { add, clear } });
    return ok(null);
  });
}
