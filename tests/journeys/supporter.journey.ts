import { expect, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import {
  bringToCase,
  declareNoTies,
  enter,
  findCase,
  must,
  newLearner,
  offer,
  PIN,
  SORTING,
  staff,
  validateAll,
} from './support/stages.ts';
import type { Visitor } from './support/visitor.ts';

/** A helper of this learner, in by her own card. */
async function invite(learner: Visitor, fullName: string, may: readonly string[]): Promise<Visitor> {
  const invitation = { fullName, language: 'en', days: '30', seesAnswers: 'no', may };
  const { location } = must(await learner.post('/learn/about-me/people/invite', invitation), 'Inviting');
  const card = (await learner.get(location.split('?')[0] ?? '')).text;
  return enter((/class="letters[^>]*>([^<]+)</.exec(card)?.[1] ?? '').trim());
}

test('a sister helps: invited by the learner, in by her own card without JavaScript, out when the learner says so', async ({
  browser,
}) => {
  const words = { fullName: 'Nadia Journey', knownAs: 'Nadia', language: 'en' };
  const learner = await newLearner(await staff('ingrid'), words);
  const tablet = await arrive(browser, { viewport: { width: 390, height: 844 } });
  await learner.visitor.moveInto(tablet.page.context());
  await tablet.page.goto('/learn/about-me/people/invite');
  await expectAccessible(tablet.page);
  await tablet.page.getByLabel('Name of your helper').fill('Samira Journey');
  await tablet.page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(tablet.page.getByText('can help you until')).toBeVisible();
  await expectAccessible(tablet.page);
  const code = (await tablet.page.locator('.letters').innerText()).trim();

  const own = await arrive(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await own.page.goto('/card');
  await own.page.locator('input[name=code]').fill(code);
  await own.page.getByRole('button', { name: 'Continue' }).click();
  await own.page.locator('input[name=pin]').fill(PIN);
  await own.page.locator('input[name=again]').fill(PIN);
  await own.page.getByRole('button', { name: 'Save my PIN and go in' }).click();
  await expect(own.page).toHaveURL(/\/support$/);
  await own.page.getByRole('link', { name: /Nadia/ }).click();
  await expect(own.page.getByRole('heading', { name: 'You help Nadia' })).toBeVisible();
  await expect(own.page.getByText('shows you the next step only')).toBeVisible();
  const refused = await own.page.goto('/learn');
  expect(refused?.status(), 'the learner’s own pages stay closed').toBe(403);

  const again = await enter(learner.code);
  await again.moveInto(tablet.page.context());
  await tablet.page.goto('/learn/about-me/people');
  await tablet.page.getByRole('button', { name: /End the help now/ }).click();
  await expect(tablet.page.getByText('The help has ended')).toBeVisible();
  await own.page.goto('/support');
  await expect(own.page, 'the helper is out').toHaveURL(/\/card/);
  await tablet.leave();
  await own.leave();
});

test('a helper adds a proof in the learner’s place, where she lets her; the learner reads it', async ({ browser }) => {
  const words = { fullName: 'Rima Journey', knownAs: 'Rima', language: 'en' };
  const learner = await newLearner(await staff('ingrid'), words);
  const helper = await invite(learner.visitor, 'Hanan Journey', ['proof']);

  const phone = await arrive(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await helper.moveInto(phone.page.context());
  await phone.page.goto('/support');
  await phone.page.getByRole('link', { name: /Rima/ }).click();
  await expect(phone.page.getByRole('heading', { name: 'Add a proof for Rima' })).toBeVisible();
  await phone.page.getByRole('link', { name: 'Write a note' }).click();
  const offered = phone.page.getByRole('link', { name: /Sort and price donated goods/ });
  if (await offered.isVisible()) await offered.click();
  await phone.page.locator('textarea[name=text]').fill('I saw her sort the shoes by size on her own.');
  await phone.page.locator('input[name=criteria]').first().check();
  await phone.page.getByRole('button', { name: 'Save this proof' }).click();
  await expect(phone.page.getByText('The proof is added. Rima can see it.')).toBeVisible();

  const tablet = await arrive(browser, { viewport: { width: 390, height: 844 } });
  const again = await enter(learner.code);
  await again.moveInto(tablet.page.context());
  await tablet.page.goto('/learn/proof');
  await expect(tablet.page.getByText('Added by a helper')).toBeVisible();
  await expectAccessible(tablet.page);
  await tablet.page.goto('/learn/about-me/people');
  await expect(tablet.page.getByText('Add proof for you')).toBeVisible();
  await expectAccessible(tablet.page);
  await phone.leave();
  await tablet.leave();
});

test('a helper asks for another look in the learner’s words, once the learner lets her; somebody else reads it', async ({
  browser,
}) => {
  const name = `Salwa ${Date.now().toString(36)}`;
  const [ingrid, henrik, tuva] = [await staff('ingrid'), await staff('henrik'), await staff('tuva')];
  const learner = await newLearner(ingrid, { fullName: name, knownAs: 'Salwa', language: 'en' });
  const helper = await invite(learner.visitor, 'Idris Journey', []);
  await bringToCase(ingrid, learner, await offer(learner.visitor, SORTING));
  const waiting = await findCase(henrik, name);
  await declareNoTies(henrik, waiting);
  const answers = await validateAll(henrik, waiting);
  const last = (answers['outcome'] ?? []).at(-1) ?? '';
  const refused = { [`decision-${last}`]: 'not_validated', [`reason-${last}`]: 'I did not see the gloves.' };
  must(await henrik.post(`${waiting}?/decide`, { ...answers, ...refused }), 'Deciding in part');

  const own = await arrive(browser, { viewport: { width: 390, height: 844 } });
  await helper.moveInto(own.page.context());
  await own.page.goto('/support');
  await own.page.getByRole('link', { name: /Salwa/ }).click();
  await expect(own.page.getByRole('heading', { name: 'You help Salwa' })).toBeVisible();
  await expect(own.page.getByRole('link', { name: /Ask for another look/ })).toHaveCount(0);
  expect(await own.page.title(), 'a browser keeps titles').not.toContain('Salwa');

  // The learner changes her mind about what he may do, without any script.
  const tablet = await arrive(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await (await enter(learner.code)).moveInto(tablet.page.context());
  await tablet.page.goto('/learn/about-me/people');
  await tablet.page.getByRole('link', { name: /^Change/ }).click();
  await tablet.page.getByLabel('Ask for another look at an answer for you').check();
  await tablet.page.getByRole('button', { name: 'Save' }).click();
  await expect(tablet.page.getByText('Saved. It counts from now on.')).toBeVisible();
  await expect(tablet.page.getByText('Ask for another look at an answer for you')).toBeVisible();

  await own.page.reload();
  await expectAccessible(own.page);
  await own.page.getByRole('link', { name: /Ask for another look/ }).click();
  await expectAccessible(own.page);
  await own.page.getByRole('button', { name: 'Ask for another look' }).click();
  await expect(own.page.getByRole('alert').or(own.page.locator('.ds-validation-message')).first()).toBeVisible();
  await own.page.locator('textarea[name=words]').fill('Salwa says: I wore the gloves all morning.');
  await own.page.getByRole('button', { name: 'Ask for another look' }).click();
  await expect(own.page.getByText('The request is sent. Salwa can read it and take it back.')).toBeVisible();
  await expect(own.page.getByRole('link', { name: /Ask for another look/ })).toHaveCount(0);
  await own.leave();

  // She reads it in her own pages; the one who answers reads who wrote it down.
  await tablet.page.goto('/learn/talk');
  await tablet.page.locator('a[href^="/learn/talk/"]').first().click();
  await expect(tablet.page.getByRole('heading', { name: 'Somebody else looks at it again' })).toBeVisible();
  await expect(tablet.page.getByText('I wore the gloves all morning.')).toBeAttached();
  await tablet.leave();
  const judge = await arrive(browser, {});
  await tuva.moveInto(judge.page.context());
  await judge.page.goto('/appeals');
  await judge.page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link')
    .click();
  await expect(judge.page.getByText('Written down by Idris Journey')).toBeVisible();
  await judge.leave();
});
