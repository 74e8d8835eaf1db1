import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { makeWorkbook, reuseWorkbook } from '../support/spreadsheet.ts';
import { arrive, deviceOf, expectAccessible, signIn } from './support/people.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** The same file is known when it comes again, so each telling of the story brings one of its own. */
const unique = (): string => `${Date.now()} ${test.info().project.name}`;

async function bring(page: Page, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await page.goto('/design/import/rows');
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Look through it' }).click();
}

test("a designer brings in the Commission's workbook: two rows come in, one is handed back and comes in put right @phone @without-script", async ({
  browser,
}, info) => {
  const { page, leave } = await arrive(browser, deviceOf(info));
  await signIn(page, 'matteo');
  await page.goto('/design');
  await page.getByRole('link', { name: 'Bring in a package' }).click();
  await page.getByRole('link', { name: 'Choose a spreadsheet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bring in a spreadsheet' })).toBeVisible();
  await expectAccessible(page);

  const sheets = [...reuseWorkbook(), { name: 'Notes', rows: [[unique()]] }];
  await bring(page, { name: 'reuse.xlsx', mimeType: XLSX, buffer: Buffer.from(makeWorkbook(sheets)) });
  await expect(page.getByRole('heading', { level: 1, name: 'What was found' })).toBeVisible();
  await expect(page.getByText('2 of 3 rows can come in.')).toBeVisible();
  await expect(page.getByText('means months, weeks or years')).toBeVisible();
  await expect(page.getByText('L15', { exact: true })).toBeVisible();
  await expect(page.getByText('Achievements: Learning Setting')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Bring in 2 drafts' }).click();
  await expect(async () => {
    // Without a script the page asks again by itself every few seconds; a person may be quicker.
    await page.goto(page.url());
    await expect(page.getByText('2 drafts came in')).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expectAccessible(page);

  const handedBack = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download these rows' }).click();
  const text = await readFile(await (await handedBack).path(), 'utf8');
  expect(text).toContain('P60M');
  const right = text.replaceAll('P60M', 'PT60H');
  await bring(page, {
    name: 'put-right.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(right.replaceAll('Weigh and pack', `Weigh and pack ${unique()}`)),
  });
  await expect(page.getByText('1 of 1 row can come in.')).toBeVisible();
  await leave();
});

test('a file that is no spreadsheet, and a table of something else, are refused in words @without-script', async ({
  browser,
}, info) => {
  const { page, leave } = await arrive(browser, deviceOf(info));
  await signIn(page, 'matteo');
  await bring(page, { name: 'a.xlsx', mimeType: XLSX, buffer: Buffer.from('PK not really') });
  await expect(page.getByText('cannot be read as a spreadsheet').first()).toBeVisible();
  await bring(page, { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name,age\nX,1\n') });
  await expect(page.getByText('Download the empty table and use its headings').first()).toBeVisible();
  await expectAccessible(page);
  await leave();
});
