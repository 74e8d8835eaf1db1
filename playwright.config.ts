import { defineConfig, devices } from '@playwright/test';

const CHROMIUM = process.env['CAIRN_CHROMIUM'] ?? '/usr/bin/chromium';

const launchOptions = {
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 }, launchOptions };
const phone = {
  ...devices['Desktop Chrome'],
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  launchOptions,
};

/** Human stories in Debian's Chromium, against one app that is started with a demo world of its own. */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.journey.ts',
  outputDir: 'test-results',
  globalSetup: './tests/journeys/support/start-app.ts',
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  // A step that never comes fails by itself, long before its story would.
  use: { actionTimeout: 20_000, navigationTimeout: 30_000 },
  forbidOnly: true,
  // Two browsers and the app share two cores: a story that missed its moment is told once more, and listed as flaky.
  retries: 1,
  reporter: [['list']],
  projects: [
    // The same app, asked without a browser: what no page would send.
    { name: 'http', testDir: 'tests/http', testMatch: '*.http.ts' },
    { name: 'desktop', use: desktop },
    { name: 'phone', use: phone, grep: /@phone/ },
    { name: 'without-script', use: { ...desktop, javaScriptEnabled: false }, grep: /@without-script/ },
  ],
});
