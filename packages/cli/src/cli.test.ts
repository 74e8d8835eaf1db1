import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  buildDidDocument,
  buildStatusEntry,
  buildStatusListCredential,
  createStatusList,
  issueCredential,
  writeStatus,
} from '@cairn/engine';
import { addVocab, generateKey, nodeCrypto, nodeSigner } from '@cairn/engine/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './index.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const folder = mkdtempSync(join(tmpdir(), 'cairn-cli-'));
const file = (name: string, content?: string | Uint8Array): string => {
  const path = join(folder, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};

type Ran = { readonly code: number; readonly out: string; readonly err: string };

let origin = '';
let texts: Record<'good' | 'revoked' | 'ownWords', string>;
let server: Server;

const OWN_CONTEXT = 'https://operator.example/context/v1';
const ownContext = { '@context': { nickname: 'https://operator.example/nickname' } };

const cairnIn = async (environment: Readonly<Record<string, string>>, argv: readonly string[]): Promise<Ran> => {
  let out = '';
  let err = '';
  const code = await run(argv, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    environment: { CAIRN_URL: origin, ...environment },
    repository: folder,
    now: () => NOW,
  });
  return { code, out, err };
};

const cairn = (...argv: readonly string[]): Promise<Ran> => cairnIn({}, argv);

/** A small instance: an issuer’s document, a status list and two credentials, under one loopback origin. */
const startInstance = async (): Promise<void> => {
  const pages = new Map<string, string>();
  server = createServer((request, response) => {
    if (request.url === '/moved') return void response.writeHead(302, { location: '/credentials/good' }).end();
    if (request.url === '/large') return void response.end('x'.repeat(2 * 1024 * 1024));
    if (request.url === '/slow') return undefined;
    const page = pages.get(request.url ?? '');
    return void response.writeHead(page === undefined ? 404 : 200).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  origin = `http://localhost:${port}`;
  const did = `did:web:localhost%3A${port}`;
  const { privateKey, publicKey } = generateKey('Ed25519');
  const signer = nodeSigner({ privateKey, verificationMethod: `${did}#key-1` });
  const issue = async (credential: object, contexts: ReadonlyMap<string, object> = new Map()) =>
    (await issueCredential({ credential, signer, created: NOW, crypto: nodeCrypto, contexts })).text;
  const listUrl = `${origin}/status/1`;
  const bits = writeStatus(createStatusList({ length: 131_072 }), [{ index: 7, isSet: true }]);
  const credential = (index: number) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    issuer: did,
    name: 'Sort and price donated goods\u202e\u001b[31m',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2027-01-01T00:00:00Z',
    credentialSubject: { name: 'Amal Haddad' },
    credentialStatus: buildStatusEntry({ listUrl, index, purpose: 'revocation' }),
  });
  const ownWords = {
    ...credential(1),
    '@context': ['https://www.w3.org/ns/credentials/v2', OWN_CONTEXT],
    credentialSubject: { name: 'Amal Haddad', nickname: 'Ama' },
  };
  texts = {
    good: await issue(credential(1)),
    revoked: await issue(credential(7)),
    ownWords: await issue(ownWords, new Map([[OWN_CONTEXT, ownContext]])),
  };
  const list = buildStatusListCredential({
    id: listUrl,
    issuer: did,
    purpose: 'revocation',
    bits,
    validFrom: new Date('2026-01-01'),
  });
  pages.set(
    '/.well-known/did.json',
    JSON.stringify(buildDidDocument({ did, keys: [{ fragment: 'key-1', publicKey, state: 'active' }] })),
  );
  pages.set('/status/1', await issue(list));
  pages.set('/credentials/good', texts.good);
};

beforeAll(startInstance);

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

describe('cairn verify', () => {
  it('says 0 when a credential of the running instance checks out, from a file or an address', async () => {
    for (const source of [file('good.json', texts.good), `${origin}/credentials/good`]) {
      const { code, out } = await cairn('verify', source, '--json');
      expect([code, JSON.parse(out)]).toMatchObject([0, { summary: 'checks_out', format: 'vcdm2-data-integrity' }]);
    }
  });

  it('prints exactly the parts of the report for programs, and nothing about the learner', async () => {
    const { out } = await cairn('verify', file('good.json', texts.good), '--json');
    const report = JSON.parse(out) as { checks: Record<string, object> };
    expect(Object.keys(report)).toEqual(['summary', 'format', 'checks']);
    expect(Object.keys(report.checks)).toEqual(['integrity', 'issuer', 'validity', 'status', 'model', 'evidence']);
    expect(report.checks['status']).toMatchObject({
      outcome: 'passed',
      code: 'status.not_revoked',
      asOf: NOW.toISOString(),
    });
    expect(out).not.toContain('Amal');
  });

  it('says for people, too, that nobody looked at proof', async () => {
    const { out } = await cairn('verify', file('good.json', texts.good));
    expect(out).toMatch(/Proof named +– +It does not say what proof there was\./);
    const { out: nothing } = await cairn('verify', `${origin}/nothing`);
    expect(nothing).toMatch(/Unchanged +open +Nothing could be read from that address/);
    expect(nothing).toMatch(/Proof named +– +Not looked at/);
  });

  it('reads by the vocabulary that an operator installed, and by nothing that was changed since', async () => {
    const vocab = join(folder, 'data', 'vocab');
    const context = file('own-context.json', JSON.stringify(ownContext));
    const pin = addVocab(vocab, { path: context, url: OWN_CONTEXT });
    const own = file('own-words.json', texts.ownWords);
    expect(JSON.parse((await cairn('verify', own, '--json')).out)).toMatchObject({
      checks: { integrity: { outcome: 'unknown', code: 'integrity.unknown_context' } },
    });
    for (const environment of [{ CAIRN_VOCAB: vocab }, { CAIRN_DATA: join(folder, 'data') }]) {
      expect(await cairnIn(environment, ['verify', own])).toMatchObject({ code: 0, err: '' });
    }
    expect(await cairn('verify', own, '--vocab', vocab)).toMatchObject({ code: 0 });
    expect(await cairn('verify', own, '--vocab', join(folder, 'nowhere'))).toMatchObject({ code: 64 });
    expect(pin.ok).toBe(true);
    for (const name of readdirSync(vocab).filter((each) => each.includes('own-context'))) {
      writeFileSync(join(vocab, name), JSON.stringify({ '@context': { nickname: 'https://other.example/' } }));
    }
    const changed = await cairn('verify', own, '--vocab', vocab);
    expect(changed).toMatchObject({ code: 2 });
    expect(changed.err).toContain('own-context.json is left out');
  });

  it('says 1 when it was revoked, changed, or has ended by then', async () => {
    expect(await cairn('verify', file('revoked.json', texts.revoked))).toMatchObject({ code: 1 });
    expect(await cairn('verify', file('changed.json', texts.good.replace('2027', '2037')))).toMatchObject({ code: 1 });
    expect(await cairn('verify', file('good.json', texts.good), '--at', '2027-06-01T00:00:00Z')).toMatchObject({
      code: 1,
    });
    expect(await cairn('verify', file('cut.json', texts.good.slice(0, 300)))).toMatchObject({ code: 1 });
  });

  it('says 2 when something stayed open: offline, or nobody answers', async () => {
    const { code, out } = await cairn('verify', file('good.json', texts.good), '--offline', '--json');
    expect([code, JSON.parse(out)]).toMatchObject([
      2,
      {
        summary: 'could_not_check_everything',
        checks: { integrity: { outcome: 'unknown' }, issuer: { code: 'issuer.unreachable' } },
      },
    ]);
    for (const path of ['/nothing', '/moved', '/large']) {
      expect(await cairn('verify', `${origin}${path}`)).toMatchObject({ code: 2 });
    }
  });

  it('waits no longer than three seconds', async () => {
    const start = performance.now();
    expect(await cairn('verify', `${origin}/slow`)).toMatchObject({ code: 2 });
    expect(performance.now() - start).toBeLessThan(6_000);
  });

  it.each([
    [[]],
    [['verify']],
    [['verify', 'a', 'b']],
    [['verify', 'not-there.json']],
    [['verify', '.']],
    [['verify', 'x', '--at', 'tomorrow']],
    [['verify', 'x', '--online']],
    [['verify', 'https://example.org/', '--offline']],
    [['check', 'x']],
    [['bake', 'x']],
    [['inspect']],
    [['unbake', 'not-there.png']],
  ])('says 64 and what to do instead for %j', async (argv) => {
    const { code, err } = await cairn(...argv);
    expect(code).toBe(64);
    expect(err.length).toBeGreaterThan(20);
  });

  it('writes for people in words, and lets no text move the cursor', async () => {
    const { out } = await cairn('verify', file('good.json', texts.good));
    expect(out).toContain('This credential checks out.');
    expect(out).toContain('Sort and price donated goods');
    expect(out).not.toMatch(/\u001b|\u202e/);
  });
});

describe('cairn bake, unbake and inspect', () => {
  it('carry a credential through a picture', async () => {
    const credential = file('good.json', texts.good);
    for (const [name, picture] of [
      ['badge.png', Buffer.from(PNG, 'base64')],
      ['badge.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
    ] as const) {
      const baked = join(folder, `baked-${name}`);
      const back = join(folder, `${name}.json`);
      expect(await cairn('bake', file(name, picture), credential, baked)).toMatchObject({ code: 0 });
      expect(await cairn('verify', baked)).toMatchObject({ code: 0 });
      expect(await cairn('unbake', baked, back)).toMatchObject({ code: 0 });
      expect(readFileSync(back, 'utf8')).toBe(texts.good);
    }
  });

  it('show a file without checking it, with marks that turn text made visible', async () => {
    const { out } = await cairn('inspect', file('good.json', texts.good));
    expect(out).toContain('Not checked');
    expect(out).toContain('\\u{202e}');
    expect(out).not.toMatch(/\u001b|\u202e/);
  });

  it('say when a picture holds nothing', async () => {
    expect(await cairn('unbake', file('empty.png', Buffer.from(PNG, 'base64')))).toMatchObject({ code: 64 });
  });
});

describe('the command itself', () => {
  const BIN = fileURLToPath(new URL('../bin/cairn.mjs', import.meta.url));
  const OLD_NODE = `data:text/javascript,${encodeURIComponent(
    "if (!process.env.SECOND) Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } }); process.env.SECOND = '1';",
  )}`;

  it('starts, and hands over to the pinned Node when it is run by an older one', () => {
    const own = spawnSync(process.execPath, [BIN, 'verify'], { encoding: 'utf8' });
    const handedOver = spawnSync(process.execPath, ['--import', OLD_NODE, BIN, 'verify'], { encoding: 'utf8' });
    expect([own.status, handedOver.status]).toEqual([64, 64]);
    expect(handedOver.stderr).toBe(own.stderr);
  });
});
