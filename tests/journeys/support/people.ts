import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, expect, type Page, test, type TestInfo } from '@playwright/test';

/** Address of the app that the run has started. */
export const appUrl = (): string => {
  const url = process.env['CAIRN_JOURNEY_URL'];
  if (url === undefined) throw new Error('The journeys need the app that their global set-up starts.');
  return url;
};

export type Person = { readonly page: Page; leave(): Promise<void> };

/** The browser of the run, for the people of a story who open their own: its size, its touch, with or without script. */
export function deviceOf({ project }: TestInfo): BrowserContextOptions {
  const { viewport, hasTouch, isMobile, javaScriptEnabled } = project.use;
  return {
    ...(viewport === undefined ? {} : { viewport }),
    ...(hasTouch === undefined ? {} : { hasTouch }),
    ...(isMobile === undefined ? {} : { isMobile }),
    ...(javaScriptEnabled === undefined ? {} : { javaScriptEnabled }),
  };
}

/**
 * A person with a browser of their own, at the app of the run unless `use` says another. Screens speak English unless the
 * story says another language.
 */
export async function arrive(browser: Browser, use: BrowserContextOptions, language = 'en'): Promise<Person> {
  const context = await browser.newContext({ baseURL: appUrl(), ...use });
  const page = await context.newPage();
  await page.goto(`/?lang=${language}`);
  return { page, leave: () => context.close() };
}

/** As on a slow line: the page is there, its scripts are not, until they are let in. */
export async function holdScripts(page: Page): Promise<{ letIn: () => void }> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  await page.route('**/*.js', async (route) => {
    await promise;
    await route.continue();
  });
  return { letIn: () => resolve(undefined) };
}

/** Staff of the demo world sign in with their name and go on in English. */
export async function signIn(page: Page, loginName: string): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[name=loginName]').fill(loginName);
  await page.locator('input[name=password]').fill('cairn-demo');
  await page.locator('main form button').first().click();
  await expect(page).not.toHaveURL(/sign-in/);
  await page.goto('/?lang=en');
}

/** The learner's first or later entry with the printed code. */
export async function enterWithCard(page: Page, card: { code: string; pin: string; isFirst: boolean }): Promise<void> {
  await page.goto('/card');
  await page.locator('input[name=code]').fill(card.code);
  await page.locator('main form button').first().click();
  await page.locator('input[name=pin]').fill(card.pin);
  if (card.isFirst) await page.locator('input[name=again]').fill(card.pin);
  await page.locator('main form').first().getByRole('button').click();
  await expect(page).toHaveURL(/\/learn/);
}

/** What is wrong with a page as it stands: what axe finds, and sideways scrolling. */
export async function flawsOf(page: Page): Promise<readonly string[]> {
  // Without its styles, or with letters of another width, a page is not what people see.
  await page.waitForLoadState();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // All of a page is of one origin: asked in one piece, axe needs no second page to put its answers together.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow <= 0 ? found : [...found, `scrolls sideways by ${overflow} px`];
}

/** Each story ends with this: nothing that axe finds, and no sideways scrolling. */
export async function expectAccessible(page: Page): Promise<void> {
  // Without scripts in the page axe cannot run; the same page is checked in the runs that have them.
  if (test.info().project.use.javaScriptEnabled === false) return;
  expect(await flawsOf(page), page.url()).toEqual([]);
}
