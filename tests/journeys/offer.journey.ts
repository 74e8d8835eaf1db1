import { expect, test } from '@playwright/test';
import { arrive, deviceOf, expectAccessible, holdScripts } from './support/people.ts';

test('somebody without an account finds an offer, reads it in Arabic, sets the pace and prints @phone @without-script', async ({
  browser,
}) => {
  const { use } = test.info().project;
  const { page, leave } = await arrive(browser, {
    ...(use.viewport === undefined ? {} : { viewport: use.viewport }),
    ...(use.javaScriptEnabled === undefined ? {} : { javaScriptEnabled: use.javaScriptEnabled }),
  });
  await page.locator('main a[href="/offers"]').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What you can learn');
  await expectAccessible(page);

  await page.getByText('Choose kind of work').click();
  await page.getByLabel('Kind of work', { exact: true }).selectOption({ label: 'Shop and trade' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/area=trade/);
  await expect(page.getByRole('link', { name: 'Sort and price donated goods' })).toBeVisible();
  await expect(page.getByRole('link', { name: /cross-cut saw/ }), 'another kind of work').toHaveCount(0);

  await page.getByLabel('Words').fill('submarine');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing fits all your choices' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Take away: submarine' }).click();
  await expect(page).toHaveURL(/\/offers\?area=trade$/);

  await page.getByRole('link', { name: 'Sort and price donated goods' }).click();
  await expect(page).toHaveURL(/\/achievements\/ach_[a-z0-9]+\/\d+$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sort and price donated goods');
  await expectAccessible(page);

  await page.goto(`${page.url()}?lang=ar`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('فرز البضائع المتبرَّع بها وتسعيرها');
  await expect(page.getByRole('heading', { name: 'ما ستستطيع فعله' })).toBeVisible();
  await expectAccessible(page);

  const pace = page.locator('section[aria-labelledby=pace]');
  await pace.locator('input[name=hours]').fill('٤');
  await pace.getByRole('button').click();
  await expect(page).toHaveURL(/hours=/);
  await expect(pace.getByRole('status')).toContainText('بمعدل 4 ساعات في الأسبوع');
  await pace.locator('input[name=hours]').fill('90');
  await pace.getByRole('button').click();
  await expect(pace.locator('input[name=hours]'), 'what was typed stays').toHaveValue('90');
  await expect(pace.locator('input[name=hours]')).toHaveAttribute('aria-invalid', 'true');

  await page.getByRole('link', { name: 'اطبع نشرة' }).click();
  await expect(page).toHaveURL(/\/leaflet$/);
  await expectAccessible(page);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.sheet-a4 .qr')).toBeVisible();
  await expect(page.locator('.frame-bar'), 'paper shows the offer and nothing else').toBeHidden();
  const pages = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length, 'one sheet of paper, both sides').toBeLessThanOrEqual(2);
  await leave();
});

test('what somebody unfolds and writes before the scripts have come stays as she left it @phone', async ({
  browser,
}, info) => {
  const { page, leave } = await arrive(browser, deviceOf(info));
  const scripts = await holdScripts(page);
  await page.goto('/offers?q=goods', { waitUntil: 'commit' });
  const words = page.getByLabel('Words');
  await words.fill('parcels');
  await page.getByText('Choose kind of work').click();
  await page.getByLabel('Kind of work', { exact: true }).selectOption({ label: 'Shop and trade' });

  scripts.letIn();
  await expect(words, 'the page is taken over').not.toHaveAttribute('value');
  await expect(page.getByLabel('Kind of work', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Kind of work', { exact: true })).toHaveValue('trade');
  await expect(words).toHaveValue('parcels');
  await leave();
});
