import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { bakeSvg, didKey, issueCredential } from '@cairn/engine';
import { generateKey, nodeCrypto, nodeSigner } from '@cairn/engine/node';
import { arrive, expectAccessible } from './support/people.ts';

/** Whatever runs or loads in a picture asks this address; nobody has it. */
const CAUGHT = 'https://caught.invalid';
const ask = (way: string): string => `new Image().src='${CAUGHT}/${way}'`;
const HTML = 'xmlns="http://www.w3.org/1999/xhtml"';

/** Ways in which a picture gets a browser to run something or to ask somebody, as they stand between its first and last tag. */
const WAYS: readonly (readonly [name: string, inside: string, onRoot?: string])[] = [
  ['script', `<script>${ask('script')}</script>`],
  ['script from outside', `<script href="${CAUGHT}/outside.js"/>`],
  ['onload', '', `onload="${ask('onload')}"`],
  ['onload of a part', `<g onload="${ask('part')}"><path d="M0 0"/></g>`],
  ['onbegin', `<set attributeName="x" onbegin="${ask('begin')}" dur="1s"/>`],
  [
    'foreignObject',
    `<foreignObject><img ${HTML} src="${CAUGHT}/foreign.png" onerror="${ask('error')}"/></foreignObject>`,
  ],
  ['foreignObject with a frame', `<foreignObject><iframe ${HTML} src="${CAUGHT}/frame"/></foreignObject>`],
  ['foreignObject with a script', `<foreignObject><script ${HTML}>${ask('inner')}</script></foreignObject>`],
  ['javascript:', `<foreignObject><iframe ${HTML} src="javascript:${ask('address')}"/></foreignObject>`],
  ['javascript: in a link', `<a id="link" href="javascript:${ask('link')}"><rect width="99" height="99"/></a>`],
  ['external use', `<use href="${CAUGHT}/use.svg#part"/>`],
  ['external image', `<image href="${CAUGHT}/image.png" width="9" height="9"/>`],
  ['CSS import', `<style>@import url('${CAUGHT}/import.css');</style>`],
  ['CSS background', `<style>svg { background: url('${CAUGHT}/background.png') }</style>`],
  ['style sheet', '<path d="M0 0"/>', `style="background:url('${CAUGHT}/inline.png')"`],
];

/** Signed by a key that came along: read, and shown as far as it can be. Its own picture is one more way. */
async function credential(): Promise<string> {
  const { privateKey, publicKey } = generateKey('Ed25519');
  const { did, verificationMethod } = didKey(publicKey);
  const document = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:8c8b6d3a-4f1e-4d51-9d2b-2f6a3f1c7e10',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: 'Mend a chair',
    issuer: { id: did, type: ['Profile'], name: 'Somebody' },
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: 'urn:uuid:2b6f0f0e-3c5a-4c8a-9a55-0d6c1f6f8a11',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://somebody.example/chair',
        type: ['Achievement'],
        name: 'Mend a chair',
        description: 'Mends a chair.',
        criteria: { narrative: 'It holds.' },
        image: { id: `${CAUGHT}/badge.svg`, type: 'Image' },
      },
    },
  };
  const signer = nodeSigner({ privateKey, verificationMethod });
  const created = new Date('2026-02-01T00:00:00Z');
  return (await issueCredential({ credential: document, signer, created, crypto: nodeCrypto })).text;
}

const pictureOf = (inside: string, onRoot: string, text: string): Buffer => {
  const baked = bakeSvg(`<svg xmlns="http://www.w3.org/2000/svg" ${onRoot}>${inside}</svg>`, text);
  if (!baked.ok) throw new Error(baked.error);
  return Buffer.from(baked.value);
};

/** What was asked of the address that nobody has. */
async function watch(context: BrowserContext): Promise<readonly string[]> {
  const asked: string[] = [];
  await context.route(`${CAUGHT}/**`, async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await route.abort();
  });
  return asked;
}

async function check(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.goto('/verify');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/svg+xml', buffer });
  await page.getByRole('button', { name: 'Check it' }).click();
}

test('a baked picture that would run a program runs none when it is checked @without-script', async ({
  browser,
}, info) => {
  const withScript = info.project.use.javaScriptEnabled !== false;
  const { page, leave } = await arrive(browser, { javaScriptEnabled: withScript });
  const asked = await watch(page.context());
  const text = await credential();

  for (const [name, inside, onRoot = ''] of WAYS) {
    await test.step(name, async () => {
      await check(page, 'badge.svg', pictureOf(inside, onRoot, text));
      await expect(page.getByRole('heading', { name: 'Not everything could be checked' })).toBeVisible();
      await expect(page.getByText('Mend a chair').first(), 'the credential was read').toBeVisible();
      await page.waitForLoadState('networkidle');
      const html = await page.locator('main').innerHTML();
      expect(html, 'nothing of the picture is in the page').not.toContain('caught.invalid');
      expect(html).not.toMatch(/(?:blob|data):[^"]*svg[^"]*openbadges/i);
      await expect(page.locator('iframe, object, embed, foreignObject')).toHaveCount(0);
    });
  }
  await expectAccessible(page);
  expect(asked).toEqual([]);
  await leave();
});

test('a picture that grows out of itself, or holds two credentials, is refused and not shown @without-script', async ({
  browser,
}, info) => {
  const { page, leave } = await arrive(browser, { javaScriptEnabled: info.project.use.javaScriptEnabled !== false });
  const asked = await watch(page.context());
  const svg = (inside: string): Buffer =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:ob="https://purl.imsglobal.org/ob/v3p0">${inside}</svg>`,
    );
  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  const one = '<ob:credential>{"a":1}</ob:credential>';
  for (const [name, buffer] of [
    [
      'laughs.svg',
      Buffer.from(`<!DOCTYPE svg [<!ENTITY l0 "ha">${laughs}]>${svg(`<text>&l9;</text>${one}`).toString()}`),
    ],
    [
      'outside.svg',
      Buffer.from(`<!DOCTYPE svg [<!ENTITY o SYSTEM "${CAUGHT}/entity">]>${svg(`&o;${one}`).toString()}`),
    ],
    ['two.svg', svg(`${one}${one}<script>${ask('two')}</script>`)],
    ['page.png', Buffer.from(`<!doctype html><script>${ask('page')}</script>`)],
  ] as const) {
    await check(page, name, buffer);
    await expect(page.getByRole('heading', { name: /does not check out|could not be checked/i }).first()).toBeVisible();
    expect(await page.locator('main').innerHTML()).not.toContain('caught.invalid');
  }
  await expectAccessible(page);
  expect(asked).toEqual([]);
  await leave();
});

test('the same pictures do run their programs where a browser is let', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const asked = await watch(context);
  for (const [, inside, onRoot = ''] of WAYS) {
    const picture = pictureOf(inside, onRoot, '{"a":1}');
    await page.goto(`data:image/svg+xml;base64,${picture.toString('base64')}`);
    if (inside.includes('id="link"')) await page.locator('#link').click();
    await page.waitForLoadState('networkidle');
  }
  // Those that Chromium runs today: a test by ways that no browser follows would show nothing.
  const known = [
    'script',
    'outside.js',
    'onload',
    'begin',
    'foreign.png',
    'error',
    'frame',
    'inner',
    'image.png',
    'import.css',
  ];
  for (const way of known) expect(asked).toContain(`/${way}`);
  await context.close();
});
