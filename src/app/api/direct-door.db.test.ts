import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '../../../tests/support/assessment.ts';
import { makeAwardHouse } from '../../../tests/support/award.ts';
import { useTestWorld } from '../../../tests/support/world.ts';
import { findShownCredential } from '#app/check/check-page.ts';
import { SAFE_HEADERS } from '#app/safe-headers.ts';
import { awardCredential } from '#modules/award/index.ts';
import { api } from './app.ts';
import { answerDirectly } from './direct-door.ts';

const world = useTestWorld();
const server = createServer((request, response) => {
  if (answerDirectly(world(), request, response)) return;
  response.writeHead(404).end('the usual way');
});
const PATH = '/api/v1/verify';

describe('the direct door', () => {
  let address = '';
  let text = '';
  beforeAll(async () => {
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const house = await makeAwardHouse(world());
    const wish = { caseId: house.caseId, idempotencyKey: 'the-direct-door-1', name: 'Layla Haddad', hours: undefined };
    const { credentialId } = given(await awardCredential(world(), house.registrar, { ...wish, consent: 'in_person' }));
    text = (await findShownCredential(world(), credentialId))?.text ?? '';
  });
  afterAll(() => {
    server.close();
  });
  const post = (body: BodyInit) => fetch(`${address}${PATH}`, { method: 'POST', body });

  it.each([
    ['a good credential', () => text],
    ['a changed one', () => text.replace('Layla Haddad', 'Layla Hadad')],
    ['letters beyond ASCII', () => text.replace('Layla Haddad', 'Łucja “Żak” ليلى 🧱')],
    ['something that is none', () => 'not a credential'],
    ['bytes that are no text', () => new Uint8Array([1, 250, 3, 0, 255, 17])],
  ])('says the same as the usual way: %s', async (_what, make) => {
    const direct = await post(make());
    const usual = await api.request(PATH, { method: 'POST', body: make() }, { world: world() });
    expect(direct.status).toBe(usual.status);
    expect(await direct.json()).toEqual(await usual.json());
    for (const name of ['content-type', 'cache-control'])
      expect(direct.headers.get(name)).toBe(usual.headers.get(name));
    for (const [name, value] of Object.entries(SAFE_HEADERS)) expect(direct.headers.get(name)).toBe(value);
  });

  it('says the same to the byte however often it is asked, also when it knows the form', async () => {
    const answers: string[] = [];
    for (let time = 0; time < 6; time += 1) answers.push(await (await post(text)).text());
    expect(new Set(answers).size).toBe(1);
    const report = JSON.parse(answers.at(-1) ?? '') as { readonly credential: { readonly document: unknown } };
    expect(report).toMatchObject({ summary: 'checks_out' });
    expect(JSON.stringify(report.credential.document)).toBe(text);
    expect(JSON.stringify(report)).toBe(answers.at(-1));
  });

  it.each([
    ['another address', () => fetch(`${address}/api/v1/other`, { method: 'POST', body: text })],
    ['a question instead of a file', () => fetch(`${address}${PATH}`)],
    ['an empty body', () => post('')],
    ['more than a credential needs', () => post('x'.repeat(65_537))],
    [
      'a body that does not say how long it is',
      () =>
        fetch(`${address}${PATH}`, {
          method: 'POST',
          body: new ReadableStream({
            start: (stream) => {
              stream.enqueue(new TextEncoder().encode(text));
              stream.close();
            },
          }),
          duplex: 'half',
        } as RequestInit),
    ],
  ])('leaves to the usual way: %s', async (_what, ask) => {
    expect(await (await ask()).text()).toBe('the usual way');
  });
});
