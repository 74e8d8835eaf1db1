import { expect, type Page, test } from '@playwright/test';
import { arrive, deviceOf, expectAccessible, signIn } from './support/people.ts';

const CARDS = ['Sort parcels', 'Weigh parcels', 'Answer the phone'];
const PLAIN = ['I sort the parcels.', 'I weigh each parcel.', 'I answer the phone.'];

/** From nothing to three described tasks in one package, as a coach does it standing in the doorway. */
async function mapPlace(page: Page, name: string): Promise<string> {
  await page.goto('/workplace/new');
  await page.locator('[name=name]').fill(name);
  await page.locator('select[name=kind]').selectOption('office');
  await page.getByRole('button', { name: 'Begin the walk' }).click();
  await expect(page.getByRole('heading', { name: 'What is done here in a day?' })).toBeVisible();
  const place = page.url().replace(/\/walk.*$/, '');

  await page.locator('[name=lines]').fill(`- ${CARDS[0]}\n- ${CARDS[1]}\nsort parcels`);
  await page.getByRole('button', { name: 'Put down the cards' }).click();
  await expect(page.getByText('2 cards put down')).toBeVisible();
  await expect(page.getByText('1 line was there already')).toBeVisible();
  await page.getByRole('link', { name: 'Next: a week' }).click();
  await page.locator('[name=lines]').fill(CARDS[2] ?? '');
  await page.getByRole('button', { name: 'Put down the cards' }).click();
  await expect(page.getByText('1 card put down')).toBeVisible();
  await expectAccessible(page);

  await page.goto(`${place}/packages`);
  await page.locator('[name=newPackage]').fill('Handle parcels');
  await page.getByRole('button', { name: 'Add the package' }).click();
  await expect(page.getByRole('heading', { name: 'Handle parcels' })).toBeVisible();
  for (const card of CARDS) await page.getByLabel(card).selectOption({ label: 'Handle parcels' });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and describe the tasks' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Describe the tasks' })).toBeVisible();

  for (const [index, card] of CARDS.entries()) {
    await page.goto(`${place}/tasks`);
    await page.getByRole('listitem').getByRole('link', { name: card }).first().click();
    await page.locator('[name="plain.en"]').fill(PLAIN[index] ?? '');
    if (index === 0) await page.locator('[name=importance][value="3"]').check();
    if (index === 0) await expectAccessible(page);
    await page.getByRole('button', { name: 'Save and go to the list' }).click();
  }
  await expect(page.getByText('Described', { exact: true })).toHaveCount(CARDS.length);
  await expectAccessible(page);

  await page.goto(`${place}/learn`);
  await page.getByLabel('Can be learned here: Answer the phone').check();
  await page.getByLabel('From the first week: Sort parcels').check();
  await page.getByRole('button', { name: 'Save the choice' }).click();
  await page.goto(`${place}/sheet?in=en`);
  await expect(page.getByRole('heading', { level: 1, name: 'What you can learn here' })).toBeVisible();
  await expect(page.getByText('I weigh each parcel.')).toBeVisible();
  await expectAccessible(page);
  return place;
}

async function review(
  page: Page,
  login: string,
  unit: { readonly address: string; readonly button: string },
): Promise<void> {
  await signIn(page, login);
  await page.goto(unit.address);
  await page.getByRole('button', { name: unit.button }).click();
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible();
}

test('a place is walked through, and one of its packages becomes a design that both sides have seen @phone', async ({
  browser,
}, info) => {
  test.slow();
  const use = deviceOf(info);
  const name = `The parcel room ${info.project.name} ${Date.now() % 100_000}`;

  const coach = await arrive(browser, use);
  await signIn(coach.page, 'ingrid');
  const place = await mapPlace(coach.page, name);
  await coach.page.goto(place);
  await expect(coach.page.getByRole('heading', { level: 1 })).toContainText(name);
  await expectAccessible(coach.page);
  await coach.page.getByRole('button', { name: /Make a unit of it/ }).click();
  await expect(coach.page.getByRole('heading', { name: 'Change the unit' })).toBeVisible();
  await coach.page.locator('[name=hours]').fill('12');
  await coach.page.locator('[name=levelCue]').fill('2');
  await expectAccessible(coach.page);
  await coach.page.getByRole('button', { name: 'Save', exact: true }).click();
  await coach.page.getByRole('button', { name: 'Send to review' }).click();
  await expect(coach.page.getByText('You wrote in this unit')).toBeVisible();
  await expect(coach.page.getByRole('button', { name: /^Confirm/ }), 'an author cannot review').toHaveCount(0);
  await expectAccessible(coach.page);
  const address = coach.page.url().replace(/\?.*$/, '');
  await coach.leave();

  const admin = await arrive(browser, use);
  await review(admin.page, 'signe', { address, button: 'Confirm for work life' });
  await expect(admin.page.getByText('so somebody else reviews for education')).toBeVisible();
  await admin.leave();

  const designer = await arrive(browser, use);
  await review(designer.page, 'matteo', { address, button: 'Confirm for education' });
  await designer.page.locator('select[name=family]').selectOption('office');
  await expectAccessible(designer.page);
  await designer.page.getByRole('button', { name: 'Hand over and make the draft' }).click();
  await expect(designer.page.getByText('Handed over. The design draft is ready.')).toBeVisible();
  await designer.page.getByRole('link', { name: 'Open the design' }).click();
  await expect(designer.page.getByRole('heading', { level: 1 })).toContainText('Handle parcels');
  await expect(designer.page.getByRole('link', { name: 'From the workplace: Handle parcels' })).toBeVisible();
  await designer.page.goto(`${designer.page.url().replace(/[?#].*$/, '')}/outcomes`);
  await designer.page.locator('main a[href*="/outcomes/out_"]').first().click();
  const plain = designer.page.locator('[name^="criteria."][name$=".plain.en"]');
  await expect(plain.first(), 'the most important task stands in front').toHaveValue('I sort the parcels.');
  await expect(plain).toHaveCount(CARDS.length);
  await designer.leave();
});

test('a learner’s wishes are set beside the places with reasons, and the coach decides @phone', async ({
  browser,
}, info) => {
  const coach = await arrive(browser, deviceOf(info));
  const { page } = coach;
  await signIn(page, 'ingrid');
  await page.goto('/coach/learners/new');
  await page.locator('[name=fullName]').fill(`Wilma Wish ${info.project.name} ${Date.now() % 100_000}`);
  await page.locator('[name=knownAs]').fill('Wilma');
  await page.locator('main form button').first().click();
  await expect(page).toHaveURL(/\/card/);
  const learner = /per_[a-z0-9]+/.exec(page.url())?.[0] ?? '';
  await page.goto(`/coach/places/${learner}`);
  await expect(page.getByRole('heading', { name: 'What does Wilma wish to do?' })).toBeVisible();
  await page.getByRole('button', { name: 'Save the wishes' }).click();
  await expect(page.getByRole('heading', { name: /not right yet/ })).toBeVisible();
  await page.locator('label', { hasText: 'Price goods' }).getByRole('checkbox').first().check();
  await page.locator('[name=ownWishes]').fill('Fly a plane');
  await page.locator('[name=hoursWeek]').fill('10');
  await page.locator('[name=adjustments][value=step_free]').check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save the wishes' }).click();

  const shop = page.getByRole('region', { name: 'The reuse shop' });
  await expect(shop.getByText('1 of 2 wishes can be practised here.')).toBeVisible();
  await expect(shop.getByText('No steps on the way in')).toBeVisible();
  await shop.getByText('Decide about this place').click();
  await shop.getByLabel('Start here').check();
  await shop.getByLabel('Why').fill('She wants to try pricing first.');
  await expectAccessible(page);
  await shop.getByRole('button', { name: /Keep the decision/ }).click();
  await expect(page.getByText('She wants to try pricing first.')).toBeVisible();
  await page.getByRole('button', { name: 'Delete the wishes' }).click();
  await expect(page).toHaveURL(/\/coach\/places$/);
  await coach.leave();
});
