// Everything: code checks, unit and database tests, faults, build, journeys in a browser. Goes on after a failure,
// so that one run tells all, and ends with one line of counts summed over the runners' own.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { looks, runSteps, sync } from './check.mjs';
import { installMissing } from './debian.mjs';
import { runNode, tools } from './run.mjs';

/** A run that hangs is ended: tests at twice their usual time, stories, which take some twenty minutes, a little earlier. */
const LIMIT_MINUTES = { tests: 20, stories: 30 };

const heading = (text) => console.log(`\n== ${text}`);

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** A runner that ended badly without a failed test (a crash, an unhandled error) still counts as one failure. */
function counted(code, passed, failed) {
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}

async function runVitest(folder, names) {
  const file = join(folder, 'vitest.json');
  const reports = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', file];
  const { code } = await runNode([tools.vitest, 'run', ...reports, ...names], { limitMinutes: LIMIT_MINUTES.tests });
  const report = readReport(file);
  return counted(code, report?.numPassedTests ?? 0, report?.numFailedTests ?? 0);
}

async function runJourneys(folder, names) {
  const file = join(folder, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const { code } = await runNode([tools.playwright, 'test', '--reporter', 'list,json', ...names], {
    env,
    limitMinutes: LIMIT_MINUTES.stories,
  });
  const stats = readReport(file)?.stats;
  return counted(code, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0);
}

/** `npm test`, or `npm test -- NAME…` for the test files whose path holds one of the names. */
export async function testAll(names) {
  const missing = installMissing();
  if (missing.length > 0) {
    console.log(
      `These tests need ${missing.join(', ')}. Install them first:\n  sudo apt-get install ${missing.join(' ')}\n`,
    );
    console.log(`0 passed, ${missing.length} failed`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'cairn-test-'));
  const results = [];
  if (names.length === 0) {
    heading('The code');
    const failed = await runSteps(looks());
    if (failed > 0) results.push({ passed: 0, failed });
  } else {
    await sync();
  }
  heading('Units, both databases, faults');
  results.push(await runVitest(folder, names.length === 0 ? [] : ['--passWithNoTests', ...names]));
  heading('Journeys');
  const built = await build();
  results.push(
    built
      ? await runJourneys(folder, names.length === 0 ? [] : ['--pass-with-no-tests', ...names])
      : { passed: 0, failed: 1 },
  );
  rmSync(folder, { recursive: true, force: true });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}
