import { expect, type Page, test } from '@playwright/test';
import { arrive, enterWithCard, expectAccessible, signIn } from './support/people.ts';

const PIN = '7391';

/** From an empty draft to a published first version: a designer writes, a second person approves. */
async function describe(page: Page, title: string): Promise<string> {
  await page.goto('/design/new');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/\/design\/ach_/);
  const id = /ach_[a-z0-9]+/.exec(page.url())?.[0] ?? '';

  await page.goto(`/design/${id}`);
  await expect(page.getByText(/of 1[0-9] parts described/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Send to review' }).click();
  await expect(page.getByRole('heading', { name: /not right yet/ }), 'an empty draft is not let through').toBeVisible();

  await page.goto(`/design/${id}/purpose`);
  await page.getByText('Languages and field of education').click();
  await page.locator('select[name="language"]').selectOption('en');
  await save(page);
  await page.goto(`/design/${id}/purpose`);
  await page.locator('[name="title.en"]').fill(title);
  await page.locator('[name="summary.en"]').fill('You sort what people give to the shop and say what it should cost.');
  await page.locator('[name="family"]').selectOption('trade');
  await save(page);

  await page.goto(`/design/${id}/partners`);
  await page.locator('[name="awardingBody.0.name"]').fill('Second Round');
  await page.locator('[name="awardingBody.0.country"]').selectOption('NO');
  await save(page);

  await page.goto(`/design/${id}/outcomes`);
  await page.getByRole('button', { name: 'Add an outcome' }).click();
  await page.locator('[name="statement.en"]').fill('Sort donated goods by kind and condition at the sorting table');
  const criteria = page.locator('[name^="criteria."][name$=".statement.en"]');
  while ((await criteria.count()) < 2) await page.getByRole('button', { name: 'Add a criterion' }).click();
  const plain = ['I sort the goods into the right boxes.', 'I find what is broken.'];
  for (const [index, sentence] of plain.entries()) {
    const name = (await criteria.nth(index).getAttribute('name')) ?? '';
    const base = name.slice(0, -'.statement.en'.length);
    await page.locator(`[name="${name}"]`).fill(`Does step ${index + 1} of the sorting as the shop asks`);
    await page.locator(`[name="${base}.plain.en"]`).fill(sentence);
    await page.locator(`[name="${base}.pictogram"]`).selectOption({ index: 5 + index });
    if (index === 0) await page.locator(`[name="${base}.critical"]`).check();
  }
  await page.getByRole('button', { name: 'Save and go to all outcomes' }).click();
  await expect(page.getByRole('link', { name: 'Sort donated goods by kind' })).toBeVisible();

  await page.goto(`/design/${id}/workload`);
  await page.locator('[name="workload.hours"]').fill('20');
  await page.locator('[name="level.claim"][value="aligned_by_provider"]').check();
  await page.locator('[name="level.eqf"]').selectOption('2');
  await save(page);

  await page.goto(`/design/${id}/assessment`);
  await page.locator('[name="assessmentTypes"][value="joint_workplace_evaluation"]').check();
  await page.locator('[name="supervision"]').selectOption('supervised_onsite_id');
  await page.locator('[name="evidenceRule.directForCritical"]').fill('1');
  await page.locator('[name="evidenceRule.minKinds"]').fill('1');
  await save(page);

  await page.goto(`/design/${id}/activities`);
  await page.locator('[name="participationModes"]').first().check();
  await save(page);

  await page.goto(`/design/${id}/quality`);
  await page.locator('[name="qualityAssurance.0.kind"]').selectOption({ index: 1 });
  await page
    .locator('[name="qualityAssurance.0.text.en"]')
    .fill('The shop looks at every micro-credential once a year with its learners.');
  await page.locator('[name="qualityAssurance.0.responsible"]').fill('Quality lead of the shop');
  await page.locator('[name="qualityAssurance.0.reviewDue"]').fill('2027-06-01');
  await save(page);

  await page.goto(`/design/${id}/access`);
  await page.locator('[name="entryRequirement.en"]').fill('None.');
  await save(page);

  await page.goto(`/design/${id}/recognition`);
  await page.locator('[name="stacking.kind"]').selectOption('stand_alone');
  await save(page);

  await page.goto(`/design/${id}`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send to review' }).click();
  await expect(page.getByText('waits for a second person').or(page.getByText('In review')).first()).toBeVisible();
  return id;
}

async function save(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Save and/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: /not right yet/ })).toHaveCount(0);
}

test('one person goes all the way, from a task to a credential that an employer checks @phone @without-script', async ({
  browser,
}, info) => {
  test.slow();
  const { viewport, hasTouch, isMobile, javaScriptEnabled } = info.project.use;
  const use = {
    ...(viewport === undefined ? {} : { viewport }),
    ...(hasTouch === undefined ? {} : { hasTouch }),
    ...(isMobile === undefined ? {} : { isMobile }),
    ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }),
  };
  // A second run over the same world must not meet the first one's design.
  const mark = `${info.project.name} ${Date.now() % 100_000}`;
  const title = `Sort donated goods (${mark})`;
  const learnerName = `Samira Ben Youssef ${mark}`;

  const designer = await arrive(browser, use);
  await signIn(designer.page, 'matteo');
  const achievement = await describe(designer.page, title);
  await designer.page.goto(`/design/${achievement}/review`);
  await expect(
    designer.page.getByRole('button', { name: /Approve and publish/ }),
    'an author cannot approve',
  ).toHaveCount(0);
  await designer.leave();

  const approver = await arrive(browser, use);
  await signIn(approver.page, 'aila');
  await approver.page.goto(`/design/${achievement}/review`);
  await expectAccessible(approver.page);
  await approver.page.getByRole('button', { name: 'Approve and publish version 1' }).click();
  await approver.page.goto(`/achievements/${achievement}/1`);
  await expect(approver.page.getByRole('heading', { level: 1 })).toContainText(title);
  await expectAccessible(approver.page);
  await approver.leave();

  const coach = await arrive(browser, use);
  await signIn(coach.page, 'ingrid');
  await coach.page.goto('/coach/learners/new');
  await coach.page.locator('[name=fullName]').fill(learnerName);
  await coach.page.locator('[name=knownAs]').fill('Samira');
  await coach.page.locator('select[name=language]').selectOption('en');
  await coach.page.locator('main form button').first().click();
  await expect(coach.page).toHaveURL(/\/coach\/learners\/per_[a-z0-9]+\/card/);
  const learnerPage = coach.page.url().replace(/\/card.*$/, '');
  const code = /\b[0-9A-Z]{4}[ -][0-9A-Z]{4}\b/.exec(await coach.page.locator('main').innerText())?.[0] ?? '';
  expect(code, 'the card shows a code in groups of four').not.toBe('');
  await expectAccessible(coach.page);

  const learner = await arrive(browser, use);
  await enterWithCard(learner.page, { code, pin: PIN, isFirst: true });
  await expectAccessible(learner.page);
  await learner.page.goto('/learn/skills');
  await learner.page
    .getByRole('button', { name: new RegExp(escape(title)) })
    .or(learner.page.getByRole('link', { name: new RegExp(escape(title)) }))
    .first()
    .click();
  await expect(learner.page.getByRole('heading', { name: 'I sort the goods into the right boxes.' })).toBeVisible();
  await expectAccessible(learner.page);
  await learner.page.getByRole('button', { name: 'On my own' }).click();
  await expect(learner.page.getByRole('heading', { name: 'I find what is broken.' })).toBeVisible();
  await learner.page
    .getByRole('button', { name: 'Stop for now' })
    .or(learner.page.locator('form[action="?/pause"] button'))
    .first()
    .click();
  await learner.page.goto('/learn');
  await learner.page
    .getByRole('link', { name: /Continue|Go on/ })
    .first()
    .click();
  await expect(
    learner.page.getByRole('heading', { name: 'I find what is broken.' }),
    'comes back to the very task',
  ).toBeVisible();
  await learner.page.getByRole('button', { name: 'With help' }).click();
  await expect(learner.page).toHaveURL(/summary/);
  await learner.page.locator('form[action="?/finish"] button').first().click();
  await expectAccessible(learner.page);

  await coach.page.goto(learnerPage);
  await coach.page.getByRole('button', { name: 'Rate the tasks yourself' }).click();
  await expect(coach.page, 'the evaluation opens').toHaveURL(/\/evaluate\//);
  const evaluation = coach.page.url().replace(/\?.*$/, '');
  for (const [index, level] of ['on_my_own', 'on_my_own'].entries()) {
    await coach.page.locator(`input[type=radio][name^="level-"][value="${level}"]`).nth(index).check();
  }
  await coach.page.locator('button[name=finish][value=yes]').click();
  await expect(coach.page.getByRole('heading', { level: 1 })).toHaveText('Talk and agree');
  await expectAccessible(coach.page);

  // The coach adds an observation as proof of both criteria.
  await coach.page.goto(`${learnerPage}/proof/add/observation?for=${achievement}`);
  await coach.page.locator('[name=text]').fill('Sorted forty bags, put broken things aside and asked once.');
  for (const box of await coach.page.locator('input[type=checkbox][name=criteria]').all()) await box.check();
  await expectAccessible(coach.page);
  await coach.page.getByRole('button', { name: 'Save this proof' }).click();
  await expect(coach.page).toHaveURL(/proof\?added/);
  await expect(coach.page.getByText('Sorted forty bags')).toBeVisible();

  await coach.page.goto(evaluation);
  const agreed = coach.page.locator('input[type=radio][name^="agreed-"]');
  expect(
    await agreed.evaluateAll((all) => all.filter((one) => (one as HTMLInputElement).checked).length).catch(() => 0),
    'the agreed level is never filled in',
  ).toBe(0);
  for (const index of [0, 1])
    await coach.page.locator('input[type=radio][name^="agreed-"][value="on_my_own"]').nth(index).check();
  await coach.page.locator('[name=nextGoal]').fill('Price books on your own');
  await coach.page.locator('button[name=confirm][value=yes]').click();
  await expect(coach.page.getByText(/Samira/).first()).toBeVisible();
  await expectAccessible(coach.page);

  await learner.page.goto('/learn/talk');
  await learner.page
    .getByRole('link', { name: new RegExp(escape(title)) })
    .first()
    .click();
  await expect(learner.page.getByText('Price books on your own')).toBeVisible();
  await expectAccessible(learner.page);
  await learner.page.locator('form[action="?/confirm"] button').click();
  await expect(learner.page.locator('form[action="?/confirm"]')).toHaveCount(0);

  await coach.page.goto(evaluation);
  await coach.page.locator('input[name=identityCheck][value=official_document]').check();
  await coach.page.locator('input[name=ties][value=no_conflict]').check();
  await coach.page.locator('form[action="?/send"] button').click();
  await expect(coach.page.locator('form[action="?/send"]')).toHaveCount(0);
  await expectAccessible(coach.page);

  const validator = await arrive(browser, use);
  await signIn(validator.page, 'henrik');
  await validator.page.goto('/validate');
  await expectAccessible(validator.page);
  await validator.page
    .getByRole('link', { name: new RegExp(escape(learnerName)) })
    .first()
    .click();
  await validator.page.locator('input[name=declared][value=no_conflict]').check();
  await validator.page.locator('form[action="?/declare"] button').click();
  await validator.page.locator('input[type=radio][value=validated]').first().check();
  await validator.page.locator('form[action="?/preview"] button').last().click();
  await expectAccessible(validator.page);
  await validator.page.locator('button[formaction="?/decide"]').click();
  await expect(validator.page.getByText(/decision/i).first()).toBeVisible();
  await validator.leave();

  const registrar = await arrive(browser, use);
  await signIn(registrar.page, 'signe');
  await registrar.page.goto('/award');
  await expectAccessible(registrar.page);
  await registrar.page
    .getByRole('link', { name: new RegExp(escape(learnerName)) })
    .first()
    .click();
  await registrar.page.locator('input[name=consent]').first().check();
  await registrar.page.locator('main form button').last().click();
  await expect(registrar.page).toHaveURL(/\/award\/credentials\//);
  await expectAccessible(registrar.page);
  const credentialId = /\/award\/credentials\/([^/?]+)/.exec(registrar.page.url())?.[1] ?? '';

  await learner.page.goto('/learn/credentials');
  await expectAccessible(learner.page);
  await learner.page
    .getByRole('link', { name: new RegExp(escape(title)) })
    .first()
    .click();
  await expectAccessible(learner.page);
  const taken = await learner.page.request.get(`/learn/credentials/${credentialId}/credential.json`);
  const picture = await learner.page.request.get(`/learn/credentials/${credentialId}/picture.png`);
  const certificate = await learner.page.request.get(`/learn/credentials/${credentialId}/certificate.pdf`);
  expect([taken.status(), picture.status(), certificate.status()]).toEqual([200, 200, 200]);
  expect((await certificate.body()).subarray(0, 5).toString()).toBe('%PDF-');

  const employer = await arrive(browser, use);
  await employer.page.goto(`/c/${credentialId}`);
  await expect(employer.page.getByRole('heading', { level: 1 })).toContainText(/checks out/i);
  await expect(employer.page.getByText(learnerName).first()).toBeVisible();
  await expect(employer.page.getByText('Sort donated goods by kind').first()).toBeVisible();
  await expectAccessible(employer.page);
  await employer.page.goto('/verify');
  await employer.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'credential.png', mimeType: 'image/png', buffer: await picture.body() });
  await employer.page.locator('main form button').last().click();
  await expect(employer.page.getByText(/checks out/i).first()).toBeVisible();
  await expectAccessible(employer.page);

  await registrar.page.goto(`/award/credentials/${credentialId}/revoke`);
  await registrar.page.locator('input[name=code]').first().check();
  await registrar.page.locator('[name=reason]').fill('Given to the wrong person by mistake.');
  await registrar.page.locator('main form button').first().click();
  await expect(registrar.page).toHaveURL(new RegExp(`/award/credentials/${credentialId}`));

  await employer.page.goto(`/c/${credentialId}`);
  await expect(employer.page.getByRole('heading', { level: 1 })).toContainText(/does not check out/i);
  await expectAccessible(employer.page);

  await learner.page.locator('form[action="/sign-out"] button').first().click();
  await learner.page.goto('/learn');
  await expect(learner.page, 'the shared tablet is closed').toHaveURL(/\/card/);
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
