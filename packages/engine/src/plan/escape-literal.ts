/** Escapes of canonical N-Quads (RDF Dataset Canonicalization 1.0, §5) for the characters that a plan admits. */
const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r' };
export const escapeLiteral = (text: string): string =>
  text.replace(/["\\\n\r]/g, (character) => ESCAPES[character] ?? character);
