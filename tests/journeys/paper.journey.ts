import { expect, type Page, test } from '@playwright/test';
import { arrive, expectAccessible, signIn } from './support/people.ts';
import { createLearner, offer, enter, SORTING, staff } from './support/stages.ts';

const LEARNER = { fullName: 'Nadia Papir', knownAs: 'Nadia', language: 'ar' };

const shots = process.env['CAIRN_SHOTS'];
async function keepPrint(page: Page, name: string): Promise<void> {
  if (shots !== undefined) await page.pdf({ path: `${shots}/paper-${name}.pdf`, preferCSSPageSize: true });
}

async function makeSheet(page: Page, learnerPage: string, kind: string): Promise<string> {
  await page.goto(`${learnerPage}/paper`);
  await page.getByLabel(SORTING).check();
  await page.locator(`button[name=kind][value=${kind}]`).click();
  await expect(page).toHaveURL(/\/paper\/[0-9a-z]{8}$/);
  return page.url().slice(-8);
}

test('a learner on paper: printed, keyed in, marked, and the coach never sees too early', async ({ browser }) => {
  const office = await staff('ingrid');
  const learner = await createLearner(office, LEARNER);
  const { page, leave } = await arrive(browser, {});
  await signIn(page, 'ingrid');

  const self = await makeSheet(page, learner.page, 'self');
  await expect(page.locator('article.paper')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('.cards > li')).toHaveCount(7);
  await expectAccessible(page);
  await keepPrint(page, 'self');
  for (const kind of ['joint', 'evidence', 'story', 'offer']) {
    await makeSheet(page, learner.page, kind);
    await keepPrint(page, kind);
  }
  await page.goto(`${learner.page}/paper`);
  await expectAccessible(page);
  if (shots !== undefined) await page.screenshot({ path: `${shots}/paper-room.png`, fullPage: true });

  await test.step('the code leads to the screen, which first asks for her own side', async () => {
    await page.goto('/coach/key-in');
    await page.locator('[name=code]').fill(`${self.slice(0, 4)} ${self.slice(4)}`.toUpperCase());
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page).toHaveURL(new RegExp(`/key-in/${self}$`));
    await expect(page.getByText('First your own side')).toBeVisible();
    await expect(page.locator('input.digit')).toHaveCount(0);
    await expectAccessible(page);
  });

  await test.step('she rates, then types seven digits', async () => {
    await page.getByRole('link', { name: 'To my own ratings' }).click();
    await page.locator('form[action="?/evaluate"] button').first().click();
    await expect(page).toHaveURL(/\/evaluate\//);
    for (const radio of await page.locator('input[type=radio][value=on_my_own]').all()) await radio.check();
    await page.getByRole('button', { name: 'I have rated everything' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.goto(`${learner.page}/key-in/${self}`);
    await page.locator('input.digit').first().focus();
    await page.keyboard.type('7');
    await page.getByRole('button', { name: 'Save, this is all' }).click();
    await expect(page.getByText('This digit is not on the sheet.').first()).toBeVisible();
    const digits = page.locator('input.digit');
    // Going on to the next field by itself needs the script, which may still be on its way.
    await expect(async () => {
      for (const digit of await digits.all()) await digit.fill('');
      await digits.first().focus();
      await page.keyboard.type('3323333');
      expect(await digits.evaluateAll((fields: HTMLInputElement[]) => fields.map(({ value }) => value).join(''))).toBe(
        '3323333',
      );
    }).toPass({ timeout: 20_000 });
    if (shots !== undefined) await page.screenshot({ path: `${shots}/paper-key-in.png`, fullPage: true });
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save, this is all' }).click();
    await expect(page.getByText('The sheet is keyed in')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the story and a proof follow, and the learner finds it all marked', async () => {
    const story = await makeSheet(page, learner.page, 'story');
    await page.goto(`${learner.page}/key-in/${story}`);
    await page.locator('[name=did]').fill('طبخت لثلاثين شخصا.');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The sheet is keyed in')).toBeVisible();
    const slip = await makeSheet(page, learner.page, 'evidence');
    await page.goto(`${learner.page}/key-in/${slip}`);
    await page.locator('[name=text]').fill('Sorted twenty bags alone.');
    await page.getByLabel('Mine: I saw it').check();
    await page.locator('input[type=checkbox]').first().check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The sheet is keyed in')).toBeVisible();
    const visitor = await enter(learner.code, 'en');
    await expect(offer(visitor, SORTING), 'it is begun already').rejects.toThrow();
    expect((await visitor.get('/learn/about-me')).text).toContain('Ingrid');
  });
  await leave();
});
