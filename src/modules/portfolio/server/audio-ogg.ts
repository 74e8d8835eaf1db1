import { damaged, joined, lettersAt, type ReadSound, UnfitSound, viewOf } from './audio-parts.ts';

const CRC = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

function checksum(page: Uint8Array): number {
  let value = 0;
  for (const byte of page) value = ((value << 8) ^ (CRC[((value >>> 24) ^ byte) & 255] ?? 0)) >>> 0;
  return value;
}

/** One page: its bytes, where its content begins, and whether a packet goes on into the next page. */
type Page = { readonly bytes: Uint8Array; readonly body: number; readonly isOpen: boolean };

function pagesOf(bytes: Uint8Array): readonly Page[] {
  const pages: Page[] = [];
  for (let at = 0; at < bytes.length;) {
    if (lettersAt(bytes, at, 4) !== 'OggS') damaged();
    const count = bytes[at + 26] ?? damaged();
    const lacing = bytes.subarray(at + 27, at + 27 + count);
    const body = 27 + count;
    const end = at + body + lacing.reduce((sum, length) => sum + length, 0);
    if (end > bytes.length) damaged();
    pages.push({ bytes: bytes.slice(at, end), body, isOpen: lacing.at(-1) === 255 });
    at = end;
  }
  return pages;
}

/** "OpusTags", who wrote it (nobody), no tags. */
const NO_TAGS = joined([new TextEncoder().encode('OpusTags'), new Uint8Array(8)]);

function tagsPage(first: Page): Uint8Array {
  const page = new Uint8Array(28 + NO_TAGS.length);
  page.set(first.bytes.subarray(0, 26));
  page[5] = 0;
  page.fill(0, 6, 14);
  page.set([1, NO_TAGS.length], 26);
  page.set(NO_TAGS, 28);
  return page;
}

function numbered(page: Uint8Array, number: number): Uint8Array {
  const view = viewOf(page);
  view.setUint32(18, number, true);
  view.setUint32(22, 0, true);
  view.setUint32(22, checksum(page), true);
  return page;
}

/** How many pages the tags take, which may hold a picture. They end where a page ends. */
function countTagPages(pages: readonly Page[]): number {
  const last = pages.findIndex(({ isOpen }) => !isOpen);
  return last < 0 ? damaged() : last + 1;
}

/** Opus only, one stream: the page of tags is written anew and empty, the pages after it are numbered again. */
export function readOgg(bytes: Uint8Array): ReadSound {
  const [first = damaged(), ...rest] = pagesOf(bytes);
  if (lettersAt(first.bytes, first.body, 8) !== 'OpusHead') throw new UnfitSound('unknown_kind');
  const serial = viewOf(first.bytes).getUint32(14, true);
  if (rest.some((page) => viewOf(page.bytes).getUint32(14, true) !== serial)) throw new UnfitSound('not_only_sound');
  const [tags = damaged()] = rest;
  if (lettersAt(tags.bytes, tags.body, 8) !== 'OpusTags') damaged();
  const sound = rest.slice(countTagPages(rest));
  const last = sound.at(-1) ?? damaged();
  const samples = Number(viewOf(last.bytes).getBigInt64(6, true));
  const pages = [first.bytes, tagsPage(first), ...sound.map((page) => page.bytes)];
  return { bytes: joined(pages.map(numbered)), mediaType: 'audio/ogg', seconds: samples > 0 ? samples / 48_000 : null };
}
