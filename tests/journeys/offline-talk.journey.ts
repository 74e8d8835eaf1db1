import { expect, type Page, test } from '@playwright/test';
import { arrive, enterWithCard, expectAccessible } from './support/people.ts';
import {
  beginRating,
  createLearner,
  decideAndAward,
  enter,
  offer,
  openEvaluation,
  PIN,
  REVISION,
  SORTING,
  staff,
} from './support/stages.ts';
import { find, findAll, type Visitor } from './support/visitor.ts';

const LEARNER = { fullName: 'Layla Nasser', knownAs: 'Layla', language: 'ar' };
const CODE = '482915';

const tablet = { viewport: { width: 820, height: 1180 }, hasTouch: true } as const;

/** Layla has begun, her coach has opened the joint evaluation, and there is proof: all of it with a network. */
async function prepare(coach: Visitor) {
  const learner = await createLearner(coach, LEARNER);
  const visitor = await enter(learner.code, 'ar');
  const achievement = await offer(visitor, SORTING);
  await beginRating(visitor, achievement);
  const evaluation = await openEvaluation(coach, { ...learner, visitor }, achievement);
  const form = `${learner.page}/proof/add/observation?for=${achievement}`;
  const criteria = findAll((await coach.get(form)).text, /value="(cri_[a-z0-9]+)"/g);
  const seen = { achievementId: achievement, text: 'Sorted forty bags.', criteria, title: '', madeAt: '' };
  await coach.post(form, seen);
  await visitor.post(`/learn/proof/add/note?for=${achievement}`, {
    ...seen,
    text: 'فرزت أربعين كيسا.',
    ownWork: 'yes',
  });
  return { learner, evaluation, achievement };
}

/** What anybody who takes the tablet can read of its stores: text of every value, keys left out since none can be read. */
const storedText = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('cairn-offline');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error ?? new Error('no store'));
    });
    const parts: string[] = [];
    for (const name of db.objectStoreNames) {
      const values = await new Promise<unknown[]>((resolve) => {
        const asked = db.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => resolve(asked.result);
      });
      const decoder = new TextDecoder();
      const text = (value: unknown): string => {
        if (value instanceof Uint8Array) return decoder.decode(value);
        if (typeof value === 'object' && value !== null) return Object.values(value).map(text).join(' ');
        return String(value);
      };
      parts.push(...values.map(text));
    }
    db.close();
    return parts.join('\n');
  });

async function takeAsLearner(page: Page, code: string): Promise<void> {
  await enterWithCard(page, { code, pin: PIN, isFirst: false });
  await page.goto('/learn/offline');
  await page.locator('input[name=own]').fill(PIN);
  await page.getByRole('button', { name: 'خذ معي' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Layla، بلا شبكة');
}

test('a learner in Arabic and a coach in Norwegian, one tablet, no network in the middle', async ({ browser }) => {
  test.setTimeout(240_000);
  const office = await staff('ingrid');
  const { learner, evaluation } = await prepare(office);
  const { page, leave } = await arrive(browser, tablet, 'nb');
  const shoot = (name: string) =>
    process.env['CAIRN_SHOTS'] === undefined
      ? Promise.resolve()
      : page.screenshot({ path: `${process.env['CAIRN_SHOTS']}/${name}.png`, fullPage: true });

  await test.step('the coach takes her evaluations along and signs out', async () => {
    await page.goto('/sign-in');
    await page.locator('input[name=loginName]').fill('ingrid');
    await page.locator('input[name=password]').fill('cairn-demo');
    await page.locator('main form button').first().click();
    await expect(page).not.toHaveURL(/sign-in/);
    await page.goto('/?lang=nb');
    await page.goto('/coach/offline');
    await shoot('coach-take');
    await page.locator('input[name=own]').fill(CODE);
    await page.locator('input[name=again]').fill(CODE);
    await page.getByRole('button', { name: 'Ta med meg' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Vurderinger på denne enheten' })).toBeVisible();
    await expectAccessible(page);
    await page.goto('/coach');
    await page.getByRole('button', { name: 'Logg ut' }).click();
  });

  await test.step('the learner takes her tasks along', async () => {
    await page.goto('/?lang=ar');
    await takeAsLearner(page, learner.code);
    await expectAccessible(page);
    await shoot('learner-home');
  });

  await page.context().setOffline(true);

  await test.step('without a network she answers, and says that this is all', async () => {
    await page.goto('/learn/offline');
    await shoot('learner-locked');
    await page.locator('input[name=code]').fill('0000');
    await page.getByRole('button', { name: 'افتح' }).click();
    await expect(page.getByText('هذه الأرقام غير صحيحة. حاول مرة أخرى.')).toBeVisible();
    await page.locator('input[name=code]').fill(PIN);
    await page.getByRole('button', { name: 'افتح' }).click();
    await page
      .getByRole('button', { name: /^(ابدأ|تابع)/ })
      .first()
      .click();
    for (let task = 1; (await page.locator('button[name=answer][value=on_my_own]').count()) > 0; task += 1) {
      if (task === 1) {
        await expectAccessible(page);
        await shoot('learner-task');
      }
      const heading = await page.getByRole('heading', { level: 1 }).textContent();
      await page.locator('button[name=answer][value=on_my_own]').click();
      await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading ?? '');
    }
    await shoot('learner-all');
    await page.getByRole('button', { name: 'هذا كل شيء' }).click();
    await page.getByRole('button', { name: 'اكتب ملاحظة' }).click();
    await page.locator('textarea[name=text]').fill('رتبت الرفوف وحدي.');
    await page.getByRole('button', { name: 'احتفظ بها' }).click();
    await page.getByRole('button', { name: 'اقفل' }).click();
    const readable = await storedText(page);
    expect(readable).not.toContain('Layla');
    expect(readable).not.toContain('on_my_own');
    expect(readable).not.toContain('رتبت');
  });

  await test.step('the coach rates without seeing it', async () => {
    await page.goto('/coach/offline');
    await page.locator('input[name=code]').fill(CODE);
    await page.getByRole('button', { name: 'Åpne' }).click();
    await page.getByRole('button', { name: /^Vurder.*Layla/ }).click();
    await shoot('coach-rate');
    const first = page.locator('input[type=radio][value=with_help]').first();
    for (const radio of await page.locator('input[type=radio][value=on_my_own]').all()) await radio.check();
    await first.check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Jeg har vurdert alt' }).click();
    await page.getByRole('button', { name: /^Sammenlign og snakk.*Layla/ }).click();
    await expect(page.getByText('Gi nettbrettet til Layla')).toBeVisible();
    await shoot('coach-hand-over');
  });

  await test.step('both see both, agree, and both say yes', async () => {
    await page.locator('input[name=code]').fill(PIN);
    await page.getByRole('button', { name: 'افتح' }).click();
    await expect(page.locator('.compare').first()).toBeVisible();
    await shoot('talk');
    for (const radio of await page.locator('input[type=radio][value=on_my_own]').all()) await radio.check();
    await page.locator('textarea[name=nextGoal]').fill('Prise bøker');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Bekreft det vi ble enige om' }).click();
    await page.getByRole('button', { name: 'نعم، هذا ما اتفقنا عليه' }).click();
    await expect(page.getByText('لقد قلت نعم لهذا.')).toBeVisible();
    await shoot('learner-yes');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Tilbake' }).click();
    await page.getByRole('button', { name: 'Lås' }).click();
  });

  await page.context().setOffline(false);

  await test.step('with a network again the coach sends, then the learner', async () => {
    await page.goto('/coach/offline');
    await page.locator('input[name=code]').fill(CODE);
    await page.getByRole('button', { name: 'Åpne' }).click();
    await expect(page.getByText('2 svar ble sendt.')).toBeVisible();
    await shoot('coach-sent');
    await page.getByRole('button', { name: 'Tøm kopien min' }).click();
    await expect(page.getByText(/Du er ute|لقد خرجت/)).toBeVisible();
    await page.goto('/learn/offline');
    await page.locator('input[name=code]').fill(PIN);
    await page.getByRole('button', { name: 'افتح' }).click();
    await expect(page.getByText(/أُرسل(ت)? \d+ /)).toBeVisible();
    await shoot('learner-sent');
    await page.getByRole('button', { name: 'انتهيت، أفرغ هذا الجهاز' }).click();
    await expect(page.getByText(/لقد خرجت|You are out|Du er ute/)).toBeVisible();
    expect((await storedText(page)).trim().length, 'nothing of either is left').toBe(0);
  });

  await test.step('and the coach sends the case', async () => {
    const { text } = await office.get(evaluation);
    expect(text).toContain('name="identityCheck"');
    const revision = find(text, REVISION);
    const sent = await office.post(`${evaluation}?/send`, {
      revision,
      identityCheck: 'official_document',
      ties: 'no_conflict',
    });
    expect(sent.status).toBe(303);
    expect((await office.get(evaluation)).text).not.toContain('name="identityCheck"');
  });

  await test.step('which a validator confirms, so that an employer can check it', async () => {
    const credential = await decideAndAward(LEARNER.fullName);
    await page.goto(`/c/${credential}?lang=en`);
    await expect(page.locator('main')).toContainText(LEARNER.fullName);
    await expectAccessible(page);
  });
  await leave();
});

test('a parcel that breaks off half-way is sent again, and nothing is there twice', async ({ browser }) => {
  const office = await staff('ingrid');
  const { learner } = await prepare(office);
  const { page, leave } = await arrive(browser, tablet, 'ar');
  await takeAsLearner(page, learner.code);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'اكتب ملاحظة' }).click();
  await page.locator('textarea[name=text]').fill('غسلت الأكواب.');
  await page.getByRole('button', { name: 'احتفظ بها' }).click();

  await page.route('**/api/offline/send', async (route) => {
    // The server takes it; the answer never arrives.
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.context().setOffline(false);
  await expect(page.getByText('لا توجد شبكة. تبقى أجوبتك هنا وتُرسل فيما بعد.')).toBeVisible();
  await page.unroute('**/api/offline/send');

  // The tab is closed meanwhile, and the page is opened anew.
  await page.close();
  const again = await page.context().newPage();
  await again.goto('/learn/offline');
  await again.locator('input[name=code]').fill(PIN);
  await again.getByRole('button', { name: 'افتح' }).click();
  await expect(again.getByText('أُرسل جواب واحد.')).toBeVisible();
  const proofs = await office.get(`${learner.page}/proof`);
  const times = (words: string) => proofs.text.split(words).length - 1;
  expect(times('غسلت الأكواب.'), 'as often as the note that came with a network').toBe(times('فرزت أربعين كيسا.'));
  await leave();
});

test('"I am finished" on a shared tablet leaves only what waits, locked', async ({ browser }) => {
  const office = await staff('ingrid');
  const { learner } = await prepare(office);
  const { page, leave } = await arrive(browser, tablet, 'ar');
  await takeAsLearner(page, learner.code);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'اكتب ملاحظة' }).click();
  await page.locator('textarea[name=text]').fill('كنست الأرض.');
  await page.getByRole('button', { name: 'احتفظ بها' }).click();
  await page.getByRole('button', { name: 'انتهيت، أفرغ هذا الجهاز' }).click();
  await expect(page.getByText(/تبقى هنا مقفلة/)).toBeVisible();
  expect(await storedText(page)).not.toContain('كنست');
  await page.locator('input[name=code]').fill(PIN);
  await page.getByRole('button', { name: 'افتح' }).click();
  await expect(page.getByText('حُذفت نسختك من هذا الجهاز. بقي هنا فقط ما ينتظر الإرسال.')).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText('أُرسل جواب واحد.')).toBeVisible();
  await leave();
});
