import { publishedSheets } from '#app/sheets.ts';
import { AGREED, type Agreed, saveRatings, saveTalk } from '#modules/assessment/index.ts';
import { type Actor, getPerson } from '#modules/people/index.ts';
import { addProof, keyInSelfEvaluation, keyInStory as keyInToldStory, type Level } from '#modules/portfolio/index.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { answerOfDigit } from './paper.schemas.ts';
import { markKeyedIn, seeSheet, type SheetView } from './paper.usecases.ts';

type Failures = readonly Failure[];
type Typed = Readonly<Record<string, string>>;

/** Digits as typed, by criterion, as answers; every one that the sheet does not know is named. */
function readDigits(typed: Typed, { items, steps }: SheetView): Result<Typed, Failures> {
  const answers: Record<string, string> = {};
  const failures: Failure[] = [];
  for (const { criterionId } of items) {
    const answer = answerOfDigit(typed[criterionId] ?? '', steps);
    if (answer === null) failures.push({ code: 'app.paper.digit_unfit', field: `digit-${criterionId}` });
    else if (answer !== '') answers[criterionId] = answer;
  }
  return failures.length > 0 ? fail(failures) : ok(answers);
}

const listed = (error: Failure | Failures): Failures => ('code' in error ? [error] : error);

/** The cards: what the learner ticked. Refused while it would show the coach what she must not see yet. */
async function keyInSelf(world: World, actor: Actor, { view, typed }: Keyed): Promise<Result<null, Failures>> {
  if (!view.mayKeyInSelf) return fail([{ code: 'app.paper.rate_first' }]);
  const answers = readDigits(typed.digits, view);
  if (!answers.ok) return answers;
  const { learnerId, achievementId } = view.sheet;
  const finish = typed.fields['finish'] === 'yes' ? 'yes' : 'no';
  const keyed = await keyInSelfEvaluation(world, actor, {
    ...{ learnerId, achievementId, finish, sheets: publishedSheets },
    answers: answers.value,
  });
  return keyed.ok ? ok(null) : fail([keyed.error]);
}

const isAgreed = (value: string | undefined): value is Agreed => AGREED.some((one) => one === value);

/** The joint sheet: her own column while it is open, later what both agreed on. The learner says yes in her own session. */
async function keyInJoint(world: World, actor: Actor, { view, typed }: Keyed): Promise<Result<unknown, Failures>> {
  const { joint, steps } = view;
  if (joint === null) return fail([{ code: 'app.paper.no_joint' }]);
  const read = readDigits(typed.digits, view);
  if (!read.ok) return read;
  const ref = { jointId: joint.id, revision: joint.revision };
  const chosen = Object.entries(read.value);
  if (joint.state === 'rating') {
    const rated = chosen.filter((entry): entry is [string, Level] => steps.some((step) => step === entry[1]));
    return saveRatings(world, actor, { ...ref, levels: Object.fromEntries(rated), finish: 'yes' });
  }
  const settled = chosen.map(([id, value]) => [id, value === 'skipped' ? 'open' : value] as const);
  const agreed = Object.fromEntries(settled.filter((entry): entry is readonly [string, Agreed] => isAgreed(entry[1])));
  const nextGoal = typed.fields['nextGoal'] ?? '';
  return saveTalk(world, actor, { ...ref, agreed, notes: typed.notes, nextGoal, confirm: 'yes' });
}

/** The slip: what the learner did, in her words, or what staff saw. */
async function keyInEvidence(world: World, actor: Actor, { view, typed }: Keyed): Promise<Result<unknown, Failures>> {
  const { learnerId, achievementId } = view.sheet;
  const { text = '', madeAt = '', title = '' } = typed.fields;
  const kind = typed.fields['proof'] === 'observation' ? 'observation' : 'note';
  const criteria = view.items.map(({ criterionId }) => criterionId).filter((id) => typed.digits[id] === 'on');
  const fields = { achievementId, title, text, criteria, madeAt, visibility: 'shared', ownWork: 'yes' };
  return addProof(world, actor, { learnerId, kind, fields, sheets: publishedSheets });
}

/** The story, as the learner wrote it, in the language in which she reads her pages. */
async function keyInStory(world: World, actor: Actor, { view, typed }: Keyed): Promise<Result<unknown, Failures>> {
  const { learnerId, code: sheetCode } = view.sheet;
  const learner = await world.db.inTenant(actor.tenantId, (tx) => getPerson(tx, actor.tenantId, learnerId));
  if (learner === null) return fail([{ code: 'assessment.not_found' }]);
  const { setting = '', did = '', where = '', hard = '', can = '' } = typed.fields;
  const { language } = learner;
  const story = { learnerId, sheetCode, setting, did, where, hard, can, language };
  const told = await keyInToldStory(world, actor, story);
  return told.ok ? told : fail(listed(told.error));
}

export type TypedSheet = {
  /** Digits or ticks by criterion. */
  readonly digits: Typed;
  readonly notes: Typed;
  readonly fields: Typed;
};

type Keyed = { readonly view: SheetView; readonly typed: TypedSheet };

const WAYS = { self: keyInSelf, joint: keyInJoint, evidence: keyInEvidence, story: keyInStory } as const;

/** Keys in one sheet through the use case that the screen of the same step calls. */
export async function keyIn(
  world: World,
  actor: Actor,
  input: { readonly code: string; readonly typed: TypedSheet },
): Promise<Result<null, Failures>> {
  const seen = await seeSheet(world, actor, input.code);
  if (!seen.ok) return fail([seen.error]);
  const { kind } = seen.value.sheet;
  if (kind === 'offer') return fail([{ code: 'app.paper.nothing_to_key_in' }]);
  const keyed = await WAYS[kind](world, actor, { view: seen.value, typed: input.typed });
  if (!keyed.ok) return keyed;
  await markKeyedIn(world, actor, input.code);
  return ok(null);
}
