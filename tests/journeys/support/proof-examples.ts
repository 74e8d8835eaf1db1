import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { must } from './stages.ts';
import { find, type Visitor } from './visitor.ts';

/** Asks a witness and answers the address of the page about the question. `list` is where witnesses are asked. */
export async function askExample(asker: Visitor, list: string, achievement: string): Promise<string> {
  const page = `${list}?for=${achievement}`;
  const criteria = find((await asker.get(page)).text, /value="(cri_[a-z0-9]+)"/);
  const fields = {
    achievementId: achievement,
    witnessName: 'Per Lunde',
    relation: 'shift leader',
    criteria,
    days: '14',
  };
  return must(await asker.post(`${list}?/ask`, fields), 'Asking a witness').location;
}

/** Makes the link of a question: the path that a witness opens. */
export async function linkExample(asker: Visitor, question: string): Promise<string> {
  return find((await asker.post(`${question}?/link`)).text, /(\/witness\/[0-9a-z]{26})/);
}

/** Adds a photo in the reader's browser and answers the address under which it is blurred. */
export async function blurExample(page: Page, list: string, achievement: string): Promise<string> {
  const colour = { create: { width: 60, height: 40, channels: 3 as const, background: '#446644' } };
  const buffer = await sharp(colour).jpeg().toBuffer();
  await page.goto(`${list}/add/photo?for=${achievement}`);
  await page.locator('input[type=file]').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('[name=depicted][value=nobody]').check();
  await page.locator('main form[enctype] button[type=submit]').last().click();
  await page.waitForURL(/added/);
  const src = (await page.locator('article img').first().getAttribute('src')) ?? '';
  return src.replace(/\/file$/, '/blur');
}
