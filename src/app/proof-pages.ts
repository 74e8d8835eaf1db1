import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, shown } from '#app/answers.ts';
import { readForm, textOf, textsOf } from '#app/read-form.ts';
import { publishedSheets } from '#app/sheets.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  addProof,
  type AddableKind,
  type Area,
  AUDIO_MAX_BYTES,
  fileOfKind,
  type Proofs,
  readBlur,
  seeNewProof,
  seeProof,
  toProofView,
} from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
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
    kinds: found.kinds,
    opensLinks: found.opensLinks,
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
  const { learner, sheets, kinds } = shown(await seeNewProof(world, actor, { learnerId, sheets: publishedSheets }));
  const kind = kinds.find((known) => known === kindName);
  if (kind === undefined) notFoundPage();
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
    megabytes: megabytesFor(world, kind),
  };
}

const megabytesFor = (world: World, kind: AddableKind): number =>
  Math.round((kind === 'audio' ? AUDIO_MAX_BYTES : world.settings.maxUploadBytes) / 1_048_576);

/** Everything on the form that is words, to read it and to show it again. */
const valuesOf = (form: FormData) => ({
  title: textOf(form, 'title'),
  text: textOf(form, 'text'),
  madeAt: textOf(form, 'madeAt'),
  criteria: textsOf(form, 'criteria'),
  visibility: textOf(form, 'visibility') || 'shared',
  link: textOf(form, 'link'),
  ownWork: textOf(form, 'ownWork'),
  depicted: textOf(form, 'depicted'),
  depictedWho: textOf(form, 'depictedWho'),
  depictedHow: textOf(form, 'depictedHow'),
});

/** What is to be blurred, as it was drawn or ticked. */
export const blurOf = (form: FormData): readonly Area[] | null =>
  readBlur({ drawn: textOf(form, 'blur'), cells: textsOf(form, 'blurCell'), mode: textOf(form, 'blurMode') });

async function fileOf(form: FormData, kind: AddableKind) {
  const name = fileOfKind(kind);
  const sent = name === null ? null : form.get(name);
  return name !== null && sent instanceof File ? { [name]: new Uint8Array(await sent.arrayBuffer()) } : {};
}

/** Saves a new proof and leads on; otherwise gives back what was wrong and all that was typed. */
export async function saveProof(
  page: Omit<ProofPage, 'language'>,
  request: Request,
  to: { readonly kind: string; readonly list: string; readonly blurs?: 'now_only' },
) {
  const { world, actor, learnerId } = page;
  const { kinds } = shown(await seeNewProof(world, actor, { learnerId, sheets: publishedSheets }));
  const kind = kinds.find((known) => known === to.kind);
  if (kind === undefined) notFoundPage();
  const form = await readForm(request);
  if (form === null) {
    const field = fileOfKind(kind) ?? 'photo';
    const params = { megabytes: megabytesFor(world, kind) };
    return fail(413, {
      failures: [{ code: `portfolio.${field}_too_large`, field, params }],
      values: valuesOf(new FormData()),
    });
  }
  const values = valuesOf(form);
  const wantsBlur = fileOfKind(kind) === 'photo' && textOf(form, 'blurMode') === 'later';
  if (wantsBlur && to.blurs === 'now_only')
    return fail(422, { failures: [{ code: 'portfolio.blur_not_later', field: 'photo' }], values });
  const blur = blurOf(form);
  if (blur === null) return fail(422, { failures: [{ code: 'portfolio.blur_unfit', field: 'photo' }], values });
  const fields = {
    ...values,
    achievementId: textOf(form, 'achievementId'),
    criteria: [...values.criteria],
  };
  const proof = { learnerId, kind, fields, sheets: publishedSheets, blur, ...(await fileOf(form, kind)) };
  const added = await addProof(world, actor, proof);
  if (!added.ok) return fail(422, { failures: failuresOf(added.error), values });
  redirect(303, wantsBlur ? `${to.list}/${added.value.id}/blur?new` : `${to.list}?added`);
}
