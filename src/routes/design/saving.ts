import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import {
  type Collision,
  type Design,
  type ContentEdit,
  type Fields,
  readDesign,
  saveDraft,
} from '#modules/design/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Failure, Result } from '#platform/result.ts';

/** A design whose working copy can be changed now; otherwise its overview says what can be done. */
export async function openDesign(
  locals: App.Locals,
  achievementId: string,
): Promise<Design & { readonly draft: NonNullable<Design['draft']> }> {
  const design = shown(await readDesign(locals.world, actorOf(locals), achievementId));
  const { draft } = design;
  const isDesigner = actorOf(locals).roles.includes('designer');
  if (draft === null || draft.state === 'in_review' || !isDesigner) redirect(303, `/design/${achievementId}`);
  return { ...design, draft };
}

export type SavedForm = {
  readonly failures: readonly Failure[];
  readonly fields: Fields;
  /** The revision that the form carries on; after a collision the newer one, so that saving again wins. */
  readonly revision: number;
  readonly collision: { readonly name: string; readonly at: string; readonly changes: Collision['changes'] } | null;
};

/** Fields of a form that came back, with the failures that belong to it. */
export const refused = (form: Omit<SavedForm, 'collision'> & { readonly collision?: SavedForm['collision'] }) =>
  fail(422, { ...form, collision: form.collision ?? null } satisfies SavedForm);

type Posted<T> = {
  readonly achievementId: string;
  readonly parse: (fields: Fields) => Result<T, readonly Failure[]>;
  readonly edit: (values: T) => ContentEdit;
};

export const revisionIn = (fields: Fields): number => Number.parseInt(fields['revision']?.[0] ?? '', 10) || 0;

/** Reads, checks and saves one posted part of a draft. Null means that it is saved. */
export async function savePosted<T>(event: RequestEvent, fields: Fields, posted: Posted<T>) {
  const { locals } = event;
  const revision = revisionIn(fields);
  const values = posted.parse(fields);
  if (!values.ok) return refused({ failures: values.error, fields, revision });
  const edit = posted.edit(values.value);
  const input = { achievementId: posted.achievementId, revision, edit };
  const saved = await saveDraft(locals.world, actorOf(locals), input);
  if (saved.ok) return null;
  if (!('changes' in saved.error)) return refused({ failures: [saved.error], fields, revision });
  const { params, at, changes, revision: newer } = saved.error;
  const collision = { name: params.name, at: formatDateTime(locals.language, at), changes };
  const failures = [{ code: saved.error.code, params }];
  return refused({ failures, fields, revision: newer, collision });
}
