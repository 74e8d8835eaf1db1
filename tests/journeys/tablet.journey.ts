import { expect, type Page, test } from '@playwright/test';
import { appUrl, arrive, expectAccessible } from './support/people.ts';
import { beginRating, createLearner, enter, offer, PIN, SORTING, staff } from './support/stages.ts';

const LEARNER = { fullName: 'Kamil Tablet', knownAs: 'Kamil', language: 'en' };

/** A learner with a first task open on a tablet whose clock the story moves. */
async function onTheTablet(page: Page): Promise<string> {
  const { code } = await createLearner(await staff('ingrid'), LEARNER);
  const visitor = await enter(code);
  const achievement = await offer(visitor, SORTING);
  const start = await beginRating(visitor, achievement);
  await page.clock.install();
  await page.goto(`/card?c=${code.replace(/\W/g, '')}`);
  await page.locator('input[name=pin]').fill(PIN);
  await page.getByRole('button', { name: 'Open my pages' }).click();
  await expect(page).toHaveURL(/\/learn$/);
  await page.goto(start);
  await expect(page.getByRole('button', { name: 'On my own' })).toBeVisible();
  // The lock is set by the page's script: no clock is turned before that has come.
  await page.waitForLoadState('networkidle');
  return page.url();
}

async function expectNothingLeft(page: Page): Promise<void> {
  await page.goBack();
  await expect(page.getByRole('button', { name: 'On my own' }), 'going back shows nothing').toHaveCount(0);
  await expect(page).toHaveURL(/\/card/);
}

test('a tablet that nobody touches asks, waits, and locks itself', async ({ browser }) => {
  const { page, leave } = await arrive(browser, { viewport: { width: 768, height: 1024 }, hasTouch: true });
  const task = await onTheTablet(page);

  await page.clock.fastForward(155_000);
  const question = page.getByRole('dialog');
  await expect(question.getByText(/Your pages close in \d+ seconds/)).toBeVisible();
  await expectAccessible(page);
  await question.getByRole('button', { name: 'I am still here' }).click();
  await expect(question).toBeHidden();
  await page.clock.fastForward(60_000);
  await expect(question, 'a touch begins the time anew').toBeHidden();

  await page.clock.fastForward(120_000);
  await expect(page).toHaveURL(/\/card\/pin\?locked=1/);
  await expect(page.getByText(/closed by themselves/)).toBeVisible();
  await expectAccessible(page);
  await expectNothingLeft(page);

  await page.goto(task);
  await expect(page, 'the session is over at the server as well').toHaveURL(/\/card/);
  await page.locator('input[name=pin]').fill(PIN);
  await page.getByRole('button', { name: 'Open my pages' }).click();
  await expect(page, 'and the owner comes back to the very task').toHaveURL(task);
  await leave();
});

test('"I am finished" leaves nothing of the learner on the tablet', async ({ browser }) => {
  const { page, leave } = await arrive(browser, { viewport: { width: 768, height: 1024 }, hasTouch: true });
  await onTheTablet(page);
  await page.getByRole('button', { name: 'I am finished' }).click();
  await expect(page).toHaveURL(/\/card\?finished=1/);
  await expect(page.getByText('You are out.')).toBeVisible();
  await expectAccessible(page);
  const cookies = await page.context().cookies(appUrl());
  expect(cookies.map(({ name }) => name).filter((name) => name !== 'cairn_language')).toEqual([]);
  const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
  expect(kept).toEqual([0, expect.any(Number)]);
  await expectNothingLeft(page);
  await page.goto('/card/pin');
  await expect(page, 'the card is not in hand any more').toHaveURL(/\/card\?first=1/);
  await leave();
});
