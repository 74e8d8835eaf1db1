/** The few things of Node that tests use to make their input, on a page. */
import { deflateSync as deflate, gunzipSync as gunzip, gzipSync as gzip, zlibSync } from 'fflate';

type Encoding = 'utf8' | 'base64' | 'base64url' | 'utf16le' | 'hex';

const fromBase64 = (text: string): Uint8Array => {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, ''));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
};

const fromText = (text: string, encoding: Encoding): Uint8Array => {
  if (encoding === 'base64' || encoding === 'base64url') return fromBase64(text);
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  if (encoding === 'utf8') return new TextEncoder().encode(text);
  const units = Uint16Array.from(text, (character) => character.charCodeAt(0));
  return new Uint8Array(units.buffer);
};

const toBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

class PageBuffer extends Uint8Array {
  override toString(encoding: Encoding = 'utf8'): string {
    if (encoding === 'base64') return toBase64(this);
    if (encoding === 'base64url') return toBase64(this).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
    return new TextDecoder().decode(this);
  }
}

const from = (source: string | Iterable<number>, encoding: Encoding = 'utf8'): PageBuffer =>
  new PageBuffer(typeof source === 'string' ? fromText(source, encoding) : Uint8Array.from(source));

const makers = {
  from,
  alloc: (length: number): PageBuffer => new PageBuffer(length),
  concat: (parts: readonly Uint8Array[]): PageBuffer => from(parts.flatMap((part) => [...part])),
  compare: (left: Uint8Array, right: Uint8Array): number =>
    left.length === right.length && left.every((byte, at) => byte === right[at]) ? 0 : 1,
};

type Options = { readonly level?: 6 | 9 };

export const gzipSync = (bytes: Uint8Array, options: Options = {}): PageBuffer => new PageBuffer(gzip(bytes, options));
export const gunzipSync = (bytes: Uint8Array): PageBuffer => new PageBuffer(gunzip(bytes));
export const deflateSync = (bytes: Uint8Array): PageBuffer => new PageBuffer(zlibSync(bytes));
export const deflateRawSync = (bytes: Uint8Array): PageBuffer => new PageBuffer(deflate(bytes));

/** What a page cannot tell is 0: limits of processor time and memory are held by the run in Node. */
const nothing = { user: 0, system: 0, heapUsed: 0, arrayBuffers: 0, rss: 0, external: 0, heapTotal: 0 };
Object.assign(globalThis, {
  Buffer: makers,
  process: { cpuUsage: () => nothing, memoryUsage: () => nothing, env: {}, versions: {} },
});
