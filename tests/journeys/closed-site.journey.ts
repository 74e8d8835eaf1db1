import { expect, test } from '@playwright/test';
import { knowOurselves, makeResult, takeIn } from './support/bundles.ts';
import { appUrl, arrive, expectAccessible, signIn } from './support/people.ts';
import { bringToCase, newLearner, offer, SORTING, staff } from './support/stages.ts';

test('a result leaves by hand and comes in by hand, and nothing asks anything outside', async ({ browser }) => {
  test.setTimeout(180_000);
  const office = await staff('ingrid');
  const learner = await newLearner(office, { fullName: 'Omar Lukket', knownAs: 'Omar', language: 'en' });
  await bringToCase(office, learner, await offer(learner.visitor, SORTING));
  await knowOurselves();

  const { page, leave } = await arrive(browser, {});
  const outside: string[] = [];
  await page.context().route('**/*', (route) => {
    const { origin, protocol } = new URL(route.request().url());
    const isOwn = origin === appUrl() || protocol === 'data:' || protocol === 'blob:';
    if (isOwn) return route.continue();
    outside.push(route.request().url());
    return route.abort();
  });
  await signIn(page, 'ingrid');
  await page.goto('/bundles');
  await expectAccessible(page);
  const shots = process.env['CAIRN_SHOTS'];
  if (shots !== undefined) await page.screenshot({ path: `${shots}/bundles.png`, fullPage: true });

  await page.goto(`/bundles/out/${learner.id}`);
  await expect(page.getByText('Sorted forty bags.').first(), 'staff read each free text').toBeVisible();
  for (const box of await page.locator('input[name=approved]').all()) await expect(box).not.toBeChecked();
  await expectAccessible(page);
  if (shots !== undefined) await page.screenshot({ path: `${shots}/bundle-out.png`, fullPage: true });
  const file = await makeResult(page, learner.id);
  expect(file.toString(), 'closed').not.toMatch(/Omar|Sorted forty bags|on_my_own/);

  const changed = Buffer.from(file.toString().replace('"kind":"result"', '"kind":"content"'));
  await takeIn(page, learner.id, changed);
  await expect(page.getByText('This file was changed after it was signed.').first()).toBeVisible();
  await expectAccessible(page);
  await takeIn(page, learner.id, Buffer.from('hello'));
  await expect(page.getByText('This file is not a bundle of Cairn.').first()).toBeVisible();

  await takeIn(page, learner.id, file);
  await expect(page.getByRole('heading', { level: 1, name: 'Result from elsewhere' })).toBeVisible();
  await expect(page.getByRole('cell', { name: 'On their own' }).first()).toBeVisible();
  await expect(page.getByText('Sorted forty bags.'), 'it was not ticked').toHaveCount(0);
  await expectAccessible(page);
  if (shots !== undefined) await page.screenshot({ path: `${shots}/bundle-in.png`, fullPage: true });
  await takeIn(page, learner.id, file);
  await expect(page.getByText('This file was taken in before. Nothing was changed.')).toBeVisible();

  expect(outside, 'nothing outside was asked').toEqual([]);
  await leave();
});
