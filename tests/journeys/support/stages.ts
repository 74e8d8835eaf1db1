import { type Answer, createVisitor, find, findAll, type Visitor } from './visitor.ts';

/** PIN of every learner whom the stories make. */
export const PIN = '7391';

/** The hidden field that says which state a form was made from. */
export const REVISION = /name="revision" value="(\d+)"/;

export function must(answer: Answer, what: string): Answer {
  if (answer.status === 303) return answer;
  throw new Error(`${what} answered ${answer.status} instead of leading on.`);
}

/** A member of staff of the demo world, signed in, reading English. */
export async function staff(loginName: string): Promise<Visitor> {
  const visitor = createVisitor();
  must(await visitor.post('/sign-in?/password', { loginName, password: 'cairn-demo', next: '' }), 'Signing in');
  await visitor.get('/?lang=en');
  return visitor;
}

export type NewLearner = {
  readonly visitor: Visitor;
  readonly id: string;
  /** The learner's page in the coach's room. */
  readonly page: string;
  /** Code of the printed card. */
  readonly code: string;
};

type Words = { readonly fullName: string; readonly knownAs: string; readonly language: string };

/** The code on the card that a coach has on the screen. */
export async function readCode(coach: Visitor, learnerPage: string): Promise<string> {
  const { text } = await coach.get(`${learnerPage}/card`);
  return find(text, />\s*([0-9A-Z]{4}[ -][0-9A-Z]{4})\s*</);
}

/** A coach creates a learner; the card is printed, nobody has entered with it. */
export async function createLearner(coach: Visitor, words: Words): Promise<Omit<NewLearner, 'visitor'>> {
  const { location } = must(await coach.post('/coach/learners/new', words), 'Creating a learner');
  const id = find(location, /(per_[a-z0-9]+)/);
  const page = `/coach/learners/${id}`;
  return { id, page, code: await readCode(coach, page) };
}

/** Somebody comes in with a card: chooses the PIN the first time, types it later. */
export async function enter(code: string, language = 'en'): Promise<Visitor> {
  const visitor = createVisitor();
  must(await visitor.post('/card', { code, next: '' }), 'Showing the card');
  const { text } = await visitor.get('/card/pin');
  const isFirst = text.includes('name="again"');
  const action = isFirst ? '/card/pin?/choose' : '/card/pin?/enter';
  must(await visitor.post(action, { pin: PIN, again: PIN, next: '' }), 'Typing the PIN');
  await visitor.get(`/?lang=${language}`);
  return visitor;
}

/** A learner of this coach who is in. */
export async function newLearner(coach: Visitor, words: Words): Promise<NewLearner> {
  const created = await createLearner(coach, words);
  return { ...created, visitor: await enter(created.code, words.language) };
}

/** Begins the self-evaluation of an achievement, by the title on the button; answers its address. */
export async function beginRating(learner: Visitor, achievement: string): Promise<string> {
  const { location } = must(await learner.post('/learn/skills?/start', { achievementId: achievement }), 'Beginning');
  return location;
}

/** The achievement of the demo world that the stories use. */
export const SORTING = 'Sort and price donated goods';

/** The id of an achievement that the learner is offered under this English title. */
export async function offer(learner: Visitor, title: string): Promise<string> {
  const reader = learner.twin();
  await reader.get('/?lang=en');
  const { text } = await reader.get('/learn/skills');
  const forms = [...text.matchAll(/name="achievementId" value="(ach_[a-z0-9]+)"([\s\S]*?)<\/form>/g)];
  const found = forms.find(([, , form]) => form?.includes(title))?.[1];
  if (found === undefined) throw new Error(`"${title}" is not offered.`);
  return found;
}

/** Rates every task "on my own" and says that this is all. */
export async function rateEverything(learner: Visitor, achievement: string): Promise<void> {
  const start = await beginRating(learner, achievement);
  let here = (await learner.get(start)).location;
  while (!here.endsWith('/summary')) {
    const criterionId = find((await learner.get(here)).text, /name="criterionId" value="([^"]+)"/);
    here = must(await learner.post(`${here}?/answer`, { criterionId, answer: 'on_my_own' }), 'Answering').location;
  }
  must(await learner.post(`${here}?/finish`), 'Finishing');
}

/** The coach opens the joint evaluation; answers its address. */
export async function openEvaluation(coach: Visitor, learner: NewLearner, achievementId: string): Promise<string> {
  return must(await coach.post(`${learner.page}?/evaluate`, { achievementId }), 'Opening the evaluation').location;
}

/** The fields of a rating or talk form: every criterion on the same level, and the revision that the page has. */
export async function everyLevel(
  coach: Visitor,
  evaluation: string,
  prefix: 'level' | 'agreed',
): Promise<Record<string, string>> {
  const { text } = await coach.get(evaluation);
  const names = findAll(text, new RegExp(`name="(${prefix}-cri_[a-z0-9]+)"`, 'g'));
  return { revision: find(text, REVISION), ...Object.fromEntries(names.map((name) => [name, 'on_my_own'])) };
}

/** A text as proof of every task, made today. */
async function addProof(writer: Visitor, address: string, text: string): Promise<void> {
  const page = (await writer.get(address)).text;
  const achievementId = find(page, /name="achievementId" value="([^"]+)"/);
  const criteria = findAll(page, /value="(cri_[a-z0-9]+)"/g);
  must(await writer.post(address, { achievementId, text, criteria, title: '', madeAt: '' }), 'Adding proof');
}

/** From nothing to a case that waits for a validator. Answers the address of the evaluation. */
export async function bringToCase(coach: Visitor, learner: NewLearner, achievementId: string): Promise<string> {
  await rateEverything(learner.visitor, achievementId);
  const evaluation = await openEvaluation(coach, learner, achievementId);
  const levels = await everyLevel(coach, evaluation, 'level');
  must(await coach.post(`${evaluation}?/rate`, { ...levels, finish: 'yes' }), 'Rating');
  await addProof(coach, `${learner.page}/proof/add/observation?for=${achievementId}`, 'Sorted forty bags.');
  await addProof(learner.visitor, `/learn/proof/add/note?for=${achievementId}`, 'I sorted forty bags.');
  const agreed = await everyLevel(coach, evaluation, 'agreed');
  must(await coach.post(`${evaluation}?/talk`, { ...agreed, nextGoal: 'Price books', confirm: 'yes' }), 'Agreeing');
  const talks = findAll((await learner.visitor.get('/learn/talk')).text, /href="(\/learn\/talk\/[a-z]+_[a-z0-9]+)"/g);
  for (const talk of talks) {
    const revision = find((await learner.visitor.get(talk)).text, REVISION);
    must(await learner.visitor.post(`${talk}?/confirm`, { revision }), 'Confirming');
  }
  const revision = find((await coach.get(evaluation)).text, REVISION);
  must(
    await coach.post(`${evaluation}?/send`, { revision, identityCheck: 'official_document', ties: 'no_conflict' }),
    'Sending',
  );
  return evaluation;
}

/** The address of the case of a learner, as the validator's list shows it. */
export async function findCase(validator: Visitor, fullName: string): Promise<string> {
  const { text } = await validator.get('/validate');
  const links = [...text.matchAll(/<a[^>]*href="(\/validate\/[a-z]+_[a-z0-9]+)"[^>]*>[\s\S]*?<\/a>/g)];
  const found = links.find(([link]) => link.includes(fullName))?.[1];
  if (found === undefined) throw new Error(`No case of ${fullName} waits.`);
  return found;
}

/** The validator has no ties and says so. */
export async function declareNoTies(validator: Visitor, address: string): Promise<void> {
  must(await validator.post(`${address}?/declare`, { declared: 'no_conflict', reason: '' }), 'Declaring');
}

/** The fields that validate every outcome of a case. */
export async function validateAll(validator: Visitor, address: string): Promise<Record<string, string | string[]>> {
  const outcome = [...findAll((await validator.get(address)).text, /name="outcome" value="([^"]+)"/g)];
  return { outcome, ...Object.fromEntries(outcome.map((id) => [`decision-${id}`, 'validated'])) };
}

/** Validates everything and awards it under this name; answers the credential's id. */
export async function decideAndAward(fullName: string): Promise<string> {
  const validator = await staff('henrik');
  const address = await findCase(validator, fullName);
  await declareNoTies(validator, address);
  must(await validator.post(`${address}?/decide`, await validateAll(validator, address)), 'Deciding');
  const registrar = await staff('signe');
  const form = address.replace('/validate/', '/award/cases/');
  const { text } = await registrar.get(form);
  const idempotencyKey = find(text, /name="idempotencyKey" value="([^"]+)"/);
  const fields = { idempotencyKey, name: fullName, consent: 'in_person' };
  return find(must(await registrar.post(form, fields), 'Awarding').location, /(crd_[a-z0-9]+)/);
}
