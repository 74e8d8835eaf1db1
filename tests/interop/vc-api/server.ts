/**
 * `npm run vc-api`: the loopback profile that public conformance suites call. Self-signed HTTPS, no sign-in, keys of the
 * moment, definitions inside documents accepted: for suites and for nothing else. It listens on this machine only.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type Server, createServer, get } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DocumentAnswer, DocumentSource } from '@cairn/engine';
import { VcApi } from './profile.ts';

const LOOPBACK = '127.0.0.1';
const MAX_BYTES = 1024 * 1024;
const TIMEOUT_MILLISECONDS = 3_000;

/** A certificate for this machine's own name, for this process only. */
const makeCertificate = (): { readonly key: Buffer; readonly cert: Buffer } => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-vc-api-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    const pair = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key, '-out', cert];
    execFileSync('openssl', ['req', '-x509', '-days', '2', ...pair, ...subject], { stdio: 'ignore' });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const readBody = async (message: IncomingMessage): Promise<string | null> => {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of message) {
    const bytes = Buffer.from(part as Uint8Array);
    length += bytes.length;
    if (length > MAX_BYTES) return null;
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
};

const isLoopback = (url: string): boolean => /^https:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?\//.test(url);

const fetchLoopback = (url: string): Promise<DocumentAnswer> =>
  new Promise((resolve) => {
    const request = get(url, { rejectUnauthorized: false, timeout: TIMEOUT_MILLISECONDS }, (message) => {
      readBody(message).then(
        (body) => {
          if (message.statusCode !== 200) resolve({ ok: false, reason: 'not_found' });
          else if (body === null) resolve({ ok: false, reason: 'too_large' });
          else resolve({ ok: true, body, asOf: new Date().toISOString() });
        },
        () => resolve({ ok: false, reason: 'unreachable' }),
      );
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve({ ok: false, reason: 'unreachable' }));
  });

/** Status lists that a suite serves itself stand on this machine too; nowhere else is asked. */
const loopback: DocumentSource = {
  find: (url) => (isLoopback(url) ? fetchLoopback(url) : Promise.resolve({ ok: false, reason: 'not_allowed' })),
};

export type RunningVcApi = { readonly origin: string; readonly api: VcApi; close(): Promise<void> };

/** Starts the profile on a port of this machine; 0 takes any that is free. */
export const startVcApi = async (port: number): Promise<RunningVcApi> => {
  let api: VcApi | null = null;
  const answer = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(message);
    const path = new URL(message.url ?? '/', 'https://localhost').pathname;
    const { status, body: content } =
      body === null || api === null ? { status: 413, body: {} } : await api.handle(message.method ?? 'GET', path, body);
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
  };
  const server: Server = createServer(makeCertificate(), (message, response) => {
    answer(message, response).catch(() => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
  const address = server.address();
  const origin = `https://localhost:${typeof address === 'object' && address !== null ? address.port : port}`;
  api = new VcApi({ origin, now: () => new Date(), elsewhere: loopback });
  const close = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => void server.close(() => resolve()));
  };
  return { origin, api, close };
};
