import { expect, type Page, test } from '@playwright/test';
import { ruleFor } from '../../src/app/access.ts';
import { isDevicePage, isStaffRoom } from '../../src/app/rooms.ts';
import { appUrl, flawsOf } from './support/people.ts';
import {
  awake,
  type Examples,
  LED_ELSEWHERE,
  type Looker,
  LOOKERS,
  makeExamples,
  pageRoutes,
  REFUSALS,
  SAME_FOR_ALL,
  SCREENS,
} from './support/screens.ts';

const DESKTOP = { width: 1280, height: 900 };
const SMALL = { width: 320, height: 640 };

/** Writes down what goes wrong behind the screen: errors, refused scripts and styles, requests to other places. */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`error in a script: ${error.message}`));
  page.on('console', (message) => {
    const isStatus = /^Failed to load resource: the server responded with a status of 40[34]/.test(message.text());
    if (message.type() === 'error' && !isStatus) heard.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== appUrl() && !['data:', 'blob:'].includes(protocol)) heard.push(`asked ${request.url()}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) heard.push(`${response.status()} for ${response.url()}`);
  });
  return heard;
}

async function speak(page: Page, language: 'en' | 'ar'): Promise<void> {
  await page.context().addCookies([{ name: 'cairn_language', value: language, url: appUrl() }]);
}

type View = {
  readonly path: string;
  readonly status: number;
  readonly isClose: boolean;
  /** How it reads to somebody who chose Arabic. */
  readonly arabic: 'rtl' | 'ltr';
};

/** Rooms of staff have no Arabic words: they are English there, and read from left to right. */
function directionIn(path: string, looker: Looker): View['arabic'] {
  const session = ['anybody', 'learner', 'beginner', 'helper'].includes(looker) ? 'learner' : 'staff';
  const { pathname } = new URL(path, appUrl());
  return isStaffRoom(pathname, session) && !isDevicePage(pathname) ? 'ltr' : 'rtl';
}

async function open(page: Page, { path, status, isClose }: View): Promise<readonly string[]> {
  const response = await page.goto(path);
  const now = page.url().replace(appUrl(), '');
  const headings = await page.getByRole('heading', { level: 1 }).count();
  return [
    ...(response?.status() === status ? [] : [`status ${response?.status()}`]),
    ...(now === path ? [] : [`led to ${now}`]),
    ...(headings === 1 ? [] : [`${headings} headings of level 1`]),
    ...(isClose ? await flawsOf(page) : []),
  ];
}

/** One page in English on a desk and on a small phone, and in Arabic on a small phone. */
async function look(page: Page, view: View): Promise<readonly string[]> {
  await speak(page, 'en');
  await page.setViewportSize(DESKTOP);
  const wide = await open(page, view);
  await page.setViewportSize(SMALL);
  const small = view.isClose ? await flawsOf(page) : [];
  await speak(page, 'ar');
  const arabic = await open(page, view);
  const direction = await page.locator('html').getAttribute('dir');
  return [
    ...wide.map((flaw) => `en 1280: ${flaw}`),
    ...small.map((flaw) => `en 320: ${flaw}`),
    ...arabic.map((flaw) => `ar 320: ${flaw}`),
    ...(direction === view.arabic ? [] : [`ar 320: reads ${direction}, not ${view.arabic}`]),
  ];
}

test('every page has an example for everybody who may enter it', () => {
  const missing = pageRoutes().flatMap((route) => {
    const rule = ruleFor(route) ?? [];
    const lookers = Object.keys(SCREENS[route] ?? {}) as Looker[];
    const seen = new Set<string>(lookers.flatMap((looker) => LOOKERS[looker]));
    // A page for everybody is looked at by one person at least.
    const wanted = rule === 'everybody' ? [] : rule;
    const gaps = wanted.filter((role) => !seen.has(role) && !(`${route} ${role}` in LED_ELSEWHERE));
    return lookers.length === 0 ? [`${route}: nobody`] : gaps.map((role) => `${route}: ${role}`);
  });
  expect(missing).toEqual([]);
  expect(Object.keys(SCREENS).filter((route) => !pageRoutes().includes(route))).toEqual([]);
});

test.describe('every screen', () => {
  test.describe.configure({ mode: 'parallel', timeout: 900_000 });
  let examples: Examples;
  test.beforeAll(async () => {
    const info = test.info();
    examples = await makeExamples(`${info.project.name} ${info.parallelIndex}`);
  });

  for (const looker of Object.keys(LOOKERS) as Looker[]) {
    test(`holds for ${looker}: one heading, nothing that axe finds, no sideways scrolling, nothing asked elsewhere`, async ({
      browser,
    }) => {
      const context = await browser.newContext({ baseURL: appUrl() });
      await (await awake(examples, looker)).moveInto(context);
      const page = await context.newPage();
      const heard = listen(page);
      const flaws: string[] = [];
      const screens = Object.entries(SCREENS).flatMap(([route, { [looker]: address }]) =>
        address === undefined ? [] : [[route, address] as const],
      );
      for (const [route, address] of screens) {
        // An example may be made by hand on the way: in English, whatever the page before was read in.
        await speak(page, 'en');
        const path = typeof address === 'string' ? address : await address(examples, page);
        const isClose = (SAME_FOR_ALL[route] ?? looker) === looker;
        const status = route === '/refused' ? 403 : 200;
        const view = { path, status, isClose, arabic: directionIn(path, looker) };
        flaws.push(...(await look(page, view)).map((flaw) => `${route}: ${flaw}`));
        flaws.push(...heard.splice(0).map((line) => `${route}: ${line}`));
      }
      for (const [who, path, status] of REFUSALS.filter(([who]) => who === looker)) {
        flaws.push(
          ...(await look(page, { path, status, isClose: true, arabic: 'rtl' })).map(
            (flaw) => `${who} ${path}: ${flaw}`,
          ),
        );
        flaws.push(...heard.splice(0).map((line) => `${path}: ${line}`));
      }
      expect(flaws).toEqual([]);
      await context.close();
    });
  }
});
