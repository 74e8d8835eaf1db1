import { expect, type Locator, type Page, test } from '@playwright/test';
import { arrive, expectAccessible } from './support/people.ts';
import { beginRating, newLearner, offer, SORTING, staff } from './support/stages.ts';

const MOST_STOPS = 60;

type Stop = { readonly name: string; readonly isSeen: boolean; readonly isInMain: boolean; readonly top: number };

/** What has focus: whether one sees that, and where it stands. */
const stop = (page: Page): Promise<Stop> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const box = element.getBoundingClientRect();
    let around: Element | null = element;
    let isSeen = false;
    for (let level = 0; around !== null && level < 4 && !isSeen; level += 1) {
      const style = getComputedStyle(around);
      isSeen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      around = around.parentElement;
    }
    const name = `${element.tagName} ${element.getAttribute('name') ?? ''} ${element.textContent?.trim().slice(0, 40) ?? ''}`;
    const isOnScreen = box.bottom > 0 && box.top < innerHeight;
    return { name, isSeen: isSeen && isOnScreen, isInMain: element.closest('main') !== null, top: box.top + scrollY };
  });

/** Tabs on until this has focus. Every stop on the way can be seen, and the way never jumps back up the page. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  let before = -Infinity;
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.keyboard.press('Tab');
    await expect.poll(() => stop(page), { message: 'focus can be seen' }).toMatchObject({ isSeen: true });
    const here = await stop(page);
    if (here.isInMain) {
      expect(here.top, `${here.name} does not stand above the stop before`).toBeGreaterThan(before - 60);
      before = here.top;
    }
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Focus did not arrive within ${MOST_STOPS} stops.`);
}

test('a learner and a coach rate every task with the keyboard alone', async ({ browser }) => {
  const visitor = await staff('ingrid');
  const person = await newLearner(visitor, { fullName: 'Liv Keys', knownAs: 'Liv', language: 'en' });
  const achievement = await offer(person.visitor, SORTING);
  const start = await beginRating(person.visitor, achievement);

  const learner = await arrive(browser, {});
  await person.visitor.moveInto(learner.page.context());
  await learner.page.goto(start);
  await learner.page.keyboard.press('Tab');
  await expect(learner.page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await learner.page.keyboard.press('Enter');
  await learner.page.keyboard.press('Tab');
  expect((await stop(learner.page)).isInMain, 'the skip link leads into the content').toBe(true);

  await learner.page.reload();
  while (!learner.page.url().endsWith('/summary')) {
    const task = learner.page.url();
    await tabTo(learner.page, learner.page.getByRole('button', { name: 'On my own' }));
    await learner.page.keyboard.press('Enter');
    await learner.page.waitForURL((url) => url.href !== task);
  }
  await tabTo(learner.page, learner.page.locator('form[action="?/finish"] button'));
  await learner.page.keyboard.press('Enter');
  await expect(learner.page.locator('form[action="?/finish"]')).toHaveCount(0);
  await expectAccessible(learner.page);
  await learner.leave();

  const coach = await arrive(browser, {});
  await visitor.moveInto(coach.page.context());
  await coach.page.goto(person.page);
  await tabTo(coach.page, coach.page.getByRole('button', { name: 'Rate the tasks yourself' }));
  await coach.page.keyboard.press('Enter');
  await expect(coach.page).toHaveURL(/\/evaluate\//);
  const groups = await coach.page.locator('input[name^="level-"][value=not_yet]').all();
  for (const first of groups) {
    await tabTo(coach.page, first);
    await coach.page.keyboard.press('ArrowDown');
    await coach.page.keyboard.press('ArrowDown');
  }
  await expect(coach.page.locator('input[name^="level-"][value=on_my_own]:checked')).toHaveCount(groups.length);
  await tabTo(coach.page, coach.page.locator('button[name=finish][value=yes]'));
  await coach.page.keyboard.press('Enter');
  await expect(coach.page.getByRole('heading', { level: 1 })).toHaveText('Talk and agree');
  await expectAccessible(coach.page);
  await coach.leave();
});
