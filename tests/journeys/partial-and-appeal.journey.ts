import { expect, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import {
  bringToCase,
  declareNoTies,
  findCase,
  must,
  newLearner,
  offer,
  SORTING,
  staff,
  validateAll,
} from './support/stages.ts';
import { find } from './support/visitor.ts';
import { giveVoice, saidOn } from './support/voice.ts';

test('a part is validated, a plan is agreed, the appeal is upheld by somebody else, and the whole is awarded', async ({
  browser,
}) => {
  const name = `Salma ${Date.now().toString(36)}`;
  const [ingrid, henrik, tuva, signe] = await Promise.all(['ingrid', 'henrik', 'tuva', 'signe'].map(staff));
  if (!ingrid || !henrik || !tuva || !signe) throw new Error('Staff of the demo world is missing.');
  const salma = await newLearner(ingrid, { fullName: name, knownAs: 'Salma', language: 'en' });
  const achievement = await offer(salma.visitor, SORTING);
  const evaluation = await bringToCase(ingrid, salma, achievement);

  // Henrik validates all but the last outcome.
  const waiting = await findCase(henrik, name);
  await declareNoTies(henrik, waiting);
  const answers = await validateAll(henrik, waiting);
  const last = (answers['outcome'] ?? []).at(-1) ?? '';
  const partly = { ...answers, [`decision-${last}`]: 'not_validated', [`reason-${last}`]: 'I did not see the gloves.' };
  must(await henrik.post(`${waiting}?/decide`, partly), 'Deciding in part');

  // Ingrid plans the rest; Salma reads it in her own pages, says yes without any script, and asks for another look.
  const coach = await arrive(browser, {});
  await ingrid.moveInto(coach.page.context());
  await coach.page.goto(evaluation);
  await coach.page.locator(`[name="missing-${last}"]`).fill('Working with gloves');
  await coach.page.locator(`[name="todo-${last}"]`).fill('Wear gloves for two mornings');
  await coach.page.locator(`[name="place-${last}"]`).fill('At the table, with Ingrid');
  const soon = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await coach.page.locator(`[name="due-${last}"]`).fill(soon);
  await coach.page.getByRole('button', { name: 'Save the plan' }).click();
  await expect(coach.page.getByText('Wear gloves for two mornings').first()).toBeVisible();
  await expectAccessible(coach.page);
  await coach.leave();

  const learner = await arrive(browser, { javaScriptEnabled: false });
  await salma.visitor.moveInto(learner.page.context());
  await learner.page.goto('/learn/talk');
  await learner.page.locator('a[href^="/learn/talk/"]').first().click();
  await expect(learner.page.getByText('Wear gloves for two mornings')).toBeVisible();
  await learner.page.getByRole('link', { name: 'I do not agree with this answer' }).click();
  await learner.page.locator('[name=words]').fill('I wore gloves. Ingrid saw it and wrote it down.');
  await learner.page.getByRole('button', { name: 'Ask for another look' }).click();
  await expect(learner.page.getByRole('heading', { name: 'Somebody else looks at it again' })).toBeVisible();
  const talk = learner.page.url();

  // Henrik may not answer it. Tuva does.
  const appeals = (await henrik.get('/appeals')).text;
  expect(appeals).toContain('You took part in an earlier decision');
  const judge = await arrive(browser, {});
  await tuva.moveInto(judge.page.context());
  await judge.page.goto('/appeals');
  await judge.page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link')
    .click();
  await judge.page.locator('input[name=declared][value=no_conflict]').check();
  await judge.page.getByRole('button', { name: 'Save and go on' }).click();
  await expectAccessible(judge.page);
  await judge.page.locator('input[name=outcome][value=upheld]').check();
  await judge.page.locator('[name=reasons]').fill('The observation says it: she wore gloves all morning.');
  await judge.page.locator('input[name=consequence][value=changed]').check();
  await judge.page.locator(`input[name=nowValidated][value="${last}"]`).check();
  await judge.page.getByRole('button', { name: 'Send this answer' }).click();
  await expect(judge.page.getByText('The answer is sent')).toBeVisible();
  await judge.leave();

  await learner.page.goto(talk);
  await expect(learner.page.getByRole('heading', { name: 'You were right' })).toBeVisible();
  await expect(learner.page.getByRole('heading', { name: 'You have shown it all' })).toBeVisible();
  await learner.leave();

  // Only the new decision waits for its award, and the last stone is laid.
  const row = find((await signe.get('/award')).text, new RegExp(`(${name}[\\s\\S]*?/award/cases/cas_[a-z0-9]+)`));
  const form = find(row, /(\/award\/cases\/cas_[a-z0-9]+)$/);
  expect(form).not.toContain(waiting.split('/').at(-1) ?? '');
  const idempotencyKey = find((await signe.get(form)).text, /name="idempotencyKey" value="([^"]+)"/);
  must(await signe.post(form, { idempotencyKey, name, consent: 'in_person' }), 'Awarding');
  expect((await salma.visitor.get(new URL(talk).pathname)).text.match(/data-state="done"/g)).toHaveLength(4);
});

test('a learner who reads little hears the decision, and what she and her coach agreed', async ({ browser }) => {
  const name = `Amal ${Date.now().toString(36)}`;
  const [ingrid, henrik] = [await staff('ingrid'), await staff('henrik')];
  const amal = await newLearner(ingrid, { fullName: name, knownAs: 'Amal', language: 'en' });
  await bringToCase(ingrid, amal, await offer(amal.visitor, SORTING));
  const waiting = await findCase(henrik, name);
  await declareNoTies(henrik, waiting);
  const answers = await validateAll(henrik, waiting);
  const last = (answers['outcome'] ?? []).at(-1) ?? '';
  const refused = { [`decision-${last}`]: 'not_validated', [`reason-${last}`]: 'I did not see the gloves.' };
  must(await henrik.post(`${waiting}?/decide`, { ...answers, ...refused }), 'Deciding in part');

  const { page, leave } = await arrive(browser, { viewport: { width: 390, height: 844 } });
  await amal.visitor.moveInto(page.context());
  await giveVoice(page, 'en-GB');
  await page.goto('/learn/talk');
  await page.locator('a[href^="/learn/talk/"]').first().click();
  const listen = page.getByRole('button', { name: 'Listen' });
  await listen.first().click();
  await expect.poll(() => saidOn(page)).toHaveLength(1);
  await listen.last().click();
  await expect.poll(() => saidOn(page)).toHaveLength(2);
  const [decision, agreed] = await saidOn(page);
  expect(decision).toContain('You have shown a part of it');
  expect(decision).toContain('I did not see the gloves.');
  expect(agreed).toContain('I put things into the right group.\nTogether you said: On my own');
  expect(agreed).toContain('Price books');
  await expectAccessible(page);
  await leave();
});
