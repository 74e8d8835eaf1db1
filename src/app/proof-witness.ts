import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, shown } from '#app/answers.ts';
import { loadProofForm, type ProofPage } from '#app/proof-pages.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { publishedSheets } from '#app/sheets.ts';
import {
  type AskedWitness,
  askWitness,
  issueWitnessLink,
  seeProof,
  seeWitnesses,
  WITNESS_DAYS,
  withdrawWitness,
} from '#modules/portfolio/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';

/** Asking witnesses is the same for the learner and for her coach; only where the pages stand differs. */

const requestView = ({ id, witnessName, relation, state, endsAt, askedByRole }: AskedWitness, language: string) => ({
  ...{ id, witnessName, relation, state, askedByRole },
  endsAt: formatDate(language, endsAt),
});

/** Who was asked, and what the form for one more needs. */
export async function loadWitnesses(page: ProofPage, wanted: string | null) {
  const { world, actor, learnerId, language } = page;
  const asked = shown(await seeWitnesses(world, actor, learnerId));
  const { learner, chosen, choices } = await loadProofForm(page, 'note', wanted);
  return { learner, chosen, choices, requests: asked.map((request) => requestView(request, language)) };
}

/** One question to a witness, with its tasks in the reader's language. */
export async function loadWitness(page: ProofPage, id: string) {
  const { world, actor, learnerId, language } = page;
  const asked = shown(await seeWitnesses(world, actor, learnerId));
  const request = asked.find((one) => one.id === id);
  if (request === undefined) notFoundPage();
  const { learner, sheets } = shown(await seeProof(world, actor, { learnerId, sheets: publishedSheets }));
  const tasks = sheets
    .flatMap(({ items }) => items)
    .filter(({ criterionId }) => request.criteria.includes(criterionId))
    .map(({ plain }) => pickText(plain, language));
  return { learner, request: { ...requestView(request, language), tasks } };
}

type Asking = Omit<ProofPage, 'language'>;

export async function askAction({ world, actor, learnerId }: Asking, form: FormData, list: string) {
  const values = {
    witnessName: textOf(form, 'witnessName'),
    relation: textOf(form, 'relation'),
    days: textOf(form, 'days') || String(WITNESS_DAYS),
    criteria: textsOf(form, 'criteria'),
  };
  const fields = { ...values, achievementId: textOf(form, 'achievementId'), criteria: [...values.criteria] };
  const asked = await askWitness(world, actor, { learnerId, fields, sheets: publishedSheets });
  if (!asked.ok) return fail(422, { failures: failuresOf(asked.error), values });
  redirect(303, `${list}/${asked.value.id}`);
}

/** Answers with the link instead of leading on: it must not stand in an address, and cannot be shown twice. */
export async function linkAction({ world, actor }: Asking, id: string) {
  const issued = await issueWitnessLink(world, actor, id);
  if (!issued.ok) return fail(422, { failures: failuresOf(issued.error) });
  return { address: issued.value.address };
}

export async function withdrawAction({ world, actor }: Asking, to: { readonly id: string; readonly here: string }) {
  const gone = await withdrawWitness(world, actor, to.id);
  if (!gone.ok) return fail(422, { failures: failuresOf(gone.error) });
  redirect(303, to.here);
}
