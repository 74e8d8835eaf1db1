import { lookup as resolveName, type LookupAddress } from 'node:dns';
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { DocumentAnswer } from '@cairn/engine';
import { isPublicAddress } from './address-policy.ts';

const TIMEOUT_MS = 3_000;
const MAX_BYTES = 1024 * 1024;

const ACCEPT =
  'application/vc, application/did, application/json;q=0.9, application/jwt;q=0.9, image/png;q=0.5, */*;q=0.1';

type Reason = Extract<DocumentAnswer, { readonly ok: false }>['reason'];

export type Fetched =
  { readonly ok: true; readonly body: Uint8Array } | { readonly ok: false; readonly reason: Reason };

/** What may be asked besides the public internet: the running app's own origin, also over http. */
export type OutboundPolicy = { readonly ownOrigin: string | null };

class NotAllowed extends Error {}

/**
 * Looks a name up and hands on only addresses of the public internet. It runs when the connection is made, so a name
 * that answers differently the second time gains nothing.
 */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, '', 0);
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address))) {
      return callback(new NotAllowed(hostname), '', 0);
    }
    const [first] = addresses;
    return options.all === true ? callback(null, addresses) : callback(null, first?.address ?? '', first?.family ?? 0);
  });
};

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');

const isAllowed = (url: URL, policy: OutboundPolicy): boolean => {
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === policy.ownOrigin) return true;
  if (url.protocol !== 'https:') return false;
  return isIP(hostOf(url)) === 0 || isPublicAddress(hostOf(url));
};

const reasonOf = (error: unknown): Reason => (error instanceof NotAllowed ? 'not_allowed' : 'unreachable');

const statusReason = (status: number): Reason => {
  // A redirect is an answer from somewhere else than was asked for; it is not followed.
  if (status >= 300 && status < 400) return 'not_allowed';
  return status === 404 || status === 410 ? 'not_found' : 'unreachable';
};

const readBody = (response: IncomingMessage, settle: (fetched: Fetched) => void): void => {
  const status = response.statusCode ?? 0;
  if (status !== 200) {
    response.destroy();
    return settle({ ok: false, reason: statusReason(status) });
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  response.on('data', (chunk: Uint8Array) => {
    length += chunk.length;
    if (length <= MAX_BYTES) return void chunks.push(chunk);
    settle({ ok: false, reason: 'too_large' });
    return void response.destroy();
  });
  response.on('end', () => settle({ ok: true, body: Buffer.concat(chunks) }));
  response.on('error', () => settle({ ok: false, reason: 'unreachable' }));
};

const ask = (url: URL, policy: OutboundPolicy): Promise<Fetched> =>
  new Promise((resolve) => {
    const isOwn = url.origin === policy.ownOrigin;
    const headers = { accept: ACCEPT, 'accept-encoding': 'identity', 'user-agent': 'cairn' };
    const options: RequestOptions = { headers, agent: false, ...(isOwn ? {} : { lookup: publicLookup }) };
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options);
    const clock = setTimeout(() => {
      settle({ ok: false, reason: 'timed_out' });
      request.destroy();
    }, TIMEOUT_MS);
    const settle = (fetched: Fetched): void => {
      clearTimeout(clock);
      resolve(fetched);
    };
    request.on('response', (response) => readBody(response, settle));
    request.on('error', (error) => settle({ ok: false, reason: reasonOf(error) }));
    request.end();
  });

/**
 * The only place where the command line asks the outside world: https to public addresses, checked on the address that
 * is connected to, no redirects, 3 seconds, 1 MiB. The own instance's origin is the one exception.
 */
export const fetchOutside = async (address: string, policy: OutboundPolicy): Promise<Fetched> => {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isAllowed(url, policy)) return { ok: false, reason: 'not_allowed' };
  return ask(url, policy);
};
