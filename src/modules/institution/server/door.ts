import { requireRole, STAFF_ROLES, type Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { SheetTemplate } from '../sheet.types.ts';
import { templateFor } from '../templates.ts';
import { lockSheet, type SheetRef, type SheetRow } from './sheets.store.ts';

/** Worksheets belong to the whole house: all of its staff may read them and fill them in, nobody else. */
export const allowed = (actor: Actor): Result<Actor> => requireRole(actor, ...STAFF_ROLES);

export type Opened = { readonly ref: SheetRef; readonly sheet: SheetRow; readonly template: SheetTemplate };

/** The template of a sheet. A sheet without one was made by a newer Cairn. */
export const templateOf = (sheet: SheetRow): SheetTemplate => templateFor(sheet.templateId);

/** Does something to one sheet, which is held meanwhile. Codes: `people.not_allowed`, `institution.sheet_gone`. */
export async function withSheet<T, E>(
  world: World,
  who: { readonly actor: Actor; readonly sheetId: string },
  act: (tx: Tx, opened: Opened) => Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly code: string }>> {
  const { actor, sheetId } = who;
  const may = allowed(actor);
  if (!may.ok) return may;
  const ref = { tenantId: actor.tenantId, sheetId };
  return world.db.inTenant(actor.tenantId, async (tx): Promise<Result<T, E | { readonly code: string }>> => {
    const sheet = await lockSheet(tx, ref);
    if (sheet === null) return fail({ code: 'institution.sheet_gone' });
    return act(tx, { ref, sheet, template: templateOf(sheet) });
  });
}
