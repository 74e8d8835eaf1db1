import { expect, test } from '@playwright/test';
import { appUrl, arrive, expectAccessible } from './support/people.ts';
import { bringToCase, decideAndAward, enter, newLearner, offer, SORTING, staff } from './support/stages.ts';

test('a learner takes everything away and deletes the account; the saved credential still checks out', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const words = { fullName: 'Pavel Leaving', knownAs: 'Pavel', language: 'en' };
  const ingrid = await staff('ingrid');
  const learner = await newLearner(ingrid, words);
  await bringToCase(ingrid, learner, await offer(learner.visitor, SORTING));
  const credential = await decideAndAward(words.fullName);
  const visitor = await enter(learner.code);
  const saved = (await visitor.get(`/learn/credentials/${credential}/credential.json`)).text;
  const mine = JSON.parse((await visitor.get('/learn/about-me/data/my-data.json')).text);
  expect(mine.account.fullName).toBe(words.fullName);
  expect(mine.credentials).toHaveLength(1);
  expect(mine.proof.length).toBeGreaterThan(0);

  const { page, leave } = await arrive(browser, { viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
  await visitor.moveInto(page.context());
  await page.goto('/learn/about-me/delete');
  await page.getByRole('button', { name: 'Delete my account now' }).click();
  await expect(page.getByText('Tick the box first').first(), 'nothing happens by mistake').toBeVisible();
  await page.getByLabel('Yes, delete everything for good').check();
  await page.getByRole('button', { name: 'Delete my account now' }).click();
  await expect(page.getByText('Your account is deleted')).toBeVisible();
  await leave();

  const shown = await fetch(new URL(`/c/${credential}`, appUrl()));
  expect(shown.status, 'the platform shows nothing of it any more').toBe(404);
  const employer = await arrive(browser, {});
  await employer.page.goto('/verify');
  await employer.page.locator('input[type=file]').setInputFiles({
    name: 'credential.json',
    mimeType: 'application/json',
    buffer: Buffer.from(saved),
  });
  await employer.page
    .getByRole('button', { name: /^Check/ })
    .first()
    .click();
  await expect(employer.page.locator('main')).toContainText(words.fullName);
  await expectAccessible(employer.page);
  await employer.leave();
});
