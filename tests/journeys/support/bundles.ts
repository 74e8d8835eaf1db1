import { expect, type Page } from '@playwright/test';
import { staff } from './stages.ts';
import { find } from './visitor.ts';

const entity = (html: string): string =>
  html.replaceAll('&quot;', '"').replaceAll('&#34;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** The organisation takes in its own key card, so that one house stands at both ends. */
export async function knowOurselves(): Promise<void> {
  const admin = await staff('signe');
  const { text } = await admin.get('/bundles');
  const card = entity(find(text, /<textarea[^>]*name="own-card"[^>]*>([\s\S]*?)<\/textarea>/));
  await admin.post('/bundles?/partner', { card });
}

/** The coach makes a result with nothing ticked, on the page; answers the file. */
export async function makeResult(page: Page, learnerId: string): Promise<Buffer> {
  await page.goto(`/bundles/out/${learnerId}`);
  await page.locator('input[name=partner]').first().check();
  await page.getByRole('button', { name: 'Close and sign the file' }).click();
  const link = page.getByRole('link', { name: /^Save bun_/ });
  await expect(link).toBeVisible();
  const href = (await link.getAttribute('href')) ?? '';
  return Buffer.from(decodeURIComponent(href.slice(href.indexOf(',') + 1)));
}

/** Takes a result in for a learner; ends on its page. */
export async function takeIn(page: Page, learnerId: string, file: Buffer): Promise<void> {
  await page.goto('/bundles');
  await page.locator('select[name=learnerId]').selectOption(learnerId);
  const given = { name: 'result.cairn', mimeType: 'application/octet-stream', buffer: file };
  await page.locator('#result-file').setInputFiles(given);
  await page.locator('form[action="?/result"] button').click();
}
