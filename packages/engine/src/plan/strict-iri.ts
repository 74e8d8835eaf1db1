/**
 * Absolute addresses that JSON-LD passes through untouched and N-Quads writes without escapes: ASCII, no space, none of
 * `<>"{}|^` and backtick and backslash. `_:` is no scheme, so blank node labels never pass.
 */
export const STRICT_IRI = /^[a-zA-Z][a-zA-Z0-9+.-]*:[!#-;=?-[\]_a-z~]+$/;
