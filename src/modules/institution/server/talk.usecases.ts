import type { Actor, PersonSummary } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { isFilled } from '../answers.rules.ts';
import { allowed, withSheet } from './door.ts';
import * as store from './sheets.store.ts';
import { listColleagues } from './reading.usecases.ts';

const LONGEST_COMMENT = 2000;

type OfPart = { readonly sheetId: string; readonly partId: string };

/**
 * Says that a part is agreed on, or open again. An empty part cannot be agreed on. Codes: `institution.sheet_gone`,
 * `institution.part_gone`, `institution.part_empty`.
 */
export async function setAgreed(
  world: World,
  actor: Actor,
  input: OfPart & { readonly agreed: 'yes' | 'no' },
): Promise<Result<null>> {
  const { sheetId, partId, agreed } = input;
  return withSheet(world, { actor, sheetId }, async (tx, { ref, template }): Promise<Result<null>> => {
    const part = template.parts.find(({ id }) => id === partId);
    if (part === undefined) return fail({ code: 'institution.part_gone' });
    const at = world.clock.now();
    if (agreed === 'no') await store.disagree(tx, ref, [partId]);
    else {
      const filled = new Set(
        (await store.listAnswers(tx, ref)).flatMap(({ fieldId, value }) => (isFilled(value) ? fieldId : [])),
      );
      if (!part.fields.some(({ id }) => filled.has(id))) return fail({ code: 'institution.part_empty' });
      await store.agree(tx, ref, { partId, agreedBy: actor.personId, agreedAt: at });
    }
    const audited = { tenantId: ref.tenantId, actorId: actor.personId, action: 'institution.agree_part' };
    await recordAudit(tx, { ...audited, objectId: sheetId, at, after: { partId, agreed } });
    return ok(null);
  });
}

/** Says something about a part. Codes: `institution.comment_missing`, `institution.too_long`, `institution.part_gone`. */
export async function addComment(
  world: World,
  actor: Actor,
  input: OfPart & { readonly text: string },
): Promise<Result<null>> {
  const { sheetId, partId } = input;
  const text = input.text
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();
  if (text === '') return fail({ code: 'institution.comment_missing', field: 'comment' });
  if (text.length > LONGEST_COMMENT)
    return fail({ code: 'institution.too_long', field: 'comment', params: { most: LONGEST_COMMENT } });
  return withSheet(world, { actor, sheetId }, async (tx, { ref, template }): Promise<Result<null>> => {
    if (template.parts.every(({ id }) => id !== partId)) return fail({ code: 'institution.part_gone' });
    await store.insertComment(tx, ref, {
      id: newId(world.random, 'wsc'),
      partId,
      text,
      writtenBy: actor.personId,
      writtenAt: world.clock.now(),
      settledBy: null,
      settledAt: null,
    });
    return ok(null);
  });
}

/** A comment is dealt with; it stays readable. */
export async function settleComment(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly commentId: string },
): Promise<Result<null>> {
  const { sheetId, commentId } = input;
  return withSheet(world, { actor, sheetId }, async (tx, { ref }) => {
    await store.settleComment(tx, ref, { id: commentId, by: actor.personId, at: world.clock.now() });
    return ok(null);
  });
}

const isDay = (text: string): boolean =>
  text === '' || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)));

/**
 * Asks a colleague to fill the sheet in, with a day until when (or none); asking again changes the day. Codes:
 * `institution.sheet_gone`, `institution.person_gone`, `institution.not_a_date`.
 */
export async function askColleague(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly personId: string; readonly dueOn: string },
): Promise<Result<null>> {
  const { sheetId, personId, dueOn } = input;
  if (!isDay(dueOn)) return fail({ code: 'institution.not_a_date', field: 'dueOn' });
  return withSheet(world, { actor, sheetId }, async (tx, { ref }): Promise<Result<null>> => {
    const colleagues = await listColleagues(tx, ref.tenantId);
    if (colleagues.every(({ id }) => id !== personId))
      return fail({ code: 'institution.person_gone', field: 'personId' });
    const at = world.clock.now();
    await store.putTask(tx, ref.tenantId, { sheetId, personId, dueOn, askedBy: actor.personId, askedAt: at });
    const audited = { tenantId: ref.tenantId, actorId: actor.personId, action: 'institution.ask_colleague' };
    await recordAudit(tx, { ...audited, objectId: sheetId, at, after: { personId, dueOn } });
    return ok(null);
  });
}

/** Takes the asking back. */
export async function releaseColleague(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly personId: string },
): Promise<Result<null>> {
  const { sheetId, personId } = input;
  return withSheet(world, { actor, sheetId }, async (tx, { ref }) => {
    await store.removeTask(tx, ref, personId);
    return ok(null);
  });
}

/** Who can be asked. Codes: `people.not_allowed`. */
export async function readColleagues(world: World, actor: Actor): Promise<Result<readonly PersonSummary[]>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  return world.db.inTenant(actor.tenantId, async (tx) => ok(await listColleagues(tx, actor.tenantId)));
}
