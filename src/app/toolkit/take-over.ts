import {
  outcomeFields,
  parseContent,
  parseOutcome,
  readDesign,
  saveDraft,
  type ContentEdit,
  type DesignContent,
  type DesignPlan,
} from '#modules/design/index.ts';
import { fillFromElsewhere, readSheet } from '#modules/institution/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { answersFrom, proposalsOf, takeOver, type Proposal } from './flow.ts';
import type { Flow } from './flow.types.ts';

type Pair = {
  readonly flow: Flow;
  readonly content: DesignContent;
  readonly revision: number;
  readonly achievementId: string;
};

/** A sheet and the working copy of its design. Codes: `institution.flow.no_design`, `institution.flow.no_draft`, and those of both. */
async function openPair(world: World, actor: Actor, sheetId: string): Promise<Result<Pair>> {
  const opened = await readSheet(world, actor, sheetId);
  if (!opened.ok) return opened;
  const { sheet, template, answers } = opened.value;
  if (sheet.achievementId === null) return fail({ code: 'institution.flow.no_design' });
  const design = await readDesign(world, actor, sheet.achievementId);
  if (!design.ok) return design;
  const { draft } = design.value;
  if (draft === null || draft.state === 'in_review') return fail({ code: 'institution.flow.no_draft' });
  const flow = {
    // What is typed on a sheet becomes words of the design's own language.
    sheet: { template, answers, language: draft.descriptor.language },
    newId: (prefix: string) => newId(world.random, prefix),
  };
  const { descriptor, plan, revision } = draft;
  return ok({ flow, content: { descriptor, plan }, revision, achievementId: sheet.achievementId });
}

/** What a sheet could give to its design. */
export async function readProposals(
  world: World,
  actor: Actor,
  sheetId: string,
): Promise<Result<{ readonly proposals: readonly Proposal[]; readonly revision: number }>> {
  const pair = await openPair(world, actor, sheetId);
  if (!pair.ok) return pair;
  return ok({ proposals: proposalsOf(pair.value.content, pair.value.flow), revision: pair.value.revision });
}

/** The steps by which a designer would enter what is new. Every step passes the checks of the studio's own forms. */
function editsFor(before: DesignContent, after: DesignContent): Result<readonly ContentEdit[], readonly Failure[]> {
  const known = new Set(before.descriptor.outcomes.map(({ id }) => id));
  const edits: ContentEdit[] = [];
  for (const outcome of after.descriptor.outcomes.filter(({ id }) => !known.has(id))) {
    const values = parseOutcome(outcomeFields(outcome));
    if (!values.ok) return values;
    edits.push(
      { kind: 'add_outcome', outcomeId: outcome.id },
      { kind: 'outcome', outcomeId: outcome.id, values: values.value },
    );
  }
  const { title, summary } = after.descriptor;
  const checked = parseContent(after);
  if (!checked.ok) return checked;
  if (title !== before.descriptor.title || summary !== before.descriptor.summary)
    edits.push({ kind: 'facts', values: { title, summary } });
  const parts = (Object.keys(after.plan) as (keyof DesignPlan)[]).filter(
    (part) => after.plan[part] !== before.plan[part],
  );
  if (parts.length > 0) {
    const { plan } = checked.value;
    edits.push({ kind: 'plan', values: Object.fromEntries(parts.map((part) => [part, plan[part]])) });
  }
  return ok(edits);
}

/**
 * Takes the chosen fields of a sheet over into its design, as a designer; `revision` is that of the design when the
 * choice was shown. Nothing that was not chosen changes, and all of it is taken over or nothing. Codes: those of `readProposals`, of the studio's forms,
 * `design.collision`.
 */
export async function takeOverChosen(
  world: World,
  actor: Actor,
  input: { readonly sheetId: string; readonly revision: number; readonly chosen: readonly string[] },
): Promise<Result<{ readonly achievementId: string }, readonly Failure[]>> {
  const pair = await openPair(world, actor, input.sheetId);
  if (!pair.ok) return fail([pair.error]);
  const { content, flow, achievementId } = pair.value;
  const edits = editsFor(content, takeOver(content, flow, new Set(input.chosen)));
  if (!edits.ok) return edits;
  if (edits.value.length === 0) return ok({ achievementId });
  const edit = { kind: 'several', edits: edits.value } as const;
  const saved = await saveDraft(world, actor, { achievementId, revision: input.revision, edit });
  if (saved.ok) return ok({ achievementId });
  const { code, params = {} } = saved.error;
  return fail([{ code, params }]);
}

/** Fills the fields of a sheet that are empty with what its design knows; says how many. */
export async function fetchFromDesign(world: World, actor: Actor, sheetId: string): Promise<Result<number>> {
  const opened = await readSheet(world, actor, sheetId);
  if (!opened.ok) return opened;
  const { sheet, template } = opened.value;
  if (sheet.achievementId === null) return fail({ code: 'institution.flow.no_design' });
  const design = await readDesign(world, actor, sheet.achievementId);
  if (!design.ok) return design;
  const { descriptor, plan } = design.value;
  const answers = answersFrom({ descriptor, plan }, template, descriptor.language);
  const filled = await fillFromElsewhere(world, actor, { sheetId, answers });
  return filled.ok ? ok(filled.value.length) : filled;
}
