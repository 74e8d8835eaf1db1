import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, failuresOf } from '#app/answers.ts';
import { readForm } from '#app/read-form.ts';
import { readFields } from '#modules/design/index.ts';
import { chooseVersion, saveAnswers, type Posted, type Saved } from '#modules/institution/index.ts';
import type { Failure } from '#platform/result.ts';

export type Outcome = {
  readonly failures: readonly Failure[];
  /** What was typed, kept when a field could not be read. */
  readonly posted: Posted;
  /** Marks of what stands now; a form that saved by itself carries them on. */
  readonly stamps: Readonly<Record<string, string>>;
  readonly conflicts: readonly string[];
};

const outcome = (posted: Posted, failures: readonly Failure[], saved?: Saved): Outcome => ({
  failures,
  posted,
  stamps: saved?.stamps ?? {},
  conflicts: saved?.conflicts ?? [],
});

export async function postedOf(request: Request): Promise<Posted> {
  const form = await readForm(request);
  return form === null ? {} : readFields(form);
}

/** Saves what a form holds. Null: nothing came back that has to be shown beside its field. */
async function save({ locals }: RequestEvent, sheetId: string, posted: Posted) {
  const saved = await saveAnswers(locals.world, actorOf(locals), { sheetId, posted });
  if (!saved.ok) return { refused: fail(422, outcome(posted, failuresOf(saved.error))), saved: null };
  const { failures } = saved.value;
  return {
    refused: failures.length > 0 ? fail(422, outcome(posted, failures, saved.value)) : null,
    saved: saved.value,
  };
}

/**
 * The form of a sheet. By itself (`auto`) it gets the marks of what stands now; sent by a person it leads on: to the
 * page again, where a conflict shows both versions, or to what the button says.
 */
export async function saveSheet(event: RequestEvent, sheetId: string) {
  const posted = await postedOf(event.request);
  const { refused, saved } = await save(event, sheetId, posted);
  if (refused !== null) return refused;
  if (posted['auto']?.[0] === 'yes') return outcome({}, [], saved ?? undefined);
  const conflict = (saved?.conflicts.length ?? 0) > 0;
  redirect(303, `${event.url.pathname}?${conflict ? 'both#waiting' : 'saved'}`);
}

const first = (posted: Posted, name: string): string => posted[name]?.[0] ?? '';

/** The mark of what stood in the field when the choice was shown: carried by the sheet's form, or beside an old version. */
function markFor(posted: Posted, field: string, saved: Saved | null): string {
  // What this very form has just saved is known to its writer.
  if (saved?.saved.includes(field) === true) return saved.stamps[field] ?? '';
  return posted[`was.${field}`] === undefined ? first(posted, `standing.${field}`) : first(posted, `was.${field}`);
}

/** Saves the form, and takes one of two versions of a field: the button says which (`version:this` or `:standing`). */
export async function chooseOne(event: RequestEvent, sheetId: string) {
  const posted = await postedOf(event.request);
  const { refused, saved } = await save(event, sheetId, posted);
  if (refused !== null) return refused;
  const [versionId = '', take] = first(posted, 'choice').split(':');
  const chosen = await chooseVersion(event.locals.world, actorOf(event.locals), {
    sheetId,
    versionId,
    take: take === 'this' ? 'this' : 'standing',
    was: markFor(posted, first(posted, `of.${versionId}`), saved),
  });
  if (!chosen.ok) return fail(422, outcome(posted, failuresOf(chosen.error)));
  redirect(303, `${event.url.pathname}?chosen#${chosen.value.fieldId}`);
}
