import { beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../tests/support/assessment.ts';
import { makeAwardHouse } from '../../../tests/support/award.ts';
import { useTestWorld } from '../../../tests/support/world.ts';
import { findShownCredential } from '#app/check/check-page.ts';
import { awardCredential, revokeCredential } from '#modules/award/index.ts';
import { changeSharing } from '#modules/passport/index.ts';
import { api } from './app.ts';

const world = useTestWorld();
const ask = (path: string, init?: RequestInit) => api.request(path, init, { world: world() });
const verify = (body: BodyInit, type = 'application/json') =>
  ask('/api/v1/verify', { method: 'POST', body, headers: { 'content-type': type } });

describe('the machine endpoints', () => {
  let text = '';
  let id = '';
  let house: Awaited<ReturnType<typeof makeAwardHouse>>;
  beforeAll(async () => {
    house = await makeAwardHouse(world());
    const input = {
      caseId: house.caseId,
      idempotencyKey: 'an-award-for-the-api',
      name: 'Layla Haddad',
      hours: undefined,
      consent: 'in_person' as const,
    };
    id = given(await awardCredential(world(), house.registrar, input)).credentialId;
    text = (await findShownCredential(world(), id))?.text ?? '';
  });

  it('check a credential that somebody sends', async () => {
    const answer = await verify(text);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      summary: 'checks_out',
      checks: { issuer: { code: 'issuer.confirmed' } },
    });
  });

  it('say what is wrong with a changed one', async () => {
    const answer = await verify(text.replace('Layla Haddad', 'Layla Hadad'));
    expect(await answer.json()).toMatchObject({
      summary: 'does_not_check_out',
      checks: { integrity: { outcome: 'failed' } },
    });
  });

  it.each([
    ['a cut-off JWT', 'eyJhbGciOiJFZERTQSJ9.eyJ2YyI6'],
    ['random bytes', new Uint8Array([1, 250, 3, 0, 255, 17])],
    ['a JSON text that breaks off', '{"@context":['],
    ['nested a thousand deep', '['.repeat(1000) + ']'.repeat(1000)],
    ['a PNG that is none', new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10, 0, 0])],
  ])('have an answer for a damaged file: %s', async (_what, body) => {
    const answer = await verify(body, 'application/octet-stream');
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { summary: string }).summary).not.toBe('checks_out');
  });

  it('refuse an empty body and one of 20 MB as problem details', async () => {
    const empty = await verify('');
    expect(empty.status).toBe(400);
    expect(empty.headers.get('content-type')).toBe('application/problem+json');
    const large = await verify(new Uint8Array(20 * 1024 * 1024), 'application/octet-stream');
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ status: 413, code: 'too_large' });
  });

  it('report on a credential by its id, revoked at once, and hidden like one that does not exist', async () => {
    const path = `/api/v1/credentials/${id}/report`;
    expect(await (await ask(path)).json()).toMatchObject({ summary: 'checks_out' });
    given(await changeSharing(world(), house.learner, { credentialId: id, sharing: 'hidden' }));
    const hidden = await ask(path);
    const absent = await ask('/api/v1/credentials/crd_00000000000000000000000000/report');
    expect([hidden.status, await hidden.text()]).toEqual([absent.status, await absent.text()]);
    expect(hidden.status).toBe(404);
    given(await changeSharing(world(), house.learner, { credentialId: id, sharing: 'shown' }));
    given(
      await revokeCredential(world(), house.registrar, {
        credentialId: id,
        code: 'holder_asked',
        reason: 'She asked for it.',
      }),
    );
    expect(await (await ask(path)).json()).toMatchObject({
      summary: 'does_not_check_out',
      checks: { status: { code: 'status.revoked' } },
    });
  });

  it('describe every route of theirs in OpenAPI', async () => {
    const document = (await (await ask('/api/v1/openapi.json')).json()) as { paths: Record<string, object> };
    expect(Object.keys(document.paths)).toEqual(['/api/v1/verify', '/api/v1/credentials/{id}/report']);
  });

  it('answer an unknown address with problem details', async () => {
    const answer = await ask('/api/v1/nothing');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});
