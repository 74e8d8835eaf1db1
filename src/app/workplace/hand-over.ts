import {
  createAchievement,
  descriptorEdits,
  readDesign,
  saveDraft,
  type AreaFamily,
  type Descriptor,
  type DraftEdit,
} from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  claimHandOver,
  completeHandOver,
  linkDesign,
  releaseHandOver,
  unitLanguages,
  type CompetenceUnit,
} from '#modules/workplace/index.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';

/** What a unit tells a design: titles, outcomes, criteria with their tasks and drawings, hours, proof, level cue. */
function described(unit: CompetenceUnit, start: Descriptor, family: AreaFamily): Descriptor {
  return {
    ...start,
    title: unit.title,
    summary: unit.summary,
    family,
    language: unit.language,
    languages: unitLanguages(unit).filter((language) => language !== unit.language),
    outcomes: unit.outcomes.map(({ id, statement, skills, criteria }) => ({
      id,
      statement,
      kind: 'skill',
      escoSkills: skills,
      criteria,
    })),
    workload: { hours: unit.hours, credits: [] },
    // A cue from the place of work; the designer confirms it or takes it away.
    level: unit.levelCue === null ? { claim: 'not_assigned' } : { claim: 'aligned_by_provider', eqf: unit.levelCue },
    assessmentTypes: ['joint_workplace_evaluation'],
    participationModes: ['work_based'],
    evidenceRule: unit.evidenceRule,
    ...(unit.minLevel === 'can_show_others' ? { selfScale: 'four' as const } : {}),
  };
}

/** Leaves out what an earlier try has put in already, so that nothing stands there twice. */
function missingEdits(edits: readonly DraftEdit[], there: Descriptor): readonly DraftEdit[] {
  const outcomes = new Set(there.outcomes.map(({ id }) => id));
  const criteria = new Set(there.outcomes.flatMap((outcome) => outcome.criteria.map(({ id }) => id)));
  return edits.filter((edit) => {
    if (edit.kind === 'add_outcome') return !outcomes.has(edit.outcomeId);
    return edit.kind === 'add_criterion' ? !criteria.has(edit.criterionId) : true;
  });
}

async function fillDesign(
  world: World,
  actor: Actor,
  handed: { readonly unit: CompetenceUnit; readonly achievementId: string; readonly family: AreaFamily },
): Promise<Result<null>> {
  const { unit, achievementId, family } = handed;
  const design = await readDesign(world, actor, achievementId);
  if (!design.ok) return design;
  const start = design.value.descriptor;
  let revision = design.value.draft?.revision ?? 1;
  for (const edit of missingEdits(descriptorEdits(described(unit, start, family)), start)) {
    const saved = await saveDraft(world, actor, { achievementId, revision, edit });
    if (!saved.ok) return fail({ code: saved.error.code });
    revision = saved.value.revision;
  }
  return ok(null);
}

/** The design of a unit: the one that was begun before, or a new one. */
async function designOf(
  world: World,
  actor: Actor,
  unit: CompetenceUnit,
): Promise<Result<{ readonly achievementId: string }>> {
  if (unit.achievementId !== null) return ok({ achievementId: unit.achievementId });
  const created = await createAchievement(world, actor, { language: unit.language });
  if (!created.ok) return created;
  const linked = await linkDesign(world, actor, { unitId: unit.id, ...created.value });
  return linked.ok ? created : linked;
}

/**
 * Hands a unit that both sides have reviewed to the studio: one design draft, filled, linked both ways, never two. When
 * it stops halfway, trying again goes on with the same draft. Codes: those of `claimHandOver` and of the design's steps.
 */
export async function handOver(
  world: World,
  actor: Actor,
  input: { readonly unitId: string; readonly family: AreaFamily },
): Promise<Result<{ readonly achievementId: string }>> {
  const claimed = await claimHandOver(world, actor, input.unitId);
  if (!claimed.ok) return claimed;
  const unit = claimed.value;
  const design = await designOf(world, actor, unit);
  const filled = design.ok
    ? await fillDesign(world, actor, { unit, family: input.family, achievementId: design.value.achievementId })
    : design;
  if (!filled.ok || !design.ok) {
    await releaseHandOver(world, actor, unit.id);
    return filled.ok ? design : filled;
  }
  const completed = await completeHandOver(world, actor, unit.id);
  return completed.ok ? design : completed;
}
