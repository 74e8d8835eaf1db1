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
