import { type Result, fail, ok } from '../result.ts';
import { concatBytes } from '../text/bytes.ts';
import { equalBytes } from '../text/compare-bytes.ts';
import { crc32 } from '../text/crc32.ts';
import { latin1Decode } from '../text/latin1.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';

export type PngFault =
  | 'not_a_png'
  | 'cut_off'
  | 'wrong_checksum'
  | 'too_many_pixels'
  | 'two_credentials'
  | 'no_credential'
  | 'compressed_credential'
  | 'credential_too_large'
  | 'unreadable_text';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
const MAX_CHUNKS = 20_000;
const MAX_PIXELS = 50_000_000;
const MAX_CREDENTIAL_BYTES = 1024 * 1024;

/** Keyword of Open Badges 3.0 (§5.3.1), of CLR 2.0, and of Open Badges 2.0. */
const KEYWORD = 'openbadgecredential';
const READ_KEYWORDS: ReadonlySet<string> = new Set([KEYWORD, 'clrcredential', 'openbadges']);

type Chunk = { readonly type: string; readonly data: Uint8Array };

const readChunk = (bytes: Uint8Array, at: number): Result<Chunk, PngFault> => {
  if (at + 12 > bytes.length) return fail('cut_off');
  const view = new DataView(bytes.buffer, bytes.byteOffset + at);
  const length = view.getUint32(0);
  if (length > bytes.length - at - 12) return fail('cut_off');
  if (view.getUint32(8 + length) !== crc32(bytes.subarray(at + 4, at + 8 + length))) return fail('wrong_checksum');
  return ok({ type: latin1Decode(bytes.subarray(at + 4, at + 8)), data: bytes.subarray(at + 8, at + 8 + length) });
};

const headerFault = (chunk: Chunk | undefined): PngFault | null => {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return 'not_a_png';
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset);
  return view.getUint32(0) * view.getUint32(4) > MAX_PIXELS ? 'too_many_pixels' : null;
};

/** All chunks of a PNG (W3C PNG §5), each with its checksum checked; nothing is decompressed. */
const readChunks = (bytes: Uint8Array): Result<readonly Chunk[], PngFault> => {
  if (!equalBytes(bytes.subarray(0, 8), SIGNATURE)) return fail('not_a_png');
  const chunks: Chunk[] = [];
  let at = 8;
  while (at < bytes.length && chunks.length < MAX_CHUNKS) {
    const chunk = readChunk(bytes, at);
    if (!chunk.ok) return chunk;
    chunks.push(chunk.value);
    at += chunk.value.data.length + 12;
    if (chunk.value.type === 'IEND') break;
  }
  const fault = headerFault(chunks[0]);
  if (fault !== null) return fail(fault);
  return chunks.at(-1)?.type === 'IEND' ? ok(chunks) : fail('cut_off');
};

const keywordOf = ({ data }: Chunk): string => latin1Decode(data.subarray(0, Math.max(0, data.indexOf(0))));

const isCredential = (chunk: Chunk): boolean =>
  (chunk.type === 'iTXt' || chunk.type === 'tEXt') && READ_KEYWORDS.has(keywordOf(chunk));

/** Text of an `iTXt` chunk: keyword, 0, compression flag and method, language, 0, translated keyword, 0, text. */
const internationalText = (data: Uint8Array): Result<string, PngFault> => {
  const flags = data.indexOf(0) + 1;
  if (data[flags] !== 0) return fail('compressed_credential');
  const language = data.indexOf(0, flags + 2);
  const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
  const text = translated < 0 ? null : utf8Decode(data.subarray(translated + 1));
  return text === null ? fail('unreadable_text') : ok(text);
};

const textOfChunk = ({ type, data }: Chunk): Result<string, PngFault> => {
  if (data.length > MAX_CREDENTIAL_BYTES) return fail('credential_too_large');
  return type === 'iTXt' ? internationalText(data) : ok(latin1Decode(data.subarray(data.indexOf(0) + 1)));
};

/**
 * The credential baked into a PNG (Open Badges 3.0, §5.3.1): exactly one, in an uncompressed `iTXt` chunk. Two are
 * refused, since readers would differ on which one counts. Older Open Badges (`openbadges`, also in `tEXt`) are read as
 * well.
 */
export const unbakePng = (bytes: Uint8Array): Result<string, PngFault> => {
  const chunks = readChunks(bytes);
  if (!chunks.ok) return chunks;
  const [credential, ...others] = chunks.value.filter(isCredential);
  if (credential === undefined) return fail('no_credential');
  return others.length > 0 ? fail('two_credentials') : textOfChunk(credential);
};

const writeChunk = ({ type, data }: Chunk): Uint8Array => {
  const body = concatBytes(utf8Encode(type), data);
  const frame = new Uint8Array(8);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length);
  view.setUint32(4, crc32(body));
  return concatBytes(frame.subarray(0, 4), body, frame.subarray(4));
};

/**
 * Puts a credential (JSON or compact JWT) into a PNG (Open Badges 3.0, §5.3.1), before the picture data; one that was
 * there is replaced.
 */
export const bakePng = (png: Uint8Array, text: string): Result<Uint8Array, PngFault> => {
  const chunks = readChunks(png);
  if (!chunks.ok) return chunks;
  const data = concatBytes(utf8Encode(KEYWORD), new Uint8Array(5), utf8Encode(text));
  if (data.length > MAX_CREDENTIAL_BYTES) return fail('credential_too_large');
  const [header, ...rest] = chunks.value.filter((chunk) => !isCredential(chunk));
  if (header === undefined) return fail('not_a_png');
  return ok(concatBytes(SIGNATURE, ...[header, { type: 'iTXt', data }, ...rest].map(writeChunk)));
};
