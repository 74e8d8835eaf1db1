import { expect, test } from '@playwright/test';
import { arrive, deviceOf, expectAccessible } from './support/people.ts';
import { posterExample } from './support/poster-examples.ts';
import { beginRating, newLearner, offer, SORTING, staff } from './support/stages.ts';
import { find } from './support/visitor.ts';

test('somebody scans a poster, asks to come without an account, reads a welcome and gets a card @phone @without-script', async ({
  browser,
}, info) => {
  const name = `Amina ${info.project.name} ${Date.now() % 100_000}`;
  const coach = await staff('ingrid');
  const place = find((await coach.get('/workplace')).text, /href="(\/workplace\/env_[a-z0-9]+)"/);
  const poster = await posterExample(coach, place);

  const guest = await arrive(browser, deviceOf(info));
  await guest.page.goto(poster);
  await expect(guest.page.getByRole('heading', { level: 1, name: 'Would you like to learn here?' })).toBeVisible();
  await expectAccessible(guest.page);
  await guest.page.getByRole('button', { name: 'Ask to come' }).click();
  await expect(guest.page.getByRole('alert').getByText('Tell us what to call you.')).toBeVisible();
  await guest.page.locator('[name=name]').fill(name);
  await guest.page.locator('[name=words]').fill('Waxaan jeclahay inaan barto.');
  await guest.page.getByRole('button', { name: 'Ask to come' }).click();
  await expect(guest.page.getByRole('heading', { level: 1, name: 'We have got your question' })).toBeVisible();
  await expectAccessible(guest.page);
  const own = (await guest.page.getByRole('link', { name: /\/ask\/answer/ }).getAttribute('href')) ?? '';
  await guest.page.goto(own);
  await expect(guest.page.getByText(`No answer yet, ${name}`)).toBeVisible();
  await expectAccessible(guest.page);

  const desk = await arrive(browser, deviceOf(info));
  await coach.moveInto(desk.page.context());
  await desk.page.goto('/coach/asked');
  const asked = desk.page.getByRole('listitem').filter({ has: desk.page.getByRole('heading', { name }) });
  await asked.getByRole('button', { name: 'Say not now' }).click();
  await expect(desk.page.getByRole('alert').getByText('Write a few words')).toBeVisible();
  await asked.getByRole('textbox').fill('Come on Tuesday at 10, ask for Ingrid.');
  await asked.getByRole('button', { name: 'Say welcome' }).click();
  await expect(desk.page.getByText('Your answer is there to be read.')).toBeVisible();
  await expectAccessible(desk.page);

  await guest.page.goto(own);
  await expect(guest.page.getByText('Come on Tuesday at 10, ask for Ingrid.')).toBeVisible();

  await asked.getByRole('link', { name: 'Make a card' }).click();
  await expect(desk.page.locator('[name=fullName]')).toHaveValue(name);
  await desk.page.getByRole('button', { name: /card/i }).click();
  await expect(desk.page).toHaveURL(/\/card\?done=created/);
  await guest.page.goto(own);
  await expect(guest.page.getByText('Nothing is kept under this code any more.')).toBeVisible();
  await guest.leave();
  await desk.leave();
});

test('a learner asks for recognition with why, reads why not now, and asks again @phone', async ({ browser }, info) => {
  const coach = await staff('ingrid');
  const words = { fullName: `Rami Asking ${info.project.name}`, knownAs: 'Rami', language: 'en' };
  const learner = await newLearner(coach, words);
  const achievement = await offer(learner.visitor, SORTING);
  const look = await beginRating(learner.visitor, achievement);
  await learner.visitor.post(`${look}/summary?/finish`);

  const own = await arrive(browser, deviceOf(info));
  await learner.visitor.moveInto(own.page.context());
  await own.page.goto(`${look}/summary`);
  await expect(own.page.getByText('No proof goes with it yet.')).toBeVisible();
  await own.page.getByLabel('Why do you want it?').fill('I want to work in a shop.');
  await own.page.getByRole('button', { name: 'Ask to have this recognised' }).click();
  await expect(own.page.getByText('You asked for recognition on')).toBeVisible();

  const desk = await arrive(browser, deviceOf(info));
  await coach.moveInto(desk.page.context());
  await desk.page.goto('/coach');
  const asked = desk.page
    .getByRole('listitem')
    .filter({ hasText: words.fullName })
    .filter({ hasText: 'work in a shop' });
  await asked.getByRole('button', { name: 'Not now' }).click();
  await expect(desk.page.getByRole('alert').getByText('Write why it is not now')).toBeVisible();
  await asked.getByRole('textbox').fill('Two photos of your work first.');
  await asked.getByRole('button', { name: 'Not now' }).click();
  await expect(asked).toHaveCount(0);
  await expectAccessible(desk.page);

  await own.page.goto('/learn');
  await own.page.getByRole('link', { name: 'Read the answer' }).click();
  await expect(own.page.getByText('Two photos of your work first.')).toBeVisible();
  await expectAccessible(own.page);
  await own.page.getByRole('button', { name: 'Ask again' }).click();
  await expect(own.page.getByText('Your coach sees it on the first page.')).toBeVisible();
  await own.leave();
  await desk.leave();
});
