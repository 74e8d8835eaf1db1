/** One byte a character (Latin-1), for formats that are defined in bytes. */
export const latin1Decode = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
};
