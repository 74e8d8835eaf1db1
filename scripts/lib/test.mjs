// Everything: code checks, unit and database tests, faults, build, journeys in a browser. Goes on after a failure,
// so that one run tells all, and ends with one line of counts summed over the runners' own.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { looks, runSteps, sync } from './check.mjs';
import { installMissing } from './debian.mjs';
import { root, runNode, tools } from './run.mjs';

/** A run that hangs is ended: tests at twice their usual time, stories, which take some twenty minutes, a little earlier. */
const LIMIT_MINUTES = { tests: 20, stories: 30 };

const heading = (text) => console.log(`\n== ${text}`);

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** A runner that ended badly without a failed test (a crash, an unhandled error) still counts as one failure. */
function counted(runner, code, { passed, failed }) {
  const bad = code !== 0 && failed.length === 0 ? [`${runner} ended with code ${code} and no failed test`] : [];
  return { passed, failed: [...failed, ...bad] };
}

const inWords = ({ fullName, failureMessages }) =>
  `${fullName}: ${failureMessages?.[0]?.split('\n')[0] ?? 'no reason given'}`;

/** The tests of Vitest's report that failed, each with its reason; a file that could not be read at all is one. */
function failedTests(report) {
  return (report?.testResults ?? []).flatMap((file) => {
    const place = relative(root, file.name);
    const tests = file.assertionResults.filter(({ status }) => status === 'failed');
    if (tests.length > 0) return tests.map((test) => `${place} › ${inWords(test)}`);
    return file.status === 'failed' ? [`${place}: ${file.message.split('\n')[0]}`] : [];
  });
}

/** Those that failed once and passed then; the report keeps why. */
const secondTries = (report) =>
  (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages?.length > 0)
      .map((test) => `${relative(root, name)} › ${inWords(test)}`),
  );

/** The names of the stories that ended so: a suite of Playwright's report holds stories (specs) and further suites. */
function storiesThat(ended, suite) {
  const own = (suite?.specs ?? []).flatMap(({ file, title, tests }) =>
    tests.filter(({ status }) => status === ended).map(({ projectName }) => `[${projectName}] ${file} › ${title}`),
  );
  return [...own, ...(suite?.suites ?? []).flatMap((inner) => storiesThat(ended, inner))];
}

const list = (heading, names) => {
  if (names.length > 0) console.log(`\n${heading}:\n${names.map((name) => `  ${name}`).join('\n')}`);
};

async function runVitest(folder, names) {
  const file = join(folder, 'vitest.json');
  const reports = ['--reporter', 'default', '--reporter', 'json', '--outputFile.json', file];
  const { code } = await runNode([tools.vitest, 'run', ...reports, ...names], { limitMinutes: LIMIT_MINUTES.tests });
  const report = readReport(file);
  return {
    ...counted('Vitest', code, { passed: report?.numPassedTests ?? 0, failed: failedTests(report) }),
    again: secondTries(report),
  };
}

async function runJourneys(folder, names) {
  const file = join(folder, 'playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file };
  const { code } = await runNode([tools.playwright, 'test', '--reporter', 'list,json', ...names], {
    env,
    limitMinutes: LIMIT_MINUTES.stories,
  });
  const report = readReport(file);
  const { expected = 0, flaky = 0 } = report?.stats ?? {};
  return {
    ...counted('Playwright', code, { passed: expected + flaky, failed: storiesThat('unexpected', report) }),
    again: storiesThat('flaky', report),
  };
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
    results.push({ passed: 0, failed: await runSteps(looks()), again: [] });
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
      : { passed: 0, failed: ['build'], again: [] },
  );
  rmSync(folder, { recursive: true, force: true });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.flatMap((result) => result.failed);
  // Said again at the end: what failed early is far up by now, or cut off by whoever keeps the last lines only.
  list(
    'Came right at the second try only',
    results.flatMap(({ again }) => again),
  );
  list('Failed', failed);
  console.log(`\n${passed} passed, ${failed.length} failed`);
  return failed.length === 0 ? 0 : 1;
}
