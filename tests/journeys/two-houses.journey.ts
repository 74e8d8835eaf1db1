import { readFile } from 'node:fs/promises';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { openNewHouse } from './support/new-house.ts';
import { appUrl, arrive, expectAccessible, signIn } from './support/people.ts';

const TITLE = 'Sort and price gifts to a charity shop';
/** “Title in the language it was written in”, makers, house · address there · licence. */
const creditFrom = (origin: string): RegExp =>
  new RegExp(
    `“Sortere og prise innleverte varer”, Matteo Ricci, Ingrid Solbakken, Second Round · ${origin}/achievements/ach_[a-z0-9]+/\\d+ · CC-BY-SA-4\\.0`,
  );

/** The first house shares a design; answers the file. */
async function packageOfTheFirst(browser: Browser): Promise<Buffer> {
  const { page, leave } = await arrive(browser, {});
  await signIn(page, 'matteo');
  await page.goto('/design');
  await page.getByRole('link', { name: 'Sort and price donated goods' }).first().click();
  await page.waitForURL(/\/design\/ach_[a-z0-9]+$/);
  await page.getByRole('link', { name: 'Share and origin' }).click();
  await page.getByLabel('Licence').selectOption('CC-BY-SA-4.0');
  await page.getByLabel('Who made it').fill('Matteo Ricci\nIngrid Solbakken');
  await page.getByRole('button', { name: /^(Share|Save changes)$/ }).click();
  await expect(page.getByText('It is shared as you said')).toBeVisible();
  const packed = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the package' }).click();
  const buffer = await readFile(await (await packed).path());
  await leave();
  return buffer;
}

/** From the file to a draft that fits the second house and waits for somebody else; answers the design's address. */
async function makeItFit(page: Page, buffer: Buffer): Promise<string> {
  await page.goto('/design');
  await page.getByRole('link', { name: 'Bring in a package' }).click();
  await page.locator('input[type=file]').setInputFiles({ name: 'sort.cairn.zip', mimeType: 'application/zip', buffer });
  await page.getByRole('button', { name: 'Bring it in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Make it fit your place' })).toBeVisible();
  await expect(page.getByText(creditFrom(appUrl()))).toBeVisible();
  await page.getByLabel('Money', { exact: true }).check();
  await page.getByLabel('Note for: Money').fill('Euro in place of kroner.');
  await page.getByRole('button', { name: 'Save the list' }).click();
  await expect(page.getByText('1 of 14 looked at.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Open the draft' }).click();
  await page.waitForURL(/\/design\/ach_[a-z0-9]+$/);
  const design = new URL(page.url()).pathname;
  await page.goto(`${design}/purpose`);
  await page.locator('[name="title.en"]').fill(TITLE);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  await page.goto(`${design}/quality`);
  await page.locator('[name="qualityAssurance.0.kind"]').selectOption('internal_review');
  await page.locator('[name="qualityAssurance.0.text.en"]').fill('Two colleagues look at it once a year.');
  await page.locator('[name="qualityAssurance.0.responsible"]').fill('Declan Byrne');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
  return design;
}

test('a design made in one house is adapted, published and credited in another that never heard of it', async ({
  browser,
}) => {
  test.slow();
  const buffer = await packageOfTheFirst(browser);
  const house = await openNewHouse(browser);
  try {
    const declan = await house.enter('declan');
    const { page } = declan;
    const design = await makeItFit(page, buffer);
    const id = design.replace('/design/', '');

    // Field by field: what was changed is told, and what was not changed is not.
    await page.goto(`${design}/share`);
    const changed = page.locator('.changes');
    await expect(changed.getByText('Title (English)')).toBeVisible();
    await expect(changed.locator('del', { hasText: 'Sort and price donated goods' })).toBeVisible();
    await expect(changed.locator('ins', { hasText: TITLE })).toBeVisible();
    await expect(changed.locator('ins', { hasText: 'Lakeside Works, IE' })).toBeVisible();
    await expect(changed.getByText(/^Title/)).toHaveCount(1);
    await expectAccessible(page);
    await page.goto(design);
    await page.getByRole('button', { name: 'Send to review' }).click();
    await expect(page.getByText('In review').first()).toBeVisible();

    const orla = await house.enter('orla');
    await orla.page.goto(`${design}/review`);
    await orla.page.getByRole('button', { name: 'Approve and publish version 1' }).click();
    await expect(orla.page.getByText('Version 1 is published')).toBeVisible();
    await orla.leave();

    // Only the licence of the first house may be chosen: it asks for the same.
    await page.goto(`${design}/share`);
    await expect(page.getByLabel('Licence').locator('option')).toHaveText([/CC BY-SA 4\.0/]);
    await page.getByLabel('Who made it').fill('Declan Byrne');
    await page.getByLabel('What you changed').first().fill('Title and money for Ireland.');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    await expect(page.getByText('It is shared as you said')).toBeVisible();
    await declan.leave();

    const visitor = await house.enter();
    await visitor.page.goto(`/achievements/${id}/1`);
    await expect(visitor.page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    const origin = visitor.page.getByRole('region', { name: 'Where this comes from' });
    await expect(origin.getByText(creditFrom(appUrl()))).toBeVisible();
    await expect(origin.getByRole('listitem')).toHaveText([
      /Sort and price donated goods, version \d+.*Matteo Ricci, Ingrid Solbakken · Second Round, Norway/s,
      new RegExp(`${TITLE}.*Lakeside Works · Changes: Title and money for Ireland\\.`, 's'),
    ]);
    const there = origin.getByRole('link', { name: /Sort and price donated goods/ });
    await expect(there).toHaveAttribute('href', new RegExp(`^${appUrl()}/achievements/ach_`));
    await expectAccessible(visitor.page);
    await there.click();
    await expect(visitor.page.getByRole('heading', { level: 1, name: 'Sort and price donated goods' })).toBeVisible();

    await visitor.page.goto(`/achievements/${id}/1/leaflet`);
    await expect(visitor.page.getByText(creditFrom(appUrl()))).toBeVisible();
    const offer: unknown = await (await visitor.page.request.get(`/achievements/${id}/1/offer.json`)).json();
    expect(offer).toMatchObject({
      licence: 'CC-BY-SA-4.0',
      madeFrom: { works: [{ organisation: 'Second Round', authors: ['Matteo Ricci', 'Ingrid Solbakken'] }] },
    });
    await visitor.leave();
  } finally {
    await house.close();
  }
});
