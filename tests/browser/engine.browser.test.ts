import { type Browser, type Page, chromium } from '@playwright/test';
import { type Report, verifyCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NOW, documents } from '../interop/sample-documents.ts';
import { SAMPLES, SKIPPED, hasSamples, listFiles, readSample } from '../interop/shared-data.ts';
import { buildPage, testFiles } from './build-page.ts';
import type { Outcome } from '../../packages/engine/src/testing/page/runner.ts';

const ORIGIN = 'https://engine.example';
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];

type Opened = { readonly browser: Browser; readonly page: Page; readonly faults: readonly string[] };

/** A page of a secure origin that is served from memory; nothing goes out to a network. */
const open = async (files: readonly string[]): Promise<Opened> => {
  const scripts = await buildPage(files);
  const browser = await chromium.launch({
    executablePath: process.env['CAIRN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.route('**/*', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const script = scripts.get(name);
    if (script !== undefined) return route.fulfill({ contentType: 'text/javascript', body: script });
    const html = '<!doctype html><script type="module" src="/page.js"></script>';
    return name === '' ? route.fulfill({ contentType: 'text/html', body: html }) : route.abort();
  });
  await page.exposeFunction('findDocument', (url: string) => documents.find(url, 'issuer'));
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => document.title === 'ready', undefined, { timeout: 60_000 }).catch(() => undefined);
  return { browser, page, faults };
};

type PageEngine = {
  runAll(): Promise<readonly Outcome[]>;
  verifyCredential: typeof verifyCredential;
  webCrypto: typeof nodeCrypto;
};
type PageGlobals = typeof globalThis & {
  engineTests: PageEngine;
  findDocument(url: string): ReturnType<typeof documents.find>;
};

const verifyOnPage = (page: Page, file: Uint8Array): Promise<Report> =>
  page.evaluate(
    ([base64, now]) => {
      const { engineTests, findDocument } = globalThis as PageGlobals;
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const world = { now: new Date(now), crypto: engineTests.webCrypto, documents: { find: findDocument } };
      return engineTests.verifyCredential(bytes, world);
    },
    [Buffer.from(file).toString('base64'), NOW.toISOString()] as const,
  );

const { onPage, inNode } = testFiles();
let opened: Opened;
let outcomes: readonly Outcome[] = [];

beforeAll(async () => {
  opened = await open(onPage);
  if (opened.faults.length > 0) return;
  outcomes = await opened.page.evaluate(() => (globalThis as PageGlobals).engineTests.runAll());
});
afterAll(() => opened.browser.close());

describe('the engine’s own tests, run by Chromium', () => {
  it('are read without a fault, and few enough stay behind in Node', () => {
    expect(opened.faults).toEqual([]);
    expect(inNode.length).toBeLessThan(onPage.length);
  });

  it.each(onPage.map((file) => file.slice(file.indexOf('/engine/src/') + '/engine/src/'.length)))('%s', (file) => {
    const own = outcomes.filter((outcome) => outcome.file === file);
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(({ error }) => error !== null)).toEqual([]);
  });
});

describe('files that others issued, checked by Chromium', () => {
  if (!hasSamples) it(SKIPPED, () => expect(hasSamples).toBe(false));
  else {
    it.each(listFiles(SAMPLES))('%s gets the same report as in Node', async (path) => {
      const file = readSample(path);
      const here = await verifyCredential(file, { now: NOW, crypto: nodeCrypto, documents });
      // Through text, since a report that leaves a page does so as text.
      expect(await verifyOnPage(opened.page, file)).toEqual(JSON.parse(JSON.stringify(here)));
    });
  }
});
