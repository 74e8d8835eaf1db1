import { expect, type Page, test } from '@playwright/test';
import { heicPhoto, noise, pixelBomb, textBomb, writeLargePhoto } from './support/files.ts';
import { arrive, expectAccessible, holdScripts } from './support/people.ts';
import { newLearner, offer, SORTING, staff } from './support/stages.ts';

const CUT_OFF_JWT = 'eyJhbGciOiJFZERTQSIsInR5cCI6InZjK2p3dCJ9.eyJpc3MiOiJodHRwczovL2V4YW1wbGUub3JnIiwidmMiOnsi';

test('a photo that cannot be taken gets an answer that says what to do', async ({ browser }, info) => {
  const coach = await staff('ingrid');
  const learner = await newLearner(coach, { fullName: 'Farah Photo', knownAs: 'Farah', language: 'en' });
  const achievement = await offer(learner.visitor, SORTING);
  const { page, leave } = await arrive(browser, {});
  await learner.visitor.moveInto(page.context());

  const sent = async (file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> => {
    await page.goto(`/learn/proof/add/photo?for=${achievement}`);
    await page.locator('[name=text]').fill('My table after the morning.');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Save this proof' }).click();
  };

  await sent(heicPhoto());
  await expect(page.getByRole('alert').getByText(/most compatible/)).toBeVisible();
  await expect(page.locator('[name=text]'), 'the words are kept').toHaveValue('My table after the morning.');
  await expectAccessible(page);

  await sent(pixelBomb());
  await expect(page.getByRole('alert').getByText(/too many pixels/)).toBeVisible();

  await sent(noise(5000));
  await expect(page.getByRole('alert').getByText(/not a photo that can be read/)).toBeVisible();

  // Chosen before the page's scripts have come, and looked at all the same.
  const scripts = await holdScripts(page);
  await page.goto(`/learn/proof/add/photo?for=${achievement}`, { waitUntil: 'commit' });
  await page.locator('input[type=file]').setInputFiles(writeLargePhoto(info.outputPath('large.jpg')));
  scripts.letIn();
  await expect(page.getByText(/larger than 15 MB/), 'said before anything is sent').toBeVisible();
  await page.getByRole('button', { name: 'Save this proof' }).click();
  await expect(
    page.getByRole('alert').getByText(/larger than 15 MB/),
    'and when it is sent all the same',
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto('/learn/proof');
  await expect(page.getByText('My table after the morning.'), 'nothing of it was kept').toHaveCount(0);
  await leave();
});

async function expectNotGreen(page: Page, words: RegExp): Promise<void> {
  await expect(page.getByRole('heading', { name: words }).first()).toBeVisible();
  await expect(page.getByText(/^It checks out/)).toHaveCount(0);
  await expectAccessible(page);
}

test('a damaged file is called damaged, in the browser and at the server @without-script', async ({
  browser,
}, info) => {
  const { page, leave } = await arrive(browser, { javaScriptEnabled: info.project.use.javaScriptEnabled !== false });
  const check = page.getByRole('button', { name: 'Check it' });
  const refused = /does not check out|could not be checked|cannot be checked/i;

  await page.goto('/verify');
  await page.locator('[name=text]').fill(CUT_OFF_JWT);
  await check.click();
  await expectNotGreen(page, refused);
  await expect(page.getByText(/cannot be read as a credential|damaged file/).first()).toBeVisible();

  for (const file of [textBomb(), noise(3000)]) {
    await page.goto('/verify');
    await page.locator('input[type=file]').setInputFiles(file);
    await check.click();
    await expectNotGreen(page, refused);
  }

  await page.goto('/verify');
  await page.locator('input[type=file]').setInputFiles(writeLargePhoto(info.outputPath('large.jpg')));
  await check.click();
  await expect(page.getByRole('alert').getByText(/larger than/)).toBeVisible();
  await expectAccessible(page);
  await leave();
});
