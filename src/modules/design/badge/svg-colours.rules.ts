/** Names that drawing programs write; every other colour comes as a number. */
const NAMED: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  maroon: '#800000',
  olive: '#808000',
  lime: '#00ff00',
  aqua: '#00ffff',
  cyan: '#00ffff',
  teal: '#008080',
  navy: '#000080',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  brown: '#a52a2a',
  pink: '#ffc0cb',
  gold: '#ffd700',
  currentcolor: '#1d262c',
};

const hex = (value: number): string => Math.min(255, Math.round(value)).toString(16).padStart(2, '0');

function fromNumbers(text: string): string | null {
  const found = /^rgb\(\s*(\d{1,3})(%?)[\s,]+(\d{1,3})\2[\s,]+(\d{1,3})\2\s*\)$/u.exec(text);
  if (found === null) return null;
  const scale = found[2] === '%' ? 2.55 : 1;
  return `#${[found[1], found[3], found[4]].map((part) => hex(Number(part) * scale)).join('')}`;
}

/** A colour as `#rrggbb`; `none` for nothing; null for what is not a plain colour (gradients, patterns, addresses). */
export function readColour(written: string): string | null {
  const text = written.trim().toLowerCase();
  if (text === 'none' || text === 'transparent') return 'none';
  if (/^#[0-9a-f]{6}$/u.test(text)) return text;
  if (/^#[0-9a-f]{3}$/u.test(text)) return `#${[...text.slice(1)].map((digit) => digit + digit).join('')}`;
  return Object.hasOwn(NAMED, text) ? (NAMED[text] ?? null) : fromNumbers(text);
}
