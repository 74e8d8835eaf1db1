/**
 * Takes the pictures of the README from the running demo, so that they never show a screen that is gone.
 * `npm run pictures` builds the app first.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import startApp from '../tests/journeys/support/start-app.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'pictures');
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

type Shot = { readonly page: Page; readonly name: string; readonly whole?: 'whole' };

async function shoot({ page, name, whole }: Shot): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage: whole === 'whole' });
  console.log(`docs/pictures/${name}.png`);
}

async function visit(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    viewport,
    baseURL: process.env['CAIRN_JOURNEY_URL'] ?? '',
    deviceScaleFactor: 1,
  });
  return context.newPage();
}

async function signIn(page: Page, loginName: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name=loginName]').fill(loginName);
  await page.locator('input[name=password]').fill('cairn-demo');
  await page.locator('main form button').first().click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto('/?lang=en');
}

async function firstHref(page: Page, start: string): Promise<string> {
  return (await page.locator(`a[href^="${start}"]`).first().getAttribute('href')) ?? '/';
}

async function visitorPictures(browser: Browser): Promise<void> {
  const page = await visit(browser, DESKTOP);
  await page.goto('/?lang=en');
  await shoot({ page, name: 'first-page' });
}

async function learnerPictures(browser: Browser): Promise<void> {
  const page = await visit(browser, PHONE);
  await page.goto('/card?c=CA1RN246');
  if ((await page.locator('input[name=pin]').count()) === 0) await page.locator('main form button').first().click();
  await page.locator('input[name=pin]').fill('2468');
  await page.locator('main form button').first().click();
  await page.waitForURL(/\/learn/);
  await shoot({ page, name: 'learner-home-arabic' });
  await page.goto('/learn/skills');
  await page.goto(await firstHref(page, '/learn/skills/'));
  await shoot({ page, name: 'rate-a-task-arabic' });
}

async function designerPictures(browser: Browser): Promise<void> {
  const page = await visit(browser, DESKTOP);
  await signIn(page, 'matteo');
  await page.goto('/design');
  const draft = page.locator('main li').filter({ hasText: 'Draft' }).locator('a[href^="/design/ach_"]').first();
  await page.goto((await draft.getAttribute('href')) ?? '/design');
  await shoot({ page, name: 'sixteen-parts' });
}

async function validatorPictures(browser: Browser): Promise<void> {
  const page = await visit(browser, DESKTOP);
  await signIn(page, 'henrik');
  await page.goto('/validate');
  await page.goto(await firstHref(page, '/validate/'));
  const declaration = page.locator('input[name=declared][value=no_conflict]');
  if ((await declaration.count()) > 0) {
    await declaration.check();
    await page.locator('form[action="?/declare"] button').click();
    await page.waitForLoadState('networkidle');
  }
  await shoot({ page, name: 'decide' });
}

async function credentialPictures(browser: Browser): Promise<void> {
  const page = await visit(browser, DESKTOP);
  await signIn(page, 'signe');
  await page.goto('/award');
  const id = (await firstHref(page, '/award/credentials/')).split('/').pop() ?? '';
  await page.goto(`/c/${id}`);
  await page.waitForTimeout(1500);
  await shoot({ page, name: 'check-page' });
  const phone = await visit(browser, PHONE);
  await phone.goto(`/c/${id}?lang=nb`);
  await phone.waitForTimeout(1500);
  await shoot({ page: phone, name: 'check-page-phone' });
}

await mkdir(FOLDER, { recursive: true });
const stop = await startApp();
const browser = await chromium.launch({
  executablePath: process.env['CAIRN_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  await visitorPictures(browser);
  await learnerPictures(browser);
  await designerPictures(browser);
  await validatorPictures(browser);
  await credentialPictures(browser);
} finally {
  await browser.close();
  await stop();
}
