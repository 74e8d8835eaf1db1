import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, shown } from '#app/answers.ts';
import { readForm, textOf, textsOf } from '#app/read-form.ts';
import { publishedSheets } from '#app/sheets.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  addProof,
  EVIDENCE_KINDS,
  type EvidenceKind,
  type Proofs,
  seeProof,
  toProofView,
} from '#modules/portfolio/index.ts';
import type { StoredFile } from '#platform/files/files.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';

/** Pages of proof are the same for the learner and for her coach; only where they stand differs. */
export type ProofPage = {
  readonly world: World;
  readonly actor: Actor;
  readonly language: string;
  readonly learnerId: string;
};

const sentencesOf = ({ sheets }: Proofs) =>
  new Map(sheets.flatMap(({ items }) => items.map(({ criterionId, plain }) => [criterionId, plain] as const)));

/** All proof that the reader may see, as views. */
export async function loadProof({ world, actor, language, learnerId }: ProofPage) {
  const found = shown(await seeProof(world, actor, { learnerId, sheets: publishedSheets }));
  const reader = { language, personId: actor.personId, sentences: sentencesOf(found) };
  return {
    learner: found.learner,
    proofs: found.evidence.map((proof) => toProofView(proof, reader)),
    sheets: found.sheets.map(({ achievementId, title, family }) => ({
      achievementId,
      title: pickText(title, language),
      family,
    })),
  };
}

/** What the form for a new proof needs; `wanted` is the achievement that the reader chose, when there are several. */
export async function loadProofForm(page: ProofPage, kindName: string, wanted: string | null) {
  const { world, actor, language, learnerId } = page;
  const kind = EVIDENCE_KINDS.find((known) => known === kindName);
  if (kind === undefined) notFoundPage();
  const { learner, sheets } = shown(await seeProof(world, actor, { learnerId, sheets: publishedSheets }));
  const chosen =
    sheets.find(({ achievementId }) => achievementId === wanted) ?? (sheets.length === 1 ? sheets[0] : undefined);
  const choices = sheets.map(({ achievementId, title, family }) => ({
    achievementId,
    title: pickText(title, language),
    family,
  }));
  return {
    kind,
    learner,
    choices,
    chosen:
      chosen === undefined
        ? null
        : {
            achievementId: chosen.achievementId,
            title: pickText(chosen.title, language),
            tasks: chosen.items.map(({ criterionId, plain }) => ({ criterionId, sentence: pickText(plain, language) })),
          },
    today: world.clock.now().toISOString().slice(0, 10),
    megabytes: Math.round(world.settings.maxUploadBytes / 1_048_576),
  };
}

const NO_VALUES = { title: '', text: '', madeAt: '', criteria: [] as readonly string[], visibility: 'shared' };

/** Saves a new proof and leads on; otherwise gives back what was wrong and all that was typed. */
export async function saveProof(
  page: Omit<ProofPage, 'language'>,
  request: Request,
  to: { readonly kind: string; readonly done: string },
) {
  const { world, actor, learnerId } = page;
  const kind = EVIDENCE_KINDS.find((known): known is EvidenceKind => known === to.kind);
  if (kind === undefined) notFoundPage();
  const form = await readForm(request);
  if (form === null) {
    const params = { megabytes: Math.round(world.settings.maxUploadBytes / 1_048_576) };
    return fail(413, { failures: [{ code: 'portfolio.photo_too_large', field: 'photo', params }], values: NO_VALUES });
  }
  const file = form.get('photo');
  const photo = file instanceof File ? { photo: new Uint8Array(await file.arrayBuffer()) } : {};
  const values = {
    title: textOf(form, 'title'),
    text: textOf(form, 'text'),
    madeAt: textOf(form, 'madeAt'),
    criteria: textsOf(form, 'criteria'),
    visibility: textOf(form, 'visibility') || 'shared',
  };
  const fields = { achievementId: textOf(form, 'achievementId'), ...values, criteria: [...values.criteria] };
  const added = await addProof(world, actor, { learnerId, kind, fields, sheets: publishedSheets, ...photo });
  if (!added.ok) return fail(422, { failures: failuresOf(added.error), values });
  redirect(303, to.done);
}

/** A photo, for this reader only: never kept by a browser or a proxy, never read as anything but a picture. */
export function photoResponse(found: Result<StoredFile, unknown>): Response {
  if (!found.ok) notFoundPage();
  const { bytes, mediaType } = found.value;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': 'inline',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
