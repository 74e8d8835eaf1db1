import { deflateSync, inflateSync } from 'node:zlib';

/** One object of a PDF file: what is written before its stream, and the stream as it stands in the file. */
export type PdfObject = { readonly head: string; readonly stream: Uint8Array | null };

/** The objects of a file by number. What nobody sets is written again byte for byte. */
export type PdfObjects = {
  readonly get: (number: number) => PdfObject;
  readonly numbers: () => readonly number[];
  readonly set: (number: number, object: PdfObject) => void;
  readonly save: () => Uint8Array;
};

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** Where each object starts, from the table at the end of the file. */
function startsOf(file: string): ReadonlyMap<number, number> {
  const table = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.slice(-80))?.[1]);
  const head = /^xref\s+0 (\d+)\s+/.exec(file.slice(table, table + 40));
  if (head === null) throw new Error('A PDF without a plain table of objects');
  const rows = table + head[0].length;
  const starts = new Map<number, number>();
  for (let number = 1; number < Number(head[1]); number += 1) {
    const row = file.slice(rows + number * 20, rows + number * 20 + 20);
    if (row.charAt(17) === 'n') starts.set(number, Number(row.slice(0, 10)));
  }
  return starts;
}

const END = '\nendobj';
const END_OF_STREAM = '\nendstream';

type Stretch = { readonly start: number; readonly stop: number };

/** Streams are told by the length that the typesetter writes first; words in texts that look like syntax are not met. */
function readObject(bytes: Uint8Array, file: string, { start, stop }: Stretch): PdfObject {
  const body = file.indexOf('obj', start) + 4;
  const end = file.lastIndexOf(END, stop);
  const length = /^<<\s*\/Length (\d+)/.exec(file.slice(body, body + 40))?.[1];
  if (length === undefined) return { head: file.slice(body, end), stream: null };
  const to = end - END_OF_STREAM.length;
  const from = to - Number(length);
  return { head: file.slice(body, from - '\nstream\n'.length), stream: bytes.subarray(from, to) };
}

const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

function writeObject(number: number, { head, stream }: PdfObject): readonly Uint8Array[] {
  const opened = ascii(`${String(number)} 0 obj\n${head}\n`);
  if (stream === null) return [opened, ascii('endobj\n\n')];
  return [opened, ascii('stream\n'), stream, ascii('\nendstream\nendobj\n\n')];
}

function writeFile(objects: ReadonlyMap<number, PdfObject>, trailer: string): Uint8Array {
  const parts: Uint8Array[] = [Buffer.from('255044462d312e370a25808080800a0a', 'hex')];
  let length = parts[0]?.length ?? 0;
  const size = Math.max(...objects.keys()) + 1;
  const rows = [`${'0'.padStart(10, '0')} 65535 f\r\n`];
  for (let number = 1; number < size; number += 1) {
    const object = objects.get(number);
    rows.push(object === undefined ? '0000000000 00000 f\r\n' : `${String(length).padStart(10, '0')} 00000 n\r\n`);
    for (const part of object === undefined ? [] : writeObject(number, object)) {
      parts.push(part);
      length += part.length;
    }
  }
  const end = trailer.replace(/\/Size \d+/, `/Size ${String(size)}`);
  parts.push(ascii(`xref\n0 ${String(size)}\n${rows.join('')}trailer\n${end}\nstartxref\n${String(length)}\n%%EOF`));
  return new Uint8Array(Buffer.concat(parts));
}

/**
 * Opens a PDF as our own typesetter writes it: every object in the open with a plain table at the end, no object
 * streams, no earlier versions. Not for files that others made.
 */
export function openObjects(bytes: Uint8Array): PdfObjects {
  const file = latin(bytes);
  const objects = new Map<number, PdfObject>();
  const starts = startsOf(file);
  const order = [...starts].toSorted(([, a], [, b]) => a - b);
  for (const [index, [number, from]] of order.entries()) {
    const end = order[index + 1]?.[1] ?? file.lastIndexOf('\nxref');
    objects.set(number, readObject(bytes, file, { start: from, stop: end }));
  }
  const trailer = file.slice(file.lastIndexOf('trailer') + 7, file.lastIndexOf('startxref')).trim();
  const get = (number: number): PdfObject => {
    const found = objects.get(number);
    if (found === undefined) throw new Error(`A PDF points at object ${String(number)} and does not hold it`);
    return found;
  };
  const set = (number: number, object: PdfObject): void => {
    objects.set(number, object);
  };
  return { get, set, numbers: () => [...objects.keys()], save: () => writeFile(objects, trailer) };
}

/** What a stream holds, unpacked, as Latin-1. */
export function textOf({ head, stream }: PdfObject): string {
  if (stream === null) return '';
  return latin(head.includes('/FlateDecode') ? inflateSync(stream) : stream);
}

/** A packed stream; `entries` is what its dictionary says besides length and packing. */
export function packed(content: Uint8Array | string, entries = ''): PdfObject {
  const stream = deflateSync(typeof content === 'string' ? ascii(content) : content);
  const more = entries === '' ? '' : `\n  ${entries}`;
  return { head: `<<\n  /Length ${String(stream.length)}\n  /Filter /FlateDecode${more}\n>>`, stream };
}

/** The number that `/Key 12 0 R` or `/Key [12 0 R]` points at. */
export function pointerIn(head: string, key: string): number | null {
  const found = new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(head)?.[1];
  return found === undefined ? null : Number(found);
}
