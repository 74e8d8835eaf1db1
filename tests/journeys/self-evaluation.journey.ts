import { type Browser, expect, type Page, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import { createLearner, enter, newLearner, staff } from './support/stages.ts';
import { createVisitor } from './support/visitor.ts';
import { giveVoice } from './support/voice.ts';

const PHONE = { viewport: { width: 320, height: 640 } } as const;
const hasScript = (): boolean => test.info().project.use.javaScriptEnabled !== false;

/** Answers the question on the screen by its button and waits for the next page. */
async function answer(page: Page, value: string): Promise<void> {
  const before = page.url();
  await page.locator(`button[name=answer][value=${value}]`).click();
  await page.waitForURL((url) => url.href !== before);
}

async function learnerPage(browser: Browser, name: string, language: string) {
  const learner = await newLearner(await staff('ingrid'), { fullName: name, knownAs: name, language });
  const person = await arrive(browser, PHONE, language);
  await learner.visitor.moveInto(person.page.context());
  return person;
}

test('an Arabic-speaking learner sees the language of her coach beneath hers, and it stays so', async ({ browser }) => {
  const { page, leave } = await learnerPage(browser, 'Samira Selv', 'ar');
  await page.goto('/learn/skills?lang=ar');
  await page.locator('main form button').first().click();
  await expect(page, 'the general skills stand first').toHaveURL(/\/learn\/skills\/sev_[a-z0-9]+\/1$/);
  await page.locator('a[href="?two=nb"]').click();
  await expect(page.locator('.twin[lang=nb]').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('.twin[lang=nb]').first()).toHaveAttribute('dir', 'ltr');
  await expectAccessible(page);
  await answer(page, 'with_help');
  await expect(page.locator('.twin[lang=nb]').first(), 'chosen once').toBeVisible();

  await page.goto(page.url().replace(/\/\d+$/, '/way'));
  await page.locator('label:has(input[value=read_aloud])').click();
  await page.locator('label:has(input[name=easy])').click();
  await page.locator('label:has(input[name=shown][value=life])').click();
  await expectAccessible(page);
  await page.locator('form:has(input[name=mode]) .ds-button').click();
  await expect(page, 'back to the next question').toHaveURL(/\/2$/);
  await page.goto(page.url().replace(/\/\d+$/, '/summary'));
  await expect(page.locator('.mode')).toBeVisible();
  await expectAccessible(page);
  await page.locator('form[action="?/finish"] button').click();
  await page.goto('/learn/skills/profile');
  await expectAccessible(page);
  await page.goto('/learn/skills/card?size=a6&help=yes');
  await expect(page.locator('.sheet-a6')).toHaveCount(1);
  await expectAccessible(page);
  await leave();
});

test('somebody without an account goes on with her code on another device, and can delete it @without-script', async ({
  browser,
}) => {
  const first = await arrive(browser, PHONE);
  await first.page.goto('/try');
  await expectAccessible(first.page);
  await first.page.locator('form[action="?/begin"] button').click();
  await expect(first.page).toHaveURL(/\/try\/1$/);
  for (const value of ['on_my_own', 'with_help', 'skipped']) await answer(first.page, value);
  await first.page.goto('/try/end');
  await expectAccessible(first.page);
  const code = await first.page.locator('.code').innerText();
  await first.leave();

  const second = await arrive(browser, { viewport: { width: 1280, height: 900 } });
  await second.page.goto('/try');
  await second.page.locator('input[name=code]').fill(`  ${code.toLowerCase()} `);
  await second.page.locator('form[action="?/resume"] button').click();
  await expect(second.page, 'the fourth question is the next one').toHaveURL(/\/try\/4$/);
  await second.page.goto('/try/end');
  await second.page.locator('form[action="?/delete"] button').click();
  await expect(second.page).toHaveURL(/deleted/);
  await second.page.goto(`/try?c=${code.replace(/\s/g, '')}`);
  await expect(second.page.getByRole('alert'), 'nothing belongs to the code any more').toBeVisible();
  await second.leave();
});

test('a link does not put away the answers of somebody else unasked @without-script', async ({ browser }) => {
  const stranger = createVisitor();
  await stranger.get('/?lang=en');
  await stranger.post('/try?/begin');
  const code = (/class="code[^"]*"[^>]*>([^<]+)</.exec((await stranger.get('/try/end')).text)?.[1] ?? '').trim();
  const { page, leave } = await arrive(browser, PHONE);
  await page.goto('/try');
  await page.locator('form[action="?/begin"] button').click();
  await answer(page, 'on_my_own');
  await page.goto(`/try?c=${code.replace(/\s/g, '')}`);
  await expect(page, 'the history keeps no code').toHaveURL(/\/try\?other$/);
  await expect(page.getByText('Other answers are open on this device')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Go on with those that are open' }).click();
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page, 'her own second question').toHaveURL(/\/try\/2$/);
  await page.goto(`/try?c=${code.replace(/\s/g, '')}`);
  await page.getByRole('button', { name: 'Open the answers of my code' }).click();
  await expect(page, 'the other one has answered nothing yet').toHaveURL(/\/try\/1$/);
  await leave();
});

test('a learner takes over what she answered without an account', async () => {
  const { code } = await createLearner(await staff('ingrid'), {
    fullName: 'Tara Kode',
    knownAs: 'Tara',
    language: 'en',
  });
  const learner = await enter(code);
  const stranger = learner.twin();
  await stranger.post('/try?/begin');
  await stranger.post('/try/1?/answer', { criterionId: 'on_time', answer: 'on_my_own' });
  const end = (await stranger.get('/try/end')).text;
  const trial = /class="code[^"]*"[^>]*>([^<]+)</.exec(end)?.[1] ?? '';
  const { location } = await learner.post('/learn/skills/code', { code: trial });
  expect(location).toMatch(/\/learn\/skills\/sev_[a-z0-9]+\/summary$/);
  expect((await learner.get(location)).text).toContain('I come on time.');
});

test('who does not read finds a picture and a voice at every answer', async ({ browser }) => {
  test.skip(!hasScript(), 'a voice needs a script');
  const { page, leave } = await arrive(browser, PHONE);
  await giveVoice(page, 'en-GB');
  await page.goto('/try');
  await page.locator('form[action="?/begin"] button').click();
  await expect(page).toHaveURL(/\/try\/1$/);
  for (let step = 1; step <= 3; step += 1) {
    const answers = page.locator('button[name=answer]');
    await expect(answers).toHaveCount(6);
    for (const one of await answers.all()) {
      expect(await one.locator('svg.sign, img.pictogram').count(), 'a picture').toBe(1);
      await expect(one.locator('xpath=..').getByRole('button', { name: /^Listen/ }), 'a voice').toBeVisible();
    }
    await expect(page.locator('.task').getByRole('button', { name: 'Listen' })).toBeVisible();
    await page
      .locator('.answer')
      .first()
      .getByRole('button', { name: /^Listen/ })
      .click();
    await answer(page, 'on_my_own');
  }
  await expectAccessible(page);
  await leave();
});

test('a story leads to suggested skills, each with its reason', async ({ browser }) => {
  const { page, leave } = await learnerPage(browser, 'Noor Forteller', 'en');
  await page.goto('/learn/stories/new?lang=en');
  await page.locator('textarea[name=did]').fill('I helped customers in a shop and counted the money.');
  await page.locator('label:has(input[value=informal])').click();
  await expectAccessible(page);
  await page.locator('form:has(textarea[name=did]) .ds-button').click();
  await expect(page).toHaveURL(/\/learn\/stories\/sty_/);
  await expect(page.getByText('Because you wrote: customers, shop')).toBeVisible();
  await expectAccessible(page);
  await page.locator('input[name=skills][value=greet]').check();
  await page.getByRole('button', { name: 'Keep these skills' }).click();
  await expect(page).toHaveURL(/saved/);
  await page.goto('/learn/skills/profile');
  await expect(page.getByText('I greet customers and speak politely.')).toBeVisible();
  await leave();
});
