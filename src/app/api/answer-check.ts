import { reportText } from '@cairn/engine';
import { checkInput } from '#app/check/check-page.ts';
import type { World } from '#platform/world.ts';
import { problemText, type Problem } from './problem.ts';

/** An answer before it is put into the words of whichever server sends it. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

const refusal = (what: Problem, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: what.status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  body: problemText(what),
});

const RETRY_SECONDS = '2';

/** Checks what somebody sent: the same answer through the direct door and through the framework. */
export async function answerCheck(world: World, body: Uint8Array): Promise<Answer> {
  if (body.length === 0) {
    return refusal({ status: 400, code: 'nothing_given', title: 'The body is empty: send the credential.' });
  }
  const report = await checkInput(world, body);
  if (report.checks.integrity.code === 'limits.busy') {
    const what = { status: 503, code: 'busy', title: 'Too many files are being checked right now.' };
    return refusal(what, { 'retry-after': RETRY_SECONDS });
  }
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status: 200, headers, body: reportText(report) };
}

/** What is said when something of our own went wrong; the cause is in the log. */
export const unexpected = (): Answer =>
  refusal({ status: 500, code: 'unexpected', title: 'Something went wrong here. Try again later.' });
