import { expect, test } from '@playwright/test';
import { arrive, expectAccessible, signIn } from './support/people.ts';
import {
  bringToCase,
  createLearner,
  declareNoTies,
  enter,
  findCase,
  newLearner,
  offer,
  openEvaluation,
  PIN,
  rateEverything,
  SORTING,
  staff,
  validateAll,
} from './support/stages.ts';

test('five wrong PINs make one wait, and the coach lets the learner in', async ({ browser }) => {
  const coach = await arrive(browser, {});
  await signIn(coach.page, 'ingrid');
  const { code, page: learnerPage } = await createLearner(await staff('ingrid'), {
    fullName: 'Gita Forgets',
    knownAs: 'Gita',
    language: 'en',
  });
  await enter(code);

  const learner = await arrive(browser, {});
  await learner.page.goto(`/card?c=${code.replace(/\W/g, '')}`);
  const tryPin = async (pin: string): Promise<void> => {
    await learner.page.locator('input[name=pin]').fill(pin);
    await learner.page.getByRole('button', { name: 'Open my pages' }).click();
  };
  for (const left of ['4 more times', '3 more times', '2 more times', '1 more time']) {
    await tryPin('9058');
    await expect(learner.page.getByRole('alert').getByText(left)).toBeVisible();
    await expect(learner.page.locator('input[name=pin]'), 'a wrong PIN is not written back').toHaveValue('');
  }
  await tryPin('9058');
  await expect(learner.page.getByRole('alert').getByText(/Wait 15 minutes/)).toBeVisible();
  await tryPin(PIN);
  await expect(learner.page.getByRole('alert').getByText(/Wait 15 minutes/), 'even the right one waits').toBeVisible();
  await expectAccessible(learner.page);

  await coach.page.goto(`${learnerPage}/card`);
  await expect(coach.page.getByText(/Held back until/)).toBeVisible();
  await coach.page.getByRole('button', { name: 'Let Gita in now' }).click();
  await expect(coach.page.getByText('Gita can try again now.')).toBeVisible();
  await expectAccessible(coach.page);
  await tryPin(PIN);
  await expect(learner.page).toHaveURL(/\/learn$/);
  await Promise.all([coach.leave(), learner.leave()]);
});

test('a card that was replaced opens nothing, and says so', async ({ browser }) => {
  const coach = await staff('ingrid');
  const { code, page: learnerPage } = await createLearner(coach, {
    fullName: 'Hana Lost',
    knownAs: 'Hana',
    language: 'en',
  });
  await coach.post(`${learnerPage}/card?/reissue`);
  const { page, leave } = await arrive(browser, {});
  await page.goto('/card');
  await page.locator('input[name=code]').fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('alert').getByText(/replaced by a newer one/)).toBeVisible();
  await expectAccessible(page);
  await leave();
});

test('a validator who decides too late reads who has decided, and nothing is sent', async ({ browser }) => {
  const coach = await staff('ingrid');
  const fullName = 'Idris Decided';
  const learner = await newLearner(coach, { fullName, knownAs: 'Idris', language: 'en' });
  const achievement = await offer(learner.visitor, SORTING);
  await bringToCase(coach, learner, achievement);
  const validator = await staff('henrik');
  const address = await findCase(validator, fullName);
  await declareNoTies(validator, address);

  const { page, leave } = await arrive(browser, {});
  await validator.moveInto(page.context());
  await page.goto(address);
  for (const outcome of await page.locator('input[type=radio][value=not_validated]').all()) await outcome.check();
  for (const reason of await page.locator('textarea[name^=reason]').all()) await reason.fill('Not seen at work yet.');
  await page.locator('form[action="?/preview"] button').last().click();
  await expect(page.locator('button[formaction="?/decide"]')).toBeVisible();

  const decided = await validator.post(`${address}?/decide`, await validateAll(validator, address));
  expect(decided.status).toBe(303);
  await page.locator('button[formaction="?/decide"]').click();
  await expect(page.getByRole('alert').getByText(/decided this case while your page was open/)).toBeVisible();
  await expectAccessible(page);
  await page.goto('/validate');
  await page.goto(address);
  await expect(page.getByText('Not seen at work yet.')).toHaveCount(0);
  await leave();
});

test('two tabs on one step of a design: the second is told, and keeps its words', async ({ browser }) => {
  const { page, leave } = await arrive(browser, {});
  await signIn(page, 'matteo');
  await page.goto('/design/new');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/\/purpose/);
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  const title = (which: typeof page) => which.locator('[name^="title."]').first();
  await title(page).fill('Mend bicycles');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('status').getByText('Saved')).toBeVisible();

  await title(tab).fill('Repair bicycles');
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(tab.getByText(/while you were writing/)).toBeVisible();
  await expect(tab.getByText('Mend bicycles').first(), 'what the other tab saved').toBeVisible();
  await expect(title(tab), 'what this one wrote').toHaveValue('Repair bicycles');
  await expectAccessible(tab);
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(tab.getByRole('status').getByText('Saved')).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveValue('Repair bicycles');
  await leave();
});

test('two windows rate one learner at once: the later one sees the difference and loses nothing', async ({
  browser,
}) => {
  const coach = await staff('ingrid');
  const learner = await newLearner(coach, { fullName: 'Jamal Twice', knownAs: 'Jamal', language: 'en' });
  const achievement = await offer(learner.visitor, SORTING);
  await rateEverything(learner.visitor, achievement);
  const evaluation = await openEvaluation(coach, learner, achievement);

  const [one, two] = await Promise.all([arrive(browser, {}), arrive(browser, {})]);
  for (const { page } of [one, two]) {
    await coach.moveInto(page.context());
    await page.goto(evaluation);
  }
  const level = (page: typeof one.page, value: string) =>
    page.locator(`input[name^="level-"][value="${value}"]`).first();
  const later = (page: typeof one.page) => page.locator('button[name=finish][value=no]');
  await level(one.page, 'on_my_own').check();
  await later(one.page).click();
  await expect(one.page).toHaveURL(/saved/);

  await level(two.page, 'not_yet').check();
  await later(two.page).click();
  await expect(two.page.getByRole('alert').getByText(/another window/)).toBeVisible();
  await expect(level(two.page, 'not_yet'), 'the later choice is still there').toBeChecked();
  await expect(two.page.getByText(/On their own/).first(), 'beside what is saved now').toBeVisible();
  await expectAccessible(two.page);
  await later(two.page).click();
  await expect(two.page).toHaveURL(/saved/);
  await one.page.reload();
  await expect(level(one.page, 'not_yet')).toBeChecked();
  await Promise.all([one.leave(), two.leave()]);
});
