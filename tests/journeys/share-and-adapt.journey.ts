import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { arrive, deviceOf, expectAccessible, signIn } from './support/people.ts';

test('a design leaves one house as a package and is adapted in another, with its makers named @phone', async ({
  browser,
}, info) => {
  const first = await arrive(browser, deviceOf(info));
  await signIn(first.page, 'matteo');
  await first.page.goto('/design');
  await first.page.getByRole('link', { name: 'Sort and price donated goods' }).first().click();
  await first.page.waitForURL(/\/design\/ach_[a-z0-9]+$/);
  await first.page.goto(`${first.page.url()}/share`);
  await first.page.getByLabel('Licence').selectOption('CC-BY-SA-4.0');
  await first.page.getByLabel('Who made it').fill('Matteo Ricci\nIngrid Solbakken');
  await first.page.getByRole('button', { name: /^(Share|Save changes)$/ }).click();
  await expect(first.page.getByText('It is shared as you said')).toBeVisible();
  await expectAccessible(first.page);
  const packed = first.page.waitForEvent('download');
  await first.page.getByRole('link', { name: 'Download the package' }).click();
  const buffer = await readFile(await (await packed).path());
  await first.leave();

  const second = await arrive(browser, deviceOf(info));
  const { page } = second;
  await signIn(page, 'declan');
  await page.goto('/design/import');
  await page.locator('input[type=file]').setInputFiles({ name: 'sort.cairn.zip', mimeType: 'application/zip', buffer });
  await page.getByRole('button', { name: 'Bring it in' }).click();
  // The same package twice leads to the draft that is there: so does a story that is told a second time.
  const known = page.getByRole('link', { name: 'Open the draft that is there' });
  await expect(known.or(page.getByText('The package is in.'))).toBeVisible();
  if (await known.isVisible()) {
    await known.click();
    await page.waitForURL(/\/design\/ach_[a-z0-9]+$/);
    await page.goto(`${page.url()}/share`);
  }
  await expect(page.getByText('Matteo Ricci, Ingrid Solbakken').first()).toBeVisible();
  await expect(page.getByText(/“.+”, Matteo Ricci, Ingrid Solbakken, Second Round .*CC-BY-SA-4\.0/)).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Money', { exact: true }).check();
  await page.getByLabel('Note for: Money').fill('Euro in place of kroner.');
  await page.getByRole('button', { name: 'Save the list' }).click();
  await expect(page.getByText('1 of 14 looked at.')).toBeVisible();

  const share = page.url().replace(/\?.*$/, '');
  await page.goto(`${share}/translate?to=ga`);
  await expect(page.getByRole('heading', { level: 1, name: 'Translate the texts' })).toBeVisible();
  await page.locator('[name="words.descriptor.title"]').fill('Earraí a shórtáil agus praghas a chur orthu');
  await page.getByRole('button', { name: 'Save the translations' }).click();
  await expect(page.getByText('The translations are saved')).toBeVisible();
  await expectAccessible(page);
  await page.goto(share);
  await expect(page.getByText('Earraí a shórtáil agus praghas a chur orthu').first()).toBeVisible();

  await page.getByLabel('Country').selectOption('IE');
  await page.getByLabel('How many learners').fill('9');
  await page.locator('[name=result]').fill('Eight of nine reached it.');
  await page.getByRole('button', { name: 'Save the report' }).click();
  await expect(page.getByText('Ireland, 9 learners').first()).toBeVisible();
  await expectAccessible(page);
  await second.leave();
});
