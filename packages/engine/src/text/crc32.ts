const TABLE = new Uint32Array(256).map((_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** CRC-32 as PNG and gzip use it (ISO 3309). */
export const crc32 = (bytes: Uint8Array): number => {
  let value = 0xffffffff;
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
};

/** The checksum of something followed by so many zero bytes, without the start and end values of CRC-32. */
export const crc32Advance = (checksum: number, zeroBytes: number): number => {
  let value = checksum;
  for (let at = 0; at < zeroBytes; at += 1) value = (TABLE[value & 0xff] ?? 0) ^ (value >>> 8);
  return value >>> 0;
};
