import { expect, type Page, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import { createVisitor, find, findAll } from './support/visitor.ts';
import { staff } from './support/stages.ts';

/** The id of the credential that the demo world has issued to Mona, and its file. */
async function monasCredential(): Promise<{ id: string; text: string }> {
  const registrar = await staff('signe');
  const register = (await registrar.get('/award')).text;
  const rows = findAll(register, /(<tr[\s\S]*?<\/tr>)/g);
  const id = find(rows.find((row) => row.includes('Mona Lie')) ?? '', /(crd_[a-z0-9]+)/);
  return { id, text: (await createVisitor().get(`/credentials/${id}?download`)).text };
}

/** What the worker keeps, by path. */
const keptBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map((request) => new URL(request.url).pathname);
  });

/** What a page has loaded of the app and the worker does not keep yet. */
async function notKeptBy(page: Page): Promise<readonly string[]> {
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const kept = await keptBy(page);
  return loaded
    .map((name) => new URL(name).pathname)
    .filter((path) => path.startsWith('/_app/') && !kept.includes(path));
}

/** Names of faults that only the JSON-LD processor has. */
const isJsonLd = (script: string): boolean => script.includes('jsonld.SyntaxError');

test('a credential of this house is checked by a plan of its shape, without the full reader', async ({ browser }) => {
  const { id } = await monasCredential();
  const { page, leave } = await arrive(browser, {});
  const plans: string[] = [];
  const scripts: Promise<string>[] = [];
  page.on('response', (answer) => {
    const { pathname } = new URL(answer.url());
    if (/^\/verify\/plans\/./.test(pathname) && answer.ok()) plans.push(pathname);
    // A script that was only announced and not fetched has no text.
    if (pathname.endsWith('.js')) scripts.push(answer.text().catch(() => ''));
  });
  await page.goto(`/c/${id}`);
  await expect(page.getByText('Checked in your browser')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/checks out/i);
  expect(plans.length, 'one for the credential, one for the status list').toBe(2);
  expect((await Promise.all(scripts)).filter(isJsonLd)).toEqual([]);

  await page.goto('/verify');
  await expect.poll(async () => (await Promise.all(scripts)).filter(isJsonLd).length).toBe(1);
  await leave();
});

test('the check page verifies in the browser, and /verify still does without a connection', async ({ browser }) => {
  const { id, text } = await monasCredential();
  const { page, leave } = await arrive(browser, {});
  await page.goto(`/c/${id}`);
  await expect(page.getByText('Checked in your browser')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/checks out/i);
  await expectAccessible(page);
  await expect.poll(async () => (await keptBy(page)).includes('/verify')).toBe(true);
  await expect.poll(async () => (await keptBy(page)).some((path) => path.startsWith('/status/'))).toBe(true);
  expect(
    (await keptBy(page)).filter((path) => /^\/(c|credentials|learn)\//.test(path)),
    'no credential is kept',
  ).toEqual([]);

  await page.goto('/verify');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.waitForLoadState('networkidle');
  await expect.poll(() => notKeptBy(page), 'all that the page is made of is kept').toEqual([]);

  await page.context().setOffline(true);
  await page.goto('/verify');
  await expect(page.getByText(/The check runs in your browser/), 'the page says who checks').toBeVisible();
  await page.locator('[name=text]').fill(text);
  await page.getByRole('button', { name: 'Check it' }).click();
  await expect(page.getByText('Checked in your browser, without a connection')).toBeVisible();
  await expect(page.getByRole('heading', { name: /checks out/i }).first()).toBeVisible();
  await expect(page.locator('.check-lines').getByText(/As of/).first(), 'the status says its date').toBeVisible();
  await expectAccessible(page);

  await page.locator('[name=text]').fill(text.replace('Mona Lie', 'Mona Lee'));
  await page.getByRole('button', { name: 'Check it' }).click();
  await expect(page.getByRole('heading', { name: /does not check out/i }).first()).toBeVisible();
  await page.context().setOffline(false);
  await leave();
});
