import { expect, type Page, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';

const LATIN_WORD = /[A-Za-z]{3,}/;
/** Names are not translated. */
const NAMES = /Layla|Ingrid( Solbakken)?|Second Round|Norsk bokmål/g;

async function expectArabic(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const words = (await page.locator('main').innerText()).replace(NAMES, '');
  expect(LATIN_WORD.exec(words)?.[0], `a word in another script on ${page.url()}`).toBeUndefined();
  await expectAccessible(page);
}

test('Layla goes on with her self-evaluation in Arabic, on a small phone', async ({ browser }) => {
  const { page, leave } = await arrive(browser, {
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
  });
  await page.goto('/card?c=CA1RN246');
  await expect(page, 'the code leaves the address').toHaveURL(/\/card\/pin$/);
  await expectArabic(page);
  await page.locator('input[name=pin]').fill('٢٤٦٨');
  await page.locator('form[action="?/enter"] button').click();
  await expect(page).toHaveURL(/\/learn$/);
  await expectArabic(page);

  await page.locator('main a[href*="/learn/skills/"]').first().click();
  await expect(page, 'the fourth task is the next one').toHaveURL(/\/learn\/skills\/[a-z0-9_]+\/4$/);
  await expectArabic(page);
  await page.getByRole('link', { name: /bokmål/ }).click();
  await expect(page.locator('.twin[lang=nb]').first(), 'the same words for her colleague').toBeVisible();
  await expectAccessible(page);
  await page.goto(page.url().replace('?two', ''));

  await page.locator('button[name=answer][value=with_help]').click();
  await expect(page).toHaveURL(/\/5$/);
  await page.locator('form[action="?/pause"] button').click();
  await expect(page).toHaveURL(/paused/);
  await expectArabic(page);
  await page.goto('/learn');
  await page.locator('main a[href*="/learn/skills/"]').first().click();
  await expect(page, 'she comes back to where she stopped').toHaveURL(/\/5$/);
  while (!page.url().endsWith('/summary')) {
    const task = page.url();
    await page.locator('button[name=answer][value=on_my_own]').click();
    await page.waitForURL((url) => url.href !== task);
  }
  await expectArabic(page);
  await page.locator('form[action="?/finish"] button').click();
  await expect(page.locator('form[action="?/finish"]')).toHaveCount(0);
  await expectArabic(page);
  for (const room of ['/learn/next', '/learn/talk', '/learn/credentials']) {
    await page.goto(room);
    await expectArabic(page);
  }
  await leave();
});
