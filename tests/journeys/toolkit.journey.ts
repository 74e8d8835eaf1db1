import { expect, type Page, test } from '@playwright/test';
import { arrive, deviceOf, expectAccessible, signIn } from './support/people.ts';

/** A new sheet of this worksheet; answers its address. */
async function startSheet(page: Page, worksheet: string, title: string): Promise<string> {
  await page.goto(`/toolkit/${worksheet}`);
  await page.locator('[name=title]').fill(title);
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

const summary = (page: Page) => page.locator('[name="a.summary"]');
const notPromised = (page: Page) => page.locator('[name="a.not_promised"]');

test('two colleagues write on one sheet at once: two fields both stay, of one field both versions do', async ({
  browser,
}, info) => {
  const use = deviceOf(info);
  const ingrid = await arrive(browser, use);
  const matteo = await arrive(browser, use);
  await signIn(ingrid.page, 'ingrid');
  await signIn(matteo.page, 'matteo');
  const sheet = await startSheet(ingrid.page, 'promise', `Promise ${Date.now() % 1_000_000}`);
  await matteo.page.goto(sheet);

  await summary(ingrid.page).fill('For people who sort well.');
  await expect(ingrid.page.getByText('Saved', { exact: true })).toBeVisible();
  await notPromised(matteo.page).fill('A job.');
  await expect(matteo.page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(summary(matteo.page)).toHaveValue('For people who sort well.');
  await ingrid.page.reload();
  await expect(notPromised(ingrid.page)).toHaveValue('A job.');
  await expect(summary(ingrid.page)).toHaveValue('For people who sort well.');

  // Both change the same field before either sees the other's words.
  await matteo.page.context().setOffline(true);
  await summary(matteo.page).fill('Written by Matteo.');
  await expect(matteo.page.getByText('No connection.')).toBeVisible();
  await summary(ingrid.page).fill('Written by Ingrid.');
  await expect(ingrid.page.getByText('Saved', { exact: true })).toBeVisible();
  await matteo.page.context().setOffline(false);
  const both = matteo.page.getByRole('region', { name: 'Two versions: Two sentences for the learner' });
  await expect(both).toContainText('Written by Ingrid.');
  await expect(both).toContainText('Written by Matteo.');
  await expectAccessible(matteo.page);
  await both.getByRole('button', { name: 'Take the other version' }).click();
  await expect(matteo.page.getByText('Chosen.')).toBeVisible();
  await expect(summary(matteo.page)).toHaveValue('Written by Matteo.');
  await expect(both).toHaveCount(0);

  await matteo.page.goto(`${sheet}/summary`);
  await matteo.page.getByText(/earlier version/).click();
  await expect(matteo.page.getByText('Written by Ingrid.')).toBeVisible();
  await ingrid.leave();
  await matteo.leave();
});

test('a canvas is filled box by box, talked about, agreed on, printed and taken along @phone', async ({
  browser,
}, info) => {
  const ingrid = await arrive(browser, deviceOf(info));
  const { page } = ingrid;
  await signIn(page, 'ingrid');
  const board = await startSheet(page, 'canvas', `Canvas ${Date.now() % 1_000_000}`);
  await page.getByRole('link', { name: /The need at work/ }).click();
  await page.getByLabel('Need', { exact: false }).first().fill('People who dare to price');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await page.locator('[name=comment]').fill('Ask two more shops.');
  await page.getByRole('button', { name: 'Add the comment' }).click();
  await expect(page.getByRole('paragraph').filter({ hasText: 'Ask two more shops.' })).toBeVisible();
  await page.getByRole('button', { name: 'We agree on this' }).click();
  await expect(page.getByText('Agreed', { exact: true })).toBeVisible();
  await expectAccessible(page);

  await page.goto(board);
  await expect(
    page.getByRole('link', { name: /The need at work.*Agreed.*People who dare to price.*1 open comment/s }),
  ).toBeVisible();
  await page.goto(`${board}/print`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('cell', { name: 'People who dare to price' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  for (const [format, type] of [
    ['docx', 'officedocument'],
    ['pdf', 'application/pdf'],
    ['json', 'application/json'],
  ] as const) {
    const file = await page.request.get(`${board}/file/${format}`);
    expect([file.status(), file.headers()['content-type']]).toEqual([200, expect.stringContaining(type)]);
  }
  await ingrid.leave();
});

test('the library is open to everybody: search, read, take an empty sheet along @without-script', async ({
  browser,
}, info) => {
  const visitor = await arrive(browser, deviceOf(info));
  const { page } = visitor;
  await page.goto('/toolkit');
  await page.locator('[name=words]').fill('price');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('link', { name: /Budget and price/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /Interview about needs/ })).toHaveCount(0);
  await page.getByRole('link', { name: /Budget and price/ }).click();
  await expect(page.getByText('Sign in as staff')).toBeVisible();
  await page.getByRole('button', { name: 'It helps' }).click();
  await expect(page.getByText('Thank you.')).toBeVisible();
  const file = await page.request.get('/toolkit/budget/blank/docx');
  expect(file.status()).toBe(200);
  await expectAccessible(page);
  await visitor.leave();
});

test('a sheet is filled in without a script: nothing that was typed is lost @without-script', async ({
  browser,
}, info) => {
  const ingrid = await arrive(browser, deviceOf(info));
  const { page } = ingrid;
  await signIn(page, 'ingrid');
  const sheet = await startSheet(page, 'budget', `Budget ${Date.now() % 1_000_000}`);
  await page.locator('[name="a.price"]').fill('a lot');
  await page.locator('[name="a.learners"]').fill('12');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Write a whole number').first()).toBeVisible();
  await expect(page.locator('[name="a.price"]')).toHaveValue('a lot');
  await page.locator('[name="a.price"]').fill('200');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('[name="a.price"]')).toHaveValue('200');
  await page.goto(sheet);
  await expect(page.locator('[name="a.learners"]')).toHaveValue('12');

  // Somebody opens the form, a colleague saves the same field, then the first one saves: both versions are shown.
  const jonas = await arrive(browser, deviceOf(info));
  await signIn(jonas.page, 'jonas');
  await jonas.page.goto(sheet);
  await jonas.page.locator('[name="a.price"]').fill('300');
  await jonas.page.getByRole('button', { name: 'Save' }).click();
  await expect(jonas.page.locator('[name="a.price"]')).toHaveValue('300');
  await page.locator('[name="a.price"]').fill('100');
  await page.getByRole('button', { name: 'Save' }).click();
  const both = page.getByRole('region', { name: 'Two versions: Price for a learner' });
  await expect(both).toContainText('300');
  await expect(both).toContainText('100');
  await both.getByRole('button', { name: 'Leave it so' }).click();
  await expect(both).toHaveCount(0);
  await expect(page.locator('[name="a.price"]')).toHaveValue('300');
  await jonas.leave();
  await ingrid.leave();
});

test('a sheet that is not needed any more is put away, and found again @without-script', async ({ browser }, info) => {
  const { page, leave } = await arrive(browser, deviceOf(info));
  await signIn(page, 'ingrid');
  const title = `Old budget ${Date.now() % 1_000_000}`;
  const sheet = await startSheet(page, 'budget', title);
  await page.goto(`${sheet}/more`);
  await page.getByRole('button', { name: 'Put this sheet away' }).click();
  await expect(page.getByRole('row', { name: title })).toHaveCount(0);
  await page.locator('summary', { hasText: 'Put away:' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Take it out again ${title}` }).click();
  await expect(page.getByRole('row', { name: title })).toBeVisible();
  await leave();
});

test('the library is read in another language of its sheets @without-script', async ({ browser }, info) => {
  const { page, leave } = await arrive(browser, deviceOf(info));
  await page.goto('/toolkit?minutes=30');
  await page.locator('select[name=lang]').selectOption('nb');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/minutes=30/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'nb');
  await expectAccessible(page);
  await leave();
});
