import { expect, type Page, test } from '@playwright/test';
import { appUrl, arrive, deviceOf, expectAccessible, signIn } from './support/people.ts';
import { EXAM, RIGHT, rateablesOf, UNITS } from '../../src/modules/training/course.ts';
import { bringToCase, findCase, newLearner, offer, SORTING, staff } from './support/stages.ts';

const PASSWORD = 'a lantern at the gate';

/** The administrator gives a new colleague an account; answers the password that is shown once. */
async function addColleague(page: Page, name: { readonly full: string; readonly login: string }): Promise<string> {
  await page.goto('/admin/people/new');
  await page.locator('[name=fullName]').fill(name.full);
  await page.locator('[name=knownAs]').fill('Runa');
  await page.locator('[name=loginName]').fill(name.login);
  await page.locator('select[name=language]').selectOption('en');
  for (const role of ['coach', 'validator']) await page.locator(`[name=roles][value=${role}]`).check();
  await page.locator('main form').getByRole('button').last().click();
  return page.locator('dd.password').innerText();
}

/** She comes in for the first time and chooses a password of her own. */
async function comeIn(page: Page, login: string, first: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name=loginName]').fill(login);
  await page.locator('input[name=password]').fill(first);
  await page.locator('main form button').first().click();
  await expect(page).toHaveURL(/\/account/);
  await page.locator('[name=current]').fill(first);
  await page.locator('[name=next]').fill(PASSWORD);
  await page.locator('form[action*=password] button').click();
  await expect(page).toHaveURL(/done=password/);
  await page.goto('/?lang=en');
}

async function doUnits(page: Page): Promise<void> {
  for (const unit of UNITS) {
    await page.goto(`/training/${unit}`);
    await page.locator('[name=notes]').fill(`What I take from ${unit}.`);
    await page.locator(`[name=choice][value=${RIGHT[unit]}]`).check();
    await page.getByRole('button', { name: 'Save and check' }).click();
    await expect(page.getByText('That is right.')).toBeVisible();
  }
}

test('somebody who has not learned to assess cannot decide; she does the course, passes, and can', async ({
  browser,
}, info) => {
  test.slow();
  const use = deviceOf(info);
  const mark = `${info.project.name} ${Date.now() % 100_000}`;
  const coach = await staff('ingrid');
  const learner = await newLearner(coach, { fullName: `Nour ${mark}`, knownAs: 'Nour', language: 'en' });
  await bringToCase(coach, learner, await offer(learner.visitor, SORTING));
  const address = await findCase(await staff('henrik'), `Nour ${mark}`);

  const admin = await arrive(browser, use);
  await signIn(admin.page, 'signe');
  const login = `runa.${Date.now() % 1_000_000}`;
  const first = await addColleague(admin.page, { full: `Runa ${mark}`, login });
  await admin.leave();

  const runa = await arrive(browser, use);
  const { page } = runa;
  await comeIn(page, login, first);
  await page.goto(address);
  await page.locator('[name=declared][value=no_conflict]').check();
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByText('You can look, but not decide')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Your decision' })).toHaveCount(0);

  await page.goto('/training/exam');
  await expect(page.getByText('First finish the six units and the practice.')).toBeVisible();
  await page.goto('/training');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Go on: What validation is' }).click();
  await page.locator('[name=choice][value=a]').check();
  await page.getByRole('button', { name: 'Save and check' }).click();
  await expect(page.getByText('Not quite. Read on, and choose again.')).toBeVisible();
  await doUnits(page);
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Next: Practice: six cases' }).click();
  await page.getByRole('button', { name: 'Compare with the model' }).click();
  await expect(page.getByText(/6 are missing/)).toBeVisible();
  for (const number of [1, 2, 3, 4, 5, 6]) await page.locator(`[name=level-p${number}-1][value=with_help]`).check();
  await page.getByRole('button', { name: 'Compare with the model' }).click();
  await expect(page.getByText('6 of 6 ratings are within one step, 2 of them exactly the same.')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Next: Case exam' }).click();
  await expectAccessible(page);
  for (const { id, model } of rateablesOf(EXAM)) await page.locator(`[name=level-${id}][value=${model}]`).check();
  await page.getByRole('button', { name: 'Hand in the exam' }).click();
  await expect(page.getByText('You have passed the exam')).toBeVisible();
  await expectAccessible(page);

  await page.goto(address);
  await expect(page.getByText('You can look, but not decide')).toHaveCount(0);
  for (const radio of await page.locator('input[name^="decision-"][value=validated]').all()) await radio.check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'See what the learner will read' }).click();
  await page.getByRole('button', { name: 'Send this decision' }).click();
  await expect(page).toHaveURL(/\?done/);

  await page.goto('/training/certificate');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask for the certificate' }).click();
  await expect(page.getByText('Waiting for a validator')).toBeVisible();
  const henrik = await arrive(browser, use);
  await signIn(henrik.page, 'henrik');
  await henrik.page.goto(await findCase(await staff('henrik'), `Runa ${mark}`));
  await henrik.page.locator('[name=declared][value=no_conflict]').check();
  await henrik.page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(henrik.page.getByText('What I take from fairness.')).toBeVisible();
  await expectAccessible(henrik.page);

  // He is not sure: Tuva, who has learned it too, rates the exam without seeing his mind.
  await henrik.page.getByText('Unsure? Ask for a second assessor').click();
  await henrik.page.locator('[name=why]').fill('Are the notes about mapping enough?');
  await henrik.page.getByRole('button', { name: 'Ask for a second assessor' }).click();
  await expect(henrik.page.getByText('The case cannot be sent or decided before they are done.')).toBeVisible();
  const tuva = await arrive(browser, use);
  await signIn(tuva.page, 'tuva');
  await tuva.page.goto('/second');
  await tuva.page
    .getByRole('row', { name: new RegExp(`Runa ${mark}`) })
    .getByRole('link')
    .click();
  await tuva.page.locator('[name=declared][value=no_conflict]').check();
  await tuva.page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(tuva.page.getByText('What I take from mapping.')).toBeVisible();
  await expectAccessible(tuva.page);
  for (const radio of await tuva.page.locator('input[name^="level-"][value=with_help]').all()) await radio.check();
  await tuva.page.getByRole('button', { name: 'I have rated everything' }).click();
  await expect(tuva.page.getByText('Your ratings are saved. Thank you.')).toBeVisible();

  // He refuses a part; she asks for another look; somebody who took no part answers her.
  await henrik.page.reload();
  await expect(henrik.page.getByRole('heading', { name: 'A second assessor' })).toBeVisible();
  await expectAccessible(henrik.page);
  for (const radio of await henrik.page.locator('input[name^="decision-"][value=not_validated]').all())
    await radio.check();
  for (const field of await henrik.page.locator('textarea[name^="reason-"]').all())
    await field.fill('The notes say too little.');
  await henrik.page.getByRole('button', { name: 'See what the learner will read' }).click();
  await henrik.page.getByRole('button', { name: 'Send this decision' }).click();
  await expect(henrik.page).toHaveURL(/\?done/);
  await page.goto('/training/certificate');
  await page.getByText('I do not agree with this answer').click();
  await page.locator('[name=words]').fill('My notes name every task. Please read them again.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask for another look' }).click();
  await expect(page.getByRole('heading', { name: 'Somebody else looks at it again' })).toBeVisible();
  await henrik.page.goto('/appeals');
  await expect(henrik.page.getByRole('row', { name: new RegExp(`Runa ${mark}`) })).toContainText(
    'You took part in an earlier decision',
  );
  await tuva.leave();
  await henrik.leave();
  expect(new URL(page.url()).origin).toBe(appUrl());
  await runa.leave();
});

test('the plan for the first 90 days is ticked together, without a script as well @without-script @phone', async ({
  browser,
}, info) => {
  const admin = await arrive(browser, deviceOf(info));
  await signIn(admin.page, 'signe');
  await admin.page.goto('/training/guide');
  const box = admin.page.locator('[name=tick][value="scale.3"]');
  await box.setChecked(true);
  await admin.page.getByRole('button', { name: 'Save the ticks' }).click();
  await expect(admin.page.getByText('The ticks are saved.')).toBeVisible();
  await expect(box).toBeChecked();
  await expect(admin.page.getByText(/Ticked by Signe/).first()).toBeVisible();
  await expectAccessible(admin.page);
  await box.setChecked(false);
  await admin.page.getByRole('button', { name: 'Save the ticks' }).click();
  await expect(box).not.toBeChecked();
  await admin.leave();
});
