import { type Browser, expect, type Page, test } from '@playwright/test';
import { bringDesign, completeDescriptor, planWithEveryFault, signLink } from './support/design-packages.ts';
import { arrive, expectAccessible, type Person, signIn } from './support/people.ts';
import { staff } from './support/stages.ts';

/** Every error and warning that the matrix knows, in the words of the screen, and where each leads. */
const FAULTS: readonly (readonly [words: RegExp, step: string, cause: string])[] = [
  [/No assessment judges “Report plants/, 'assessment', 'plan.assessments'],
  [/“Quiz at home” judges no outcome/, 'assessment', 'plan.assessments.asm_quiz'],
  [/“Quiz at home” does not say when it is passed/, 'assessment', 'plan.assessments.asm_quiz'],
  [/Nobody practises “Report plants/, 'activities', 'plan.activities'],
  [/“Watched at work” counts for more than 70 %/, 'assessment', 'plan.assessments.asm_watch'],
  [/gives ECTS credits, but is judged without supervision/, 'assessment', 'plan.assessments.asm_quiz'],
  [/meant for people who may have no device/, 'access', 'plan.access.offlineAlternative'],
  [/meant for unemployed people/, 'finance', 'plan.budget.funding'],
  [/how much of the language they need/, 'access', 'plan.access.languageLevel'],
  [/A barrier of “Lina” has no answer/, 'learners', 'plan.personas.psn_lina'],
  [/“A job at once” rests on no outcome/, 'purpose', 'plan.promises.prm_job'],
];

const QUALITY = {
  'qualityAssurance.0.kind': 'internal_review',
  'qualityAssurance.0.responsible': 'Head of training',
  'qualityAssurance.0.reviewDue': '2027-06-01',
} as const;

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible();
}

/** A designer with a design that came from elsewhere. */
async function designer(browser: Browser, plan = planWithEveryFault()): Promise<Person & { design: string }> {
  const matteo = await arrive(browser, { viewport: { width: 1280, height: 900 } });
  await signIn(matteo.page, 'matteo');
  return { ...matteo, design: await bringDesign(matteo.page, { descriptor: completeDescriptor(), plan }) };
}

test('a design shows everything that does not fit, and each jump leads to its cause', async ({ browser }) => {
  test.slow();
  const { page, design, leave } = await designer(browser);
  await page.goto(`${design}/alignment`);
  await expect(page.getByText('3 things that must be put right').first()).toBeVisible();
  await expect(page.getByText('8 things to look at again').first()).toBeVisible();
  await expectAccessible(page);
  for (const [words, step, cause] of FAULTS) {
    const fault = page.locator('section[data-grade] li').filter({ hasText: words });
    const way = fault.getByRole('link', { name: /^Put it right in/ });
    expect(await way.getAttribute('href'), String(words)).toBe(`${design}/${step}?depth=full#${cause}`);
  }
  for (const address of [...new Set(FAULTS.map(([, step, cause]) => `${step}?depth=full#${cause}`))]) {
    await page.goto(`${design}/${address}`);
    await expect(page.locator(`[id="${address.split('#')[1] ?? ''}"]`), address).toBeAttached();
  }

  // Put right by keyboard: the arrow keys lead from box to box, the space bar ticks.
  await page.goto(`${design}/alignment`);
  const box = page.getByLabel('“Water plants in a shop by what each of them needs” is practised in');
  await expect(async () => {
    await box.focus();
    await page.keyboard.press('ArrowDown');
    await expect(box, 'the script that moves from box to box has come').not.toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Save the ticks' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByText('One thing that must be put right').first()).toBeVisible();
  await expect(page.locator('section[data-grade] li').filter({ hasText: 'Nobody practises' })).toHaveCount(0);

  // On a small screen each outcome is a list of its own.
  await page.setViewportSize({ width: 320, height: 700 });
  await expectAccessible(page);
  await leave();
});

test('the matrix is ticked without JavaScript as well @without-script', async ({ browser }, info) => {
  const use = { javaScriptEnabled: info.project.use.javaScriptEnabled !== false };
  const { page, leave } = await arrive(browser, use);
  await signIn(page, 'matteo');
  const content = { descriptor: completeDescriptor(), plan: planWithEveryFault() };
  const design = await bringDesign(page, content);
  await page.goto(`${design}/alignment`);
  await page.locator('input[name=cell][value="out_report:asm_quiz"]').check();
  await page.getByRole('button', { name: 'Save the ticks' }).click();
  await expect(page.getByText('One thing that must be put right').first()).toBeVisible();

  // The thirty questions keep an answer and a note; a note alone is asked for its answer.
  await page.goto(`${design}/principles`);
  await page.locator('input[name="note.guidance.reach"]').fill('Street work twice a week');
  await page.getByRole('button', { name: 'Save the answers' }).click();
  await expect(page.getByText('Choose an answer beside your note.').first()).toBeVisible();
  await page.locator('select[name="answer.guidance.reach"]').selectOption('partly');
  await page.getByRole('button', { name: 'Save the answers' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.locator('input[name="note.guidance.reach"]')).toHaveValue('Street work twice a week');
  await expectAccessible(page);

  // A colleague asks, the designer settles it on the step itself.
  await page.goto(`${design}/comments?step=outcomes`);
  await page.locator('main form textarea[name=text]').last().fill('Which plants?');
  await page.getByRole('button', { name: 'Send the comment' }).click();
  await expect(page.getByText('Your comment is there.')).toBeVisible();
  await page.goto(`${design}/purpose`);
  await page.goto(`${design}/comments`);
  await page.getByRole('button', { name: /Mark as settled/ }).click();
  await expect(page.getByText('The comment is settled.')).toBeVisible();
  await expectAccessible(page);
  await leave();
});

test('a partner signs off by link on a phone, once @phone', async ({ browser }) => {
  const { design, leave } = await designer(browser);
  const link = await signLink(await staff('matteo'), design);
  const partner = await arrive(browser, { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });
  await partner.page.goto(link);
  await expect(partner.page.getByText('You need no account.')).toBeVisible();
  await expect(partner.page.getByText('Watched at work')).toBeVisible();
  await expectAccessible(partner.page);
  await partner.page.getByRole('button', { name: 'Send my answer' }).click();
  await expect(partner.page.getByText('Choose yes, yes with remarks, or no.').first()).toBeVisible();
  await partner.page.getByRole('radio', { name: /^Yes, with remarks/ }).check();
  await partner.page.locator('textarea[name=words]').fill('Too much in one morning.');
  await partner.page.locator('input[name=name]').fill('Per Lunde');
  await partner.page.locator('input[name=role]').fill('Head of shop');
  await partner.page.getByRole('button', { name: 'Send my answer' }).click();
  await expect(partner.page.getByText('Your answer has arrived.')).toBeVisible();
  await expectAccessible(partner.page);
  await partner.page.goto(link);
  await expect(partner.page.getByText('This link has been used.')).toBeVisible();
  await partner.leave();

  const matteo = await staff('matteo');
  expect((await matteo.get(`${design}/sign-off`)).text).toContain('Too much in one morning.');
  await leave();
});

test('a joint design is published only after both bodies agreed to it', async ({ browser }) => {
  test.slow();
  const { page, design, leave } = await designer(browser);
  await page.goto(`${design}/partners`);
  await page.locator('input[name="awardingBody.0.name"]').fill('Second Round');
  await page.getByRole('button', { name: 'Add', exact: false }).first().click();
  await page.locator('input[name="awardingBody.1.name"]').fill('Lake College');
  await page.locator('select[name="awardingBody.1.country"]').selectOption('IE');
  await save(page);
  await page.goto(`${design}/quality`);
  for (const [name, value] of Object.entries(QUALITY)) {
    const field = page.locator(`[name="${name}"]`);
    await (name.endsWith('.kind') ? field.selectOption(value) : field.fill(value));
  }
  await page.locator('[name="qualityAssurance.0.text.en"]').fill('Two colleagues look at it once a year.');
  await save(page);
  await page.goto(design);
  await page.getByRole('button', { name: 'Send to review' }).click();
  await expect(page.getByText('In review').first()).toBeVisible();

  const aila = await arrive(browser, { viewport: { width: 1280, height: 900 } });
  await signIn(aila.page, 'aila');
  await aila.page.goto(`${design}/joint`);
  await expect(aila.page.getByText('It cannot be published yet. Waiting for: Lake College.')).toBeVisible();
  await expectAccessible(aila.page);
  await aila.page.goto(`${design}/review`);
  await aila.page.getByRole('button', { name: /^Approve/ }).click();
  await expect(
    aila.page.getByText(/not all of them have agreed to exactly this content: Lake College/).first(),
  ).toBeVisible();

  await page.goto(`${design}/joint`);
  await page.getByRole('link', { name: 'Ask Lake College to sign' }).click();
  await page.getByRole('button', { name: 'Make the question' }).click();
  await page.getByRole('button', { name: /^Make the link/ }).click();
  const link = (await page.locator('.address a').getAttribute('href')) ?? '';
  await expectAccessible(page);
  const college = await arrive(browser, { viewport: { width: 360, height: 740 } });
  await college.page.goto(link);
  await expect(college.page.getByText('You answer for Lake College')).toBeVisible();
  await college.page.getByRole('radio', { name: /^Yes It is right/ }).check();
  await college.page.locator('input[name=name]').fill('Niamh Roche');
  await college.page.locator('input[name=role]').fill('Registrar');
  await college.page.getByRole('button', { name: 'Send my answer' }).click();
  await expect(college.page.getByText('Your answer has arrived.')).toBeVisible();

  await aila.page.goto(`${design}/review`);
  await aila.page.getByRole('button', { name: /^Approve/ }).click();
  await expect(aila.page.getByText('Published').first()).toBeVisible();
  await aila.page.goto(`${design}/joint`);
  await expect(aila.page.getByText('Agrees', { exact: true })).toHaveCount(2 + 2);

  // The dossier of that version tells all of it, on paper and as data.
  await aila.page.goto(`${design}/dossier`);
  await expectAccessible(aila.page);
  const dossier = await aila.page.request.get(`${design}/dossier/dossier.json?version=1`);
  expect(await dossier.json()).toMatchObject({
    design: { version: 1, state: 'published' },
    approvals: [{ body: 'Lake College', name: 'Niamh Roche' }, { body: 'Second Round' }],
  });
  const pdf = await aila.page.request.get(`${design}/dossier/dossier.pdf?version=1`);
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  for (const person of [aila, college]) await person.leave();
  await leave();
});
