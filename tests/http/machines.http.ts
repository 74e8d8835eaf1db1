import { connect, type Socket } from 'node:net';
import { expect, test } from '@playwright/test';
import { appUrl } from '../journeys/support/people.ts';
import { staff } from '../journeys/support/stages.ts';
import { findAll } from '../journeys/support/visitor.ts';

const SLOW_SOCKETS = 300;

/** A client that begins a request and never ends it. */
const dawdle = (): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(appUrl());
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.write('GET /verify HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
      resolve(socket);
    });
    socket.on('error', reject);
  });

test('clients that never end their request do not stop others, and are shown out', async () => {
  const slow = await Promise.all(Array.from({ length: SLOW_SOCKETS }, dawdle));
  const closed = Promise.all(
    slow.map((socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()))),
  );
  for (const socket of slow) socket.on('error', () => undefined).resume();
  for (let count = 0; count < 10; count += 1) {
    const answer = await fetch(`${appUrl()}/verify`, { signal: AbortSignal.timeout(5000) });
    expect(answer.status).toBe(200);
    await answer.text();
  }
  const limit = new Promise((_, reject) => setTimeout(() => reject(new Error('Slow clients stay.')), 25_000).unref());
  await Promise.race([closed, limit]);
});

const verify = (body: BodyInit): Promise<Response> =>
  fetch(`${appUrl()}/api/v1/verify`, { method: 'POST', body, headers: { origin: 'https://employer.example' } });

test('POST /api/v1/verify answers for good, changed and damaged files, from any site', async () => {
  const register = (await (await staff('signe')).get('/award')).text;
  const [id] = findAll(register, /(crd_[a-z0-9]+)/g);
  const credential = await (await fetch(`${appUrl()}/credentials/${id}`)).text();
  const checks = ['integrity', 'issuer', 'validity', 'status', 'model', 'evidence'];

  const good = await verify(credential);
  expect(good.headers.get('content-type')).toMatch(/^application\/json/);
  expect(good.headers.get('cache-control')).toBe('no-store');
  const report = (await good.json()) as { summary: string; checks: Record<string, { outcome: string }> };
  expect(report).toMatchObject({ format: expect.any(String), checks: { integrity: { outcome: 'passed' } } });
  expect(Object.keys(report.checks)).toEqual(expect.arrayContaining(checks));

  const changed = await verify(credential.replace(/"name":\s*"[^"]/, '$&X'));
  expect(await changed.json()).toMatchObject({
    summary: 'does_not_check_out',
    checks: { integrity: { outcome: 'failed' } },
  });

  for (const damaged of [
    credential.slice(0, 400),
    'eyJhbGciOiJFZERTQSJ9.eyJ2YyI6',
    '\u0000\u0001',
    '{"__proto__":{"a":1}}',
    '[1e400]',
  ]) {
    const answer = await verify(damaged);
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { summary: string }).summary).not.toBe('checks_out');
  }
  for (const [body, status] of [
    ['', 400],
    [new Uint8Array(20 * 1024 * 1024), 413],
  ] as const) {
    const answer = await verify(body);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
  }
});

test('openapi.json lists every machine endpoint, and each of them is there', async () => {
  const answer = await fetch(`${appUrl()}/api/v1/openapi.json`);
  const document = (await answer.json()) as {
    openapi: string;
    servers: { url: string }[];
    paths: Record<string, object>;
  };
  expect([document.openapi, document.servers[0]?.url]).toEqual(['3.1.0', appUrl()]);
  expect(Object.keys(document.paths)).toEqual(['/api/v1/verify', '/api/v1/credentials/{id}/report']);
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const method of Object.keys(methods)) {
      const address = `${appUrl()}${path.replace(/\{\w+\}/g, 'crd_00000000000000000000000000')}`;
      const body = await (await fetch(address, { method: method.toUpperCase() })).json();
      expect((body as { code: string }).code, address).not.toBe('no_such_endpoint');
    }
  }
  const unknown = await fetch(`${appUrl()}/api/v1/nothing`);
  expect([unknown.status, unknown.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});
