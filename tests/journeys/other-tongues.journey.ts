import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import { publishInNorwegian } from './support/publish.ts';
import { beginRating, bringToCase, decideAndAward, newLearner, SORTING, offer, staff } from './support/stages.ts';

const PHONE = { viewport: { width: 320, height: 640 } };
const LONG_NAME = 'نورهان بنت عبد الرحمن بن سليمان بن إبراهيم بن عبد العزيز بن مصطفى بن عبد اللطيف آل يعقوب الحمداني'
  .padEnd(117, ' الدين')
  .padEnd(120, 'ة');

/** How often each Arabic letter stands in a text. */
function lettersIn(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [letter] of text.normalize('NFKC').matchAll(/\p{Script=Arabic}/gu))
    counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

test('a name of 120 Arabic letters reaches the credential, the certificate and the check page whole', async ({
  browser,
}, info) => {
  expect(LONG_NAME).toHaveLength(120);
  const coach = await staff('ingrid');
  const learner = await newLearner(coach, { fullName: LONG_NAME, knownAs: 'نورهان', language: 'ar' });
  await bringToCase(coach, learner, await offer(learner.visitor, SORTING));
  const id = await decideAndAward(LONG_NAME);

  const credential = JSON.parse((await learner.visitor.get(`/credentials/${id}?download`)).text) as object;
  expect(JSON.stringify(credential)).toContain(LONG_NAME);

  const { page, leave } = await arrive(browser, PHONE, 'ar');
  await page.goto(`/c/${id}`);
  await expect(page.locator('.content .name')).toHaveText(LONG_NAME);
  await expect(page.locator('.content .name')).toHaveCSS('direction', 'rtl');
  await expectAccessible(page);

  await learner.visitor.moveInto(page.context());
  for (const room of ['/learn', '/learn/credentials', `/learn/credentials/${id}`, `/learn/credentials/${id}/print`]) {
    await page.goto(room);
    await expectAccessible(page);
  }
  const pdf = info.outputPath('certificate.pdf');
  writeFileSync(pdf, await (await page.request.get(`/learn/credentials/${id}/certificate.pdf`)).body());
  // The order of what a tool reads out of right-to-left lines is the tool's own, so the letters are counted.
  const printed = lettersIn(execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }));
  for (const [letter, count] of lettersIn(LONG_NAME))
    expect(printed.get(letter) ?? 0, letter).toBeGreaterThanOrEqual(count);
  await leave();
});

test('a text that exists in Norwegian only is shown to a reader of Arabic, and named as Norwegian', async ({
  browser,
}) => {
  const sentence = 'Jeg skifter slangen på en sykkel.';
  const achievement = await publishInNorwegian('Reparere sykler', sentence);
  const coach = await staff('ingrid');
  const learner = await newLearner(coach, { fullName: 'Mariam Saleh', knownAs: 'Mariam', language: 'ar' });
  const start = await beginRating(learner.visitor, achievement);

  const { page, leave } = await arrive(browser, PHONE, 'ar');
  await learner.visitor.moveInto(page.context());
  await page.goto(start);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText(sentence);
  await expect(heading).toHaveAttribute('lang', 'nb');
  await expect(heading).toHaveAttribute('dir', 'ltr');
  await expectAccessible(page);

  await page.goto(`/achievements/${achievement}/1`);
  await expect(page.locator('[lang=nb]').getByText('Reparere sykler').first()).toBeVisible();
  await expect(
    page.locator('[lang=nb]').getByText('Reparere sykler i verkstedet etter sjekklisten').first(),
  ).toBeVisible();
  await expectAccessible(page);
  await leave();
});

test('a file is chosen in the language of the page, by finger and by keyboard, and its name is said', async ({
  browser,
}) => {
  const { page, leave } = await arrive(browser, PHONE, 'de');
  await page.goto('/verify');
  const field = page.getByRole('button', { name: 'Die Datei, die Sie bekommen haben Wählen' });
  const byFinger = page.waitForEvent('filechooser');
  await field.click();
  await (await byFinger).setFiles({ name: 'nachweis.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('status').filter({ hasText: 'nachweis.json' })).toBeVisible();
  await expectAccessible(page);

  const byKeyboard = page.waitForEvent('filechooser');
  await field.press('Enter');
  await byKeyboard;
  await page.locator('main form').evaluate((form: HTMLFormElement) => form.reset());
  await expect(page.getByText('nachweis.json')).toHaveCount(0);
  await leave();
});
