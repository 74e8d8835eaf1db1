import { describe, expect, it } from 'vitest';
import { badgeSchema } from './badge.schemas.ts';
import { drawBadge } from './badge-drawing.ts';
import { MOST_SVG_BYTES, redrawSvg } from './svg-redraw.rules.ts';

const svg = (inside: string, more = ''): string => `<svg xmlns="http://www.w3.org/2000/svg"${more}>${inside}</svg>`;
const SQUARE = '<rect width="10" height="10" fill="#c33"/>';

function drawn(file: string) {
  const result = redrawSvg(file);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const badgeWith = (file: string): string => {
  const drawing = drawn(file).paths;
  return drawBadge({ shape: 'circle', colour: 'trade', ink: 'light', icon: '', text: '', alt: {}, drawing }, 96);
};

describe('a drawing that somebody brings', () => {
  it('is brought to one size, in the middle, with its sides as they were', () => {
    expect(drawn(svg('<rect x="100" y="50" width="20" height="10" fill="#abc"/>')).paths).toEqual([
      { d: 'M0 25L100 25L100 75L0 75Z', fill: '#aabbcc' },
    ]);
  });

  it('keeps shapes, groups, moves and plain colours, whichever way they are written', () => {
    const { paths, leftOut } = drawn(
      svg(`<g transform="translate(10 0) scale(2)" style="fill: rgb(0, 128, 0); stroke:navy">
             <circle cx="5" cy="5" r="5"/><polygon points="0,0 10,0 5,10" fill="none"/>
           </g>
           <path d="m10 0h20v20h-20z" fill="gold" stroke-width="3"/>`),
    );
    expect(leftOut).toEqual([]);
    expect(paths.map(({ fill, stroke }) => [fill, stroke])).toEqual([
      ['#008000', '#000080'],
      [undefined, '#000080'],
      ['#ffd700', undefined],
    ]);
    expect(paths.every(({ d }) => /^M[MLCQZ0-9 .-]+$/.test(d))).toBe(true);
  });

  it('draws a circle of arcs as a circle', () => {
    const [path] = drawn(svg('<path d="M0 50a50 50 0 1 0 100 0a50 50 0 10-100 0z"/>')).paths;
    const points = [...(path?.d ?? '').matchAll(/([-\d.]+) ([-\d.]+)(?=[CZ]|$)/g)].map(([, x, y]) => [
      Number(x) - 50,
      Number(y) - 50,
    ]);
    expect(points.length).toBeGreaterThan(3);
    for (const [x = 0, y = 0] of points) expect(Math.hypot(x, y)).toBeCloseTo(50, 0);
  });

  it('survives a second reading of what was drawn', () => {
    const first = drawn(svg('<path d="M1 1C2 3 4 5 6 7S8 9 10 1Q3 4 5 6T7 8V2H1Z" fill="teal"/>')).paths;
    const again = drawn(svg(first.map(({ d, fill }) => `<path d="${d}" fill="${fill ?? ''}"/>`).join(''))).paths;
    expect(again).toEqual(first);
  });

  it('says which parts it left out', () => {
    const file = svg(`${SQUARE}<text>Level 2</text><image href="a.png"/><path d="M0 0L9 9L0 9" fill="url(#g)"/>`);
    expect(drawn(file).leftOut).toEqual(['colour', 'image', 'text']);
  });

  it('does not see what is hidden or only defined', () => {
    const file = svg(`<defs><path d="M0 0L5 5L0 5Z"/></defs><g display="none">${SQUARE}</g>${SQUARE}`);
    expect(drawn(file).paths).toHaveLength(1);
  });
});

describe('a drawing that is hostile', () => {
  const harmless = [
    ['a script', svg(`<script>alert(1)</script>${SQUARE}`)],
    ['a script with another spelling', svg(`<SCRIPT>alert(1)</SCRIPT>${SQUARE}`)],
    ['a script from elsewhere', svg(`<script href="https://evil.example/x.js"/>${SQUARE}`)],
    ['an event on the file', svg(SQUARE, ' onload="alert(1)"')],
    ['an event on a shape', svg('<rect width="9" height="9" onclick="alert(1)" onbegin="alert(1)"/>')],
    ['HTML inside', svg(`<foreignObject><body onload="alert(1)"/></foreignObject>${SQUARE}`)],
    ['a link that is a program', svg(`<a href="javascript:alert(1)">${SQUARE}</a>`)],
    ['an old kind of link', svg(`<a xlink:href="javascript:alert(1)">${SQUARE}</a>`)],
    ['a shape from elsewhere', svg(`<use href="https://evil.example/a.svg#x"/>${SQUARE}`)],
    ['a picture from elsewhere', svg(`<image href="https://evil.example/track.png"/>${SQUARE}`)],
    ['a picture as data', svg(`<image href="data:image/svg+xml;base64,PHN2Zz4="/>${SQUARE}`)],
    ['a style sheet from elsewhere', svg(`<style>@import url(https://evil.example/a.css);</style>${SQUARE}`)],
    ['a colour from elsewhere', svg(`<rect width="9" height="9" fill="url(https://evil.example/#g)"/>${SQUARE}`)],
    ['a style that calls out', svg(`<rect width="9" height="9" style="fill:red;background:url(//evil.example)"/>`)],
    ['an animation that changes a link', svg(`<animate attributeName="href" to="javascript:alert(1)"/>${SQUARE}`)],
    ['a setting that changes an event', svg(`<set attributeName="onclick" to="alert(1)"/>${SQUARE}`)],
    ['a handler element', svg(`<handler type="application/ecmascript">alert(1)</handler>${SQUARE}`)],
    ['a frame', svg(`<iframe src="javascript:alert(1)"></iframe>${SQUARE}`)],
    [
      'a filter',
      svg(`<filter id="f"><feImage href="https://evil.example"/></filter><g filter="url(#f)">${SQUARE}</g>`),
    ],
    [
      'a mark-up hidden in a colour',
      svg(`<rect width="9" height="9" fill="red&quot; onload=&quot;alert(1)"/>${SQUARE}`),
    ],
    ['a script in a comment that is cut', svg(`<scr<!-- -->ipt>alert(1)</scr<!-- -->ipt>${SQUARE}`)],
    ['a second credential', svg(`<openbadges:assertion verify="x.y.z"></openbadges:assertion>${SQUARE}`)],
  ] as const;

  it.each(harmless)('comes through as plain shapes only: %s', (_name, file) => {
    const badge = badgeWith(file);
    expect(badge).not.toMatch(/script|alert|on\w+=|href|url\(|evil|foreign|javascript|style|image|data:|@import/i);
    expect([...badge.matchAll(/<([a-zA-Z]+)/g)].map(([, tag]) => tag)).toEqual(
      expect.arrayContaining(['svg', 'path', 'circle']),
    );
  });

  const refused = [
    [
      'entities that grow',
      `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${svg(`<text>&b;</text>${SQUARE}`)}`,
    ],
    ['an entity from a file', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg(SQUARE)}`],
    ['an instruction to the reader', `<?xml-stylesheet href="https://evil.example/a.css"?>${svg(SQUARE)}`],
    ['unread text', svg(`<![CDATA[<script>alert(1)</script>]]>${SQUARE}`)],
    ['tags that do not close', '<svg><g><rect width="9" height="9"/></svg>'],
    ['HTML', '<html><body><svg><rect width="9" height="9"/></svg></body></html>'],
    ['a picture of another kind', '\u0089PNG\r\n\u001a\n0000'],
    ['a file that is cut off', '<svg><rect width="9" hei'],
    ['a comment without an end', `<svg>${SQUARE}<!-- `.padEnd(4000, '<!-- ')],
    ['nothing at all', ''],
    ['groups in groups in groups', `<svg>${'<g>'.repeat(5000)}${'</g>'.repeat(5000)}</svg>`],
  ] as const;

  it.each(refused)('is refused as unreadable: %s', (_name, file) => {
    expect(redrawSvg(file)).toMatchObject({ ok: false, error: { code: 'design.badge.svg_unreadable', field: 'own' } });
  });

  it.each([
    ['too large', svg(SQUARE.padEnd(MOST_SVG_BYTES, ' ')), 'design.badge.svg_large'],
    ['without a shape', svg('<text>Level 2</text>'), 'design.badge.svg_empty'],
    ['without a size', svg('<rect width="0" height="10"/><path d="M0 0"/>'), 'design.badge.svg_empty'],
    ['of endless numbers', svg('<path d="M0 0L1e999 1e99"/>'), 'design.badge.svg_empty'],
    ['of broken path data', svg('<path d="M0 0 L 1"/><path d="alert(1)"/>'), 'design.badge.svg_empty'],
    ['of too many shapes', svg(SQUARE.repeat(200)), 'design.badge.svg_rich'],
  ])('is refused with its reason: %s', (_name, file, code) => {
    expect(redrawSvg(file)).toMatchObject({ ok: false, error: { code } });
  });

  it('takes no long time, whatever it holds', () => {
    const files = ['<', '<a ', '<!--', '<svg a="', ' a=""', '<path d="M0 0', '0 '].map((part) =>
      `<svg>${part.repeat(MOST_SVG_BYTES / part.length)}`.slice(0, MOST_SVG_BYTES),
    );
    const begun = performance.now();
    for (const file of files) expect(redrawSvg(file).ok).toBe(false);
    expect(performance.now() - begun).toBeLessThan(3000);
  });
});

describe('a drawing inside an imported design', () => {
  const badge = { shape: 'stone', colour: 'trade', ink: 'light', icon: '', text: '', alt: {} };
  it.each([
    { d: 'M0 0" onload="alert(1)', fill: '#000000' },
    { d: 'M0 0L5 5', fill: 'url(#a)' },
    { d: 'M0 0L5 5', fill: '#000000"/><script>' },
    { d: 'javascript:alert(1)', fill: '#000000' },
  ])('is refused unless it is our own path data: %j', (path) => {
    expect(badgeSchema.safeParse({ ...badge, drawing: [path] }).success).toBe(false);
  });
});
