import { OpenAPIHono, createRoute, z } from '@hono/zod-openapi';
import { checkShownCredential } from '#app/check/check-page.ts';
import { MAX_CHECK_BYTES, MAX_CHECK_MEGABYTES } from '#modules/verification/index.ts';
import type { World } from '#platform/world.ts';
import { answerCheck, unexpected, type Answer } from './answer-check.ts';
import { notFound, problem } from './problem.ts';
import { readBody } from './read-body.ts';

export type ApiBindings = { readonly Bindings: { readonly world: World } };

const outcome = z.enum(['passed', 'failed', 'unknown', 'not_applicable']);
const check = z
  .object({
    outcome,
    code: z.string().openapi({ description: 'Stable code of the reason.', example: 'status.not_revoked' }),
    asOf: z.string().optional().openapi({ description: 'Instant of the data that the answer rests on.' }),
    details: z.record(z.string(), z.string()).optional(),
  })
  .openapi('Check');

const report = z
  .object({
    summary: z.enum(['checks_out', 'does_not_check_out', 'could_not_check_everything']),
    format: z.string(),
    checks: z.object({
      integrity: check,
      issuer: check,
      validity: check,
      status: check,
      model: check,
      evidence: check.openapi({
        description:
          'What it says about proof of the achievement. Nothing of that is looked at: always not_applicable.',
      }),
    }),
  })
  .openapi('Report', { description: 'Separate answers, each by itself. Members beside these may be added.' });

const problemSchema = z
  .object({ type: z.string(), title: z.string(), status: z.number(), code: z.string(), detail: z.string().optional() })
  .openapi('Problem', { description: 'Problem details (RFC 9457).' });

const refusal = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
const answered = { description: 'The report.', content: { 'application/json': { schema: report } } };

const verifyRoute = createRoute({
  method: 'post',
  path: '/api/v1/verify',
  summary: 'Check a credential',
  description: `Takes the credential itself as the body: JSON, a compact JWT, or a PNG or SVG with a credential inside, at most ${MAX_CHECK_MEGABYTES} MB. Nothing is kept. Addresses outside this installation are not asked; what they would have said is reported as unknown.`,
  request: {
    body: {
      required: true,
      content: {
        'application/json': { schema: z.unknown() },
        'application/octet-stream': { schema: z.string().openapi({ format: 'binary' }) },
      },
    },
  },
  responses: {
    200: answered,
    400: refusal('The body is empty.'),
    413: refusal('The body is too large.'),
    503: refusal('Too many files are being checked; the header Retry-After says when to come back.'),
  },
});

const reportRoute = createRoute({
  method: 'get',
  path: '/api/v1/credentials/{id}/report',
  summary: 'Report on a credential of this installation, as of now',
  request: { params: z.object({ id: z.string().openapi({ example: 'crd_0123456789abcdefghjkmnpqrs' }) }) },
  responses: { 200: answered, 404: refusal('Nothing is shown at this address.') },
});

const toResponse = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });

/** The machine-facing endpoints: thin doors to the same use cases that the pages call. */
export const api = new OpenAPIHono<ApiBindings>();

// The schema of the body is for readers: the engine reads it strictly and has an answer for every byte.
api.openAPIRegistry.registerPath(verifyRoute);
api.post(verifyRoute.path, async (c) => {
  const body = await readBody(c.req.raw, MAX_CHECK_BYTES);
  if (body === null) {
    return problem({ status: 413, code: 'too_large', title: `The body is larger than ${MAX_CHECK_MEGABYTES} MB.` });
  }
  return toResponse(await answerCheck(c.env.world, body));
});

api.openAPIRegistry.registerPath(reportRoute);
api.get('/api/v1/credentials/:id/report', async (c) => {
  const checked = await checkShownCredential(c.env.world, c.req.param('id'));
  return checked === null
    ? notFound()
    : c.json(checked.report, 200, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
});

api.get('/api/v1/openapi.json', (c) =>
  c.json(
    api.getOpenAPI31Document({
      openapi: '3.1.0',
      info: { title: 'Cairn', version: '1', description: 'Checking micro-credentials, for machines.' },
      servers: [{ url: c.env.world.settings.url }],
    }),
  ),
);

api.notFound(() =>
  problem({ status: 404, code: 'no_such_endpoint', title: 'There is no such endpoint. See /api/v1/openapi.json.' }),
);
api.onError((cause, c) => {
  c.env.world.log.error('api request failed', { cause });
  return toResponse(unexpected());
});
