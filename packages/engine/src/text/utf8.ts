const encoder = new TextEncoder();
// ignoreBOM keeps a byte-order mark in the text, where the strict JSON reader refuses it by name.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8Encode = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Text of well-formed UTF-8 bytes, else null. */
export const utf8Decode = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
};
