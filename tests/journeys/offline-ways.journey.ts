import { expect, type Page, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import { beginRating, createLearner, newLearner, offer, SORTING, staff } from './support/stages.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const MINE = ['Bread', 'Hammer', 'Bed', 'Radio'];
const PASSWORD = 'a calm red boat';

async function tapMine(page: Page, pictures = MINE): Promise<void> {
  for (const name of pictures) await page.getByRole('button', { name, exact: true }).click();
}

test('a learner who comes in by pictures opens her copy by pictures, without a network', async ({ browser }) => {
  const words = { fullName: 'Sahra Journey', knownAs: 'Sahra', language: 'en' };
  const { code } = await createLearner(await staff('ingrid'), words);
  const { page, leave } = await arrive(browser, PHONE);
  await page.goto('/card');
  await page.locator('input[name=code]').fill(code);
  await page.locator('main form button').first().click();
  await page.getByRole('link', { name: 'I would rather choose pictures' }).click();
  for (const round of ['First', 'Once more']) {
    for (const [index, name] of MINE.entries()) {
      const isLast = round === 'Once more' && index === MINE.length - 1;
      await page.getByRole('button', { name, exact: true }).click();
      if (!isLast) {
        const told = `${round === 'First' ? '' : 'Once more: '}${(index + 1) % MINE.length} of 4 pictures tapped`;
        const next = round === 'First' && index === MINE.length - 1 ? 'Once more: 0 of 4 pictures tapped' : told;
        await expect(page.getByRole('status').filter({ hasText: next })).toBeVisible();
      }
    }
  }
  await expect(page).toHaveURL(/\/learn/);

  await page.goto('/learn/offline');
  await expect(page.getByText('They are locked with your four pictures.')).toBeVisible();
  await expectAccessible(page);
  await tapMine(page, [...MINE].reverse());
  await expect(page.getByText('These are not your pictures')).toBeVisible();
  await tapMine(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sahra, without a network');

  await page.context().setOffline(true);
  await page.goto('/learn/offline');
  await expect(page.getByRole('heading', { name: 'Open your copy' })).toBeVisible();
  const seen = page.getByRole('button', { name: 'Bread', exact: true }).locator('img');
  await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await expectAccessible(page);
  await tapMine(page, [...MINE].reverse());
  await expect(page.getByText('These are not your pictures, or not in this order. Try again.')).toBeVisible();
  await tapMine(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sahra, without a network');
  await leave();
});

test('a learner with a name of her own comes in by it, and opens her copy by her password', async ({ browser }) => {
  const words = { fullName: 'Noor Journey', knownAs: 'Noor', language: 'en' };
  const learner = await newLearner(await staff('ingrid'), words);
  await beginRating(learner.visitor, await offer(learner.visitor, SORTING));
  const loginName = `noor.${learner.id.slice(-8)}`;
  await learner.visitor.post('/learn/about-me/way-in?/login', { loginName, password: PASSWORD });

  const { page, leave } = await arrive(browser, PHONE);
  await page.goto('/card');
  await page.getByRole('link', { name: 'I have a name and password of my own' }).click();
  await expectAccessible(page);
  await page.locator('input[name=loginName]').fill(loginName);
  await page.locator('input[name=password]').fill('something else');
  await page.getByRole('button', { name: 'Go in', exact: true }).click();
  await expect(page.getByText('Name and password do not fit together.')).toBeVisible();
  await page.locator('input[name=password]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Go in', exact: true }).click();
  await expect(page).toHaveURL(/\/learn/);

  await page.goto('/learn/offline');
  await page.locator('input[name=own]').fill(PASSWORD);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Take with me' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noor, without a network');
  await page.context().setOffline(true);
  await page.goto('/learn/offline');
  await page.locator('input[name=code]').fill('a calm red goat');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByText('This password is not right. Try again.')).toBeVisible();
  await page.locator('input[name=code]').fill(PASSWORD);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Noor, without a network');
  await leave();
});
