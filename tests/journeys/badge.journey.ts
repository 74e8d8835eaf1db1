import { expect, type Page, test } from '@playwright/test';
import { arrive, deviceOf, expectAccessible, signIn } from './support/people.ts';

/** As a drawing program and a mischievous hand would write it together. */
const DRAWING = `<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" onload="document.title='caught'">
  <script>document.title = 'caught'</script>
  <foreignObject><img src="x" onerror="document.title='caught'"/></foreignObject>
  <g transform="rotate(-20 12 12)" fill="#8a1c1c">
    <rect x="3" y="9" width="12" height="6" rx="2" onclick="document.title='caught'"/>
    <circle cx="18" cy="12" r="4" fill="url(#glow)" stroke="#222222" stroke-width="1.5"/>
  </g>
  <text x="4" y="22">Repair</text>
</svg>`;

const file = { name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(DRAWING) };

/** A design that nobody works at: begun from nothing. */
async function beginDesign(page: Page): Promise<string> {
  await page.goto('/design/new');
  await page.locator('main form button').last().click();
  await expect(page).toHaveURL(/\/design\/ach_[0-9a-z]+/);
  return /\/design\/ach_[0-9a-z]+/.exec(page.url())?.[0] ?? '';
}

const chosen = (page: Page, name: string, value: string) => page.locator(`input[name=${name}][value=${value}]`);

test('a designer draws a badge that everybody can make out @phone', async ({ browser }, info) => {
  const matteo = await arrive(browser, deviceOf(info));
  const { page } = matteo;
  await signIn(page, 'matteo');
  const design = await beginDesign(page);
  await page.goto(`${design}/badge`);
  await expectAccessible(page);

  await test.step('what is too faint is said in numbers', async () => {
    await chosen(page, 'shape', 'shield').check();
    await chosen(page, 'colour', 'amber').check();
    await page.locator('[name=text]').fill('Level 2');
    await page.locator('[name=text]').blur();
    await expect(page.getByText('1.8 to 1. That is too faint; 4.5 to 1 is needed.')).toBeVisible();
    await chosen(page, 'ink', 'dark').check();
    await expect(page.getByText('That is too faint')).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('a drawing is read and drawn anew; its mischief stays outside', async () => {
    await chosen(page, 'picture', 'own').check();
    await page.locator('input[name=own]').setInputFiles(file);
    await expect(page.getByText('Some of your file is not in the picture')).toBeVisible();
    await expect(page.getByText('A program inside the file')).toBeVisible();
    await expect(page.getByText('Gradients and patterns')).toBeVisible();
    const picture = page.locator('section[aria-labelledby=look] img').first();
    const svg = Buffer.from(((await picture.getAttribute('src')) ?? '').split(',')[1] ?? '', 'base64').toString();
    expect(svg).toContain('#8a1c1c');
    expect(svg).not.toMatch(/script|onload|onclick|foreign|caught/);
    expect(await page.title()).not.toBe('caught');
  });

  await test.step('it is kept once somebody who does not see it is told what it shows', async () => {
    await page.getByRole('button', { name: 'Save the badge' }).click();
    await expect(page.getByRole('link', { name: /Say in .* what the picture shows/ }).first()).toBeVisible();
    const words = page.locator('[name^="alt."]');
    for (const field of await words.all()) await field.evaluate((box: HTMLInputElement) => (box.value = 'A shield'));
    await page.getByRole('button', { name: 'Save the badge' }).click();
    await expect(page.getByText('The badge is saved')).toBeVisible();
    await expect(chosen(page, 'shape', 'shield')).toBeChecked();
    await expectAccessible(page);
  });

  await test.step('it can be taken away again', async () => {
    await page.getByRole('button', { name: 'Remove the badge' }).click();
    await expect(page.getByText('The badge is gone')).toBeVisible();
  });
  await matteo.leave();
});

test('a badge can be chosen without scripts @without-script', async ({ browser }, info) => {
  const matteo = await arrive(browser, deviceOf(info));
  const { page } = matteo;
  await signIn(page, 'matteo');
  await page.goto(`${await beginDesign(page)}/badge`);
  await chosen(page, 'icon', 'hammer').check();
  await chosen(page, 'colour', 'lichen').check();
  await page.locator('[name=text]').fill('Repair');
  await page.getByRole('button', { name: 'Show what it looks like' }).click();
  await expect(page.getByText('That is too faint')).toBeVisible();
  await expect(chosen(page, 'icon', 'hammer')).toBeChecked();
  await chosen(page, 'ink', 'dark').check();
  for (const field of await page.locator('[name^="alt."]').all()) await field.fill('A stone with a hammer');
  await page.getByRole('button', { name: 'Save the badge' }).click();
  await expect(page.getByText('The badge is saved')).toBeVisible();
  await matteo.leave();
});

test('everybody sees the badge of what is offered', async ({ browser, request }, info) => {
  const visitor = await arrive(browser, deviceOf(info));
  const { page } = visitor;
  await signIn(page, 'matteo');
  await page.goto('/design');
  await page
    .getByRole('link', { name: /Sort and price donated goods/ })
    .first()
    .click();
  const offer = (await page.getByRole('link', { name: /^Public page/ }).getAttribute('href')) ?? '';
  await visitor.leave();

  const reader = await arrive(browser, deviceOf(info));
  await reader.page.goto(offer);
  const badge = reader.page.getByRole('img', { name: 'A green arch with a T-shirt' });
  await expect(badge).toBeVisible();
  expect(await badge.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const address = new URL(offer, reader.page.url()).href;
  const png = await request.get(`${address}/badge.png`);
  expect(png.headers()['content-type']).toBe('image/png');
  expect((await png.body()).subarray(1, 4).toString()).toBe('PNG');
  const svg = await request.get(`${address}/badge.svg`);
  expect(svg.headers()['content-security-policy']).toContain("default-src 'none'");
  expect((await request.get(`${address.replace(/\d+$/, '99')}/badge.svg`)).status()).toBe(404);
  await reader.leave();
});
