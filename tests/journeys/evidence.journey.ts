import { expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { arrive, expectAccessible } from './support/people.ts';
import { newLearner, offer, SORTING, staff } from './support/stages.ts';

/** Grey stripes in the place of a photo. */
const photo = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => {
  const data = Buffer.from(Array.from({ length: 240 * 160 }, (_, at) => (Math.floor((at % 240) / 4) % 2) * 200));
  const buffer = await sharp(data, { raw: { width: 240, height: 160, channels: 1 } })
    .jpeg()
    .toBuffer();
  return { name: 'table.jpg', mimeType: 'image/jpeg', buffer };
};

/** A second of silence as a WAV. */
function silence(): Buffer {
  const wav = Buffer.alloc(44 + 8000, 128);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + 8000, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    wav.writeUInt16LE(value, at);
  wav.writeUInt32LE(8000, 24);
  wav.writeUInt32LE(8000, 28);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(8000, 40);
  return wav;
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save this proof' }).click();
}

test('a learner tells it with her voice, blurs a face, and a witness confirms it once @without-script', async ({
  browser,
}, info) => {
  test.slow();
  const hasScript = info.project.use.javaScriptEnabled !== false;
  const use = { javaScriptEnabled: hasScript };
  const name = `Dalia ${info.project.name}`;
  const coach = await staff('ingrid');
  const learner = await newLearner(coach, {
    fullName: `Dalia Proof ${info.project.name}`,
    knownAs: name,
    language: 'en',
  });
  const achievement = await offer(learner.visitor, SORTING);
  const { page, leave } = await arrive(browser, use);
  await learner.visitor.moveInto(page.context());

  // A recording; who can be heard has to be said.
  await page.goto(`/learn/proof/add/audio?for=${achievement}`);
  await expectAccessible(page);
  await page.locator('input[type=file]').setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: silence() });
  await save(page);
  await expect(page.getByRole('alert').getByText('Say whether anybody else can be recognised.')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({ name: 'a.wav', mimeType: 'audio/wav', buffer: silence() });
  await page.locator('[name=depicted][value=nobody]').check();
  await page.locator('[name=text]').fill('How I sort the boxes.');
  await page.locator('[name=criteria]').first().check();
  await save(page);
  await expect(page.getByText('Your proof is saved.')).toBeVisible();
  await expect(page.locator('audio')).toHaveCount(1);
  await expectAccessible(page);

  // A photo with a part that nobody may see: drawn with the keyboard, or ticked on the photo without script.
  await page.goto(`/learn/proof/add/photo?for=${achievement}`);
  await page.locator('input[type=file]').setInputFiles(await photo());
  if (hasScript) {
    await page.getByRole('button', { name: 'Add a box' }).click();
    const box = page.getByRole('button', { name: 'Blurred part 1' });
    await box.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('button', { name: 'Larger' }).click();
    await expectAccessible(page);
  } else {
    await page.locator('[name=blurMode][value=later]').check();
  }
  await page.locator('[name=depicted][value=nobody]').check();
  await page.locator('[name=text]').fill('My table.');
  await save(page);
  if (!hasScript) {
    await expect(page.getByText('Now choose what to blur.')).toBeVisible();
    await page.locator('[name=blurCell]').nth(14).check({ force: true });
    await page.locator('[name=blurCell]').nth(15).check({ force: true });
    await page.getByRole('button', { name: 'Blur these parts' }).click();
    await expect(page.getByText('The parts are blurred for good.')).toBeVisible();
    await page.goto('/learn/proof');
  }
  const src = (await page.locator('article img').first().getAttribute('src')) ?? '';
  const kept = await page.request.get(src);
  expect(kept.headers()['x-content-type-options']).toBe('nosniff');
  const pixels = await sharp(await kept.body())
    .greyscale()
    .raw()
    .toBuffer();
  const stretch = (from: number) => pixels.subarray(70 * 240 + from, 70 * 240 + from + 24);
  const contrast = (from: number) => Math.max(...stretch(from)) - Math.min(...stretch(from));
  expect(contrast(105), 'what was blurred is gone from the bytes').toBeLessThan(100);
  expect(contrast(4), 'the rest is there').toBeGreaterThan(120);

  // Visibility is hers to change; the tasks show what still lacks proof.
  await page.locator('article h3 a').first().click();
  await page.locator('[name=visibility][value=private]').check();
  await page.getByRole('button', { name: 'Save who may see it' }).click();
  await expect(page.getByText('Saved who may see it.')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/learn/proof/tasks?for=${achievement}`);
  await expect(page.getByText('No proof yet').first()).toBeVisible();
  await expectAccessible(page);

  // A witness by link.
  await page.goto(`/learn/proof/witness?for=${achievement}`);
  await page.locator('[name=witnessName]').fill('Per Lunde');
  await page.locator('[name=relation]').fill('shift leader');
  await page.locator('[name=criteria]').first().check();
  await page.getByRole('button', { name: 'Make the question' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const address = (await page.locator('.address a').getAttribute('href')) ?? '';
  await expectAccessible(page);

  const witness = await arrive(browser, use);
  const link = new URL(address).pathname;
  await witness.page.goto(link);
  await expect(witness.page.getByRole('heading', { level: 1 })).toContainText(name);
  await expect(witness.page.getByText('Dalia Proof'), 'no more than the known name').toHaveCount(0);
  await expectAccessible(witness.page);
  await witness.page.locator('[name=answer][value=confirmed]').check();
  await witness.page.getByRole('button', { name: 'Send my answer' }).click();
  await expect(witness.page.getByText('Your answer has arrived.')).toBeVisible();
  await witness.page.goto(link);
  await expect(witness.page.getByText('This link was used already.')).toBeVisible();
  await expect(witness.page.getByText(name)).toHaveCount(0);
  await expectAccessible(witness.page);
  await witness.leave();

  await page.goto('/learn/proof');
  await expect(page.getByText('Per Lunde, shift leader')).toBeVisible();
  await leave();
});
