import { fail, redirect } from '@sveltejs/kit';
import { failuresOf } from '#app/answers.ts';
import { loadProof, loadProofForm, type ProofPage } from '#app/proof-pages.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { publishedSheets } from '#app/sheets.ts';
import { getPublished } from '#modules/design/index.ts';
import { checkSufficiency, mapProof, seeProof } from '#modules/portfolio/index.ts';

type Ask = { readonly wanted: string | null; readonly onlyEmpty: boolean };

/** Which proof shows which task, for one unit; what the unit asks of its proof, and what is missing of it. */
export async function loadMatrix(page: ProofPage, { wanted, onlyEmpty }: Ask) {
  const { world, actor, learnerId } = page;
  const { learner, chosen, choices } = await loadProofForm(page, 'note', wanted);
  if (chosen === null) return { learner, chosen: null, choices, tasks: [], proofs: [], missing: [], onlyEmpty };
  const { achievementId } = chosen;
  const { tenantId } = actor;
  const { proofs: all } = await loadProof(page);
  const seen = await seeProof(world, actor, { learnerId, sheets: publishedSheets });
  const evidence = seen.ok ? seen.value.evidence.filter((proof) => proof.achievementId === achievementId) : [];
  const ids = new Set(evidence.map(({ id }) => id));
  const proofs = all.filter(({ id }) => ids.has(id));
  const version = await world.db.inTenant(tenantId, (tx) => getPublished(tx, tenantId, achievementId));
  const criteria = version?.descriptor.outcomes.flatMap((outcome) => outcome.criteria) ?? [];
  const critical = new Set(criteria.filter((criterion) => criterion.critical).map(({ id }) => id));
  const counted = evidence.filter(({ visibility }) => visibility === 'shared');
  const gaps =
    version === null
      ? []
      : checkSufficiency(version.descriptor.evidenceRule, { criteria, evidence: counted }, world.clock.now());
  const withMark = chosen.tasks.map((task) => ({ ...task, critical: critical.has(task.criterionId) }));
  return {
    ...{ learner, chosen, choices, proofs, onlyEmpty },
    tasks: onlyEmpty
      ? withMark.filter(({ criterionId }) => proofs.every((proof) => !proof.criteria.includes(criterionId)))
      : withMark,
    missing: gaps.map((gap) => ({
      ...gap,
      tasks: withMark.filter(({ criterionId }) => gap.criteria.includes(criterionId)).map(({ sentence }) => sentence),
    })),
  };
}

/** Saves the ticks of the table and leads back to it. */
export async function saveMatrix(
  { world, actor, learnerId }: Omit<ProofPage, 'language'>,
  form: FormData,
  here: string,
) {
  const achievementId = textOf(form, 'achievementId');
  const saved = await mapProof(world, actor, {
    ...{ learnerId, achievementId, sheets: publishedSheets },
    evidenceIds: textsOf(form, 'proof'),
    criteria: textsOf(form, 'task'),
    ticked: textsOf(form, 'cell'),
  });
  if (!saved.ok) return fail(422, { failures: failuresOf(saved.error) });
  redirect(303, `${here}?for=${achievementId}&saved${saved.value.held > 0 ? '&held' : ''}`);
}
