/**
 * Says who may keep an answer, where the answer does not say it itself: of somebody who is in, nobody; of everybody
 * else, only their own browser, which asks again each time. The same address answers in the reader's language, which
 * a cookie may tell, so no cache between people can keep a page for all of them.
 */
export function sayWhoMayKeep(headers: Headers, reader: 'signed_in' | 'anybody'): void {
  if (headers.has('cache-control')) return;
  headers.set('cache-control', reader === 'signed_in' ? 'no-store' : 'private, no-cache');
  headers.append('vary', 'cookie, accept-language');
}
