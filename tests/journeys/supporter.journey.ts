import { expect, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import { enter, newLearner, PIN, staff } from './support/stages.ts';

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
  const invitation = { fullName: 'Hanan Journey', language: 'en', days: '30', seesAnswers: 'no', may: ['proof'] };
  const { location } = await learner.visitor.post('/learn/about-me/people/invite', invitation);
  const card = (await learner.visitor.get(location.split('?')[0] ?? '')).text;
  const helper = await enter((/class="letters[^>]*>([^<]+)</.exec(card)?.[1] ?? '').trim());

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
