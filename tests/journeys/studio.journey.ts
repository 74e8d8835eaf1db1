import { expect, type Page, test } from '@playwright/test';
import { arrive, expectAccessible, signIn } from './support/people.ts';

const MINUTES_ALLOWED = 15;

async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.getByRole('heading', { name: /not right yet/ })).toHaveCount(0);
}

/** The heading says at which step the designer stands. */
const standsAt = (page: Page, step: string) =>
  expect(page.getByRole('heading', { level: 1, name: step })).toBeVisible();

async function describeOutcome(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add an outcome' }).click();
  await page.locator('[name="statement.nb"]').fill('Pusse brukte møbler i et verksted med slipemaskin');
  for (let number = 1; number <= 2; number += 1) {
    await page.getByRole('button', { name: 'Add a criterion' }).click();
    const criterion = page.getByRole('group', { name: `Criterion ${number}` });
    await criterion.locator('[name$=".statement.nb"]').fill(`Gjør del ${number} slik verkstedet ber om`);
    await criterion.locator('[name$=".plain.nb"]').fill(`Jeg gjør del ${number} av pussingen.`);
  }
  await page.getByRole('button', { name: 'Save and go to all outcomes' }).click();
  await standsAt(page, 'Outcomes');
}

/** From nothing to a draft that may be sent in, by the steps that the quick route asks for and no others. */
async function byTheQuickRoute(page: Page, title: string): Promise<void> {
  await page.goto('/design/new');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start', exact: true }).click();

  await standsAt(page, 'Purpose');
  await page.locator('[name="title.nb"]').fill(title);
  await page.locator('[name="summary.nb"]').fill('Du pusser møbler som folk gir til butikken.');
  await expectAccessible(page);
  await goOn(page);

  await standsAt(page, 'Outcomes');
  await describeOutcome(page);
  await page.getByRole('link', { name: 'Continue' }).click();

  await standsAt(page, 'Size and level');
  await page.locator('[name="workload.hours"]').fill('12,5');
  await page.locator('[name="level.claim"][value="aligned_by_provider"]').check();
  await page.locator('[name="level.eqf"]').selectOption('2');
  await goOn(page);

  await standsAt(page, 'Assessment');
  await page.locator('[name="assessmentTypes"][value="practical_assessment"]').check();
  await goOn(page);

  await standsAt(page, 'Learning');
  await page.locator('[name="participationModes"][value="work_based"]').check();
  await goOn(page);

  await standsAt(page, 'Access and support');
  await page.locator('[name="entryRequirement.nb"]').fill('Ingen');
  await goOn(page);

  await standsAt(page, 'Recognition and next steps');
  await goOn(page);

  await standsAt(page, 'Quality');
  await page.locator('[name="qualityAssurance.0.kind"]').selectOption('internal_review');
  await page.locator('[name="qualityAssurance.0.text.nb"]').fill('To kolleger ser på kriteriene hvert år.');
  await page.locator('[name="qualityAssurance.0.responsible"]').fill('Verkstedleder');
  await goOn(page);

  await standsAt(page, 'Publish');
  await expect(page.getByText('Everything mandatory is told.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and see the overview' }).click();
}

test('from an empty idea to a published page by the quick route @phone @without-script', async ({ browser }, info) => {
  test.slow();
  const { viewport, hasTouch, isMobile, javaScriptEnabled } = info.project.use;
  const use = {
    ...(viewport === undefined ? {} : { viewport }),
    ...(hasTouch === undefined ? {} : { hasTouch }),
    ...(isMobile === undefined ? {} : { isMobile }),
    ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }),
  };
  const title = `Pusse møbler ${info.project.name} ${Date.now() % 100_000}`;
  const begun = Date.now();
  const designer = await arrive(browser, use);
  await signIn(designer.page, 'matteo');
  await byTheQuickRoute(designer.page, title);
  const id = /ach_[a-z0-9]+/.exec(designer.page.url())?.[0] ?? '';
  await designer.page.getByRole('button', { name: 'Send to review' }).click();
  await expect(designer.page.getByText('Sent to review').first()).toBeVisible();
  await designer.leave();

  const approver = await arrive(browser, use);
  await signIn(approver.page, 'aila');
  await approver.page.goto(`/design/${id}/review`);
  await approver.page.getByRole('button', { name: 'Approve and publish version 1' }).click();
  await approver.page.goto(`/achievements/${id}/1`);
  await expect(approver.page.getByRole('heading', { level: 1 })).toContainText(title);
  expect((Date.now() - begun) / 60_000).toBeLessThan(MINUTES_ALLOWED);
  await approver.leave();
});

test('in full: people, hours, a rubric and a budget, each row added and taken away @without-script', async ({
  browser,
}, info) => {
  test.slow();
  const { javaScriptEnabled } = info.project.use;
  const { page, leave } = await arrive(browser, javaScriptEnabled === undefined ? {} : { javaScriptEnabled });
  await signIn(page, 'matteo');
  await page.goto('/design/new');
  await page.locator('[name="entrance"][value="learner"]').check();
  await page.locator('[name="depth"][value="full"]').check();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await standsAt(page, 'Learners');
  const base = page.url().replace(/\/learners.*$/, '');

  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.locator('[name$=".name"]').fill('Lina');
  await page.getByRole('button', { name: 'Add a barrier' }).click();
  await page.locator('[name*=".barriers."][name$=".text"]').fill('Ingen barnepass etter klokka tre');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.goto(`${base}/access`);
  await expect(page.getByRole('link', { name: /Ingen barnepass/ }), 'the open barrier leads back').toBeVisible();

  await page.goto(`${base}/workload`);
  for (const hours of ['7,5', '12']) {
    await page.getByRole('button', { name: 'Add hours' }).click();
    await page.locator('[name^="plan.workload."][name$=".hours"]').last().fill(hours);
  }
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Take the sum over and save' }).click();
  await expect(page.locator('[name="workload.hours"]')).toHaveValue('19.5');
  await page.getByRole('button', { name: 'Remove Line 2' }).click();
  await expect(page.locator('[name^="plan.workload."][name$=".hours"]')).toHaveCount(1);
  await expectAccessible(page);

  await page.goto(`${base}/assessment`);
  await page.getByRole('button', { name: 'Add an assessment' }).click();
  await page.locator('[name^="plan.assessments."][name$=".title.nb"]').fill('Ved pussebordet');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('link', { name: 'Ved pussebordet', exact: true }).click();
  await page.getByRole('button', { name: 'Add a line' }).click();
  await page.locator('[name$=".text.nb"]').fill('Nøyaktighet');
  await page.locator('[name$=".steps.0.nb"]').fill('Hopper over flater');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Describe two to five steps.').first(), 'one step is no rubric').toBeVisible();
  await page.locator('[name$=".steps.1.nb"]').fill('Pusser alle flater');
  await page.locator('[name$=".mustReach"]').selectOption('1');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await expect(page.getByText('1 line', { exact: true })).toBeVisible();

  await page.goto(`${base}/finance`);
  const numbers = { overhead: '6000', materials: '50', price: '150', subsidyPerLearner: '100', learners: '20' };
  for (const [name, value] of Object.entries(numbers)) await page.locator(`[name="plan.budget.${name}"]`).fill(value);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('It pays for itself from 30 learners on.').first()).toBeVisible();
  await expectAccessible(page);
  for (const step of ['partners', 'activities', 'materials', 'recognition', 'quality', 'run', 'level']) {
    await page.goto(`${base}/${step}`);
    await expectAccessible(page);
  }
  await leave();
});

test('an address of a step from before leads to where its questions went', async ({ browser }) => {
  const { page, leave } = await arrive(browser, {});
  await signIn(page, 'matteo');
  await page.goto('/design/new');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const base = page.url().replace(/\/purpose.*$/, '');
  for (const [before, now] of Object.entries({ about: 'purpose', size: 'workload', more: 'access' })) {
    await page.goto(`${base}/${before}`);
    await expect(page).toHaveURL(`${base}/${now}`);
  }
  await leave();
});
