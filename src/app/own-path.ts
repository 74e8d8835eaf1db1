/**
 * A path of our own to go on to, as it came in `next`; the fallback for anything else. An address elsewhere would
 * make signing in a door to other sites.
 */
export function ownPath(next: string | null | undefined, fallback: string): string {
  return typeof next === 'string' && next.length <= 2000 && /^\/(?![/\\])[^\p{Cc}]*$/u.test(next) ? next : fallback;
}
