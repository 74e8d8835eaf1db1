import { type GivenText, reportBytes } from '@cairn/engine';
import { checkInput } from '#app/check/check-page.ts';
import type { World } from '#platform/world.ts';
import { problemText, type Problem } from './problem.ts';

/** Credentials have some kilobytes. */
const MOST_TEXT_BYTES = 65_536;

/** An answer before it is put into the words of whichever server sends it. */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
};

const refusal = (what: Problem, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: what.status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  body: problemText(what),
});

const RETRY_SECONDS = '2';

// A byte-order mark stays in the text, where the engine refuses it by name.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The body as text, where it is one; a picture is none. Longer ones are left to the engine, which counts their bytes. */
const textOf = (bytes: Uint8Array): GivenText | null => {
  if (bytes.length > MOST_TEXT_BYTES) return null;
  try {
    return { text: decoder.decode(bytes), bytes };
  } catch {
    return null;
  }
};

/** Checks what somebody sent: the same answer through the direct door and through the framework. */
export async function answerCheck(world: World, body: Uint8Array): Promise<Answer> {
  if (body.length === 0) {
    return refusal({ status: 400, code: 'nothing_given', title: 'The body is empty: send the credential.' });
  }
  const given = textOf(body);
  const report = await checkInput(world, given?.text ?? body);
  if (report.checks.integrity.code === 'limits.busy') {
    const what = { status: 503, code: 'busy', title: 'Too many files are being checked right now.' };
    return refusal(what, { 'retry-after': RETRY_SECONDS });
  }
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  return { status: 200, headers, body: reportBytes(report, given) };
}

/** What is said when something of our own went wrong; the cause is in the log. */
export const unexpected = (): Answer =>
  refusal({ status: 500, code: 'unexpected', title: 'Something went wrong here. Try again later.' });
