/** Control and direction marks in a text of others must not rewrite the terminal's lines. */
export const inert = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ').slice(0, 200);
