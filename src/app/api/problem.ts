/** A refusal as problem details (RFC 9457). `code` is stable; the title is for people who read logs. */
export type Problem = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
};

/** The body of a refusal. */
export const problemText = ({ status, code, title, detail }: Problem): string =>
  JSON.stringify({ type: 'about:blank', title, status, code, ...(detail === undefined ? {} : { detail }) });

export const problem = (what: Problem): Response =>
  new Response(problemText(what), {
    status: what.status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });

/** The one answer for what does not exist and for what may not be seen. */
export const notFound = (): Response =>
  problem({ status: 404, code: 'not_found', title: 'Nothing is shown at this address.' });
