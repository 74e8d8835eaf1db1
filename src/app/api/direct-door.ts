import type { IncomingMessage, ServerResponse } from 'node:http';
import { SAFE_HEADERS } from '#app/safe-headers.ts';
import type { World } from '#platform/world.ts';
import { answerCheck, unexpected, type Answer } from './answer-check.ts';

/** Credentials have some kilobytes. Whatever is larger, or does not say how large it is, goes the usual way. */
const MOST_BYTES = 65_536;

const isForThisDoor = ({ method, url, headers }: IncomingMessage): boolean => {
  const length = Number(headers['content-length'] ?? Number.NaN);
  return method === 'POST' && url === '/api/v1/verify' && length > 0 && length <= MOST_BYTES;
};

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)));
  request.on('error', reject);
  request.on('aborted', () => reject(new Error('The client went away.')));
  return promise;
}

/**
 * The head and the body leave in one piece, which only text gets from node:http: bytes would be handed to the system as
 * a second one. As Latin-1 each byte is a character, and goes out as it was.
 */
function send(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.length);
  response.writeHead(status, { ...SAFE_HEADERS, ...headers, 'content-length': bytes.length });
  response.end(bytes.toString('latin1'), 'latin1');
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body: Buffer;
  try {
    body = await readAll(request);
  } catch {
    // Nobody is there to be answered.
    response.destroy();
    return;
  }
  try {
    send(response, await answerCheck(world, body));
  } catch (cause) {
    world.log.error('api request failed', { cause });
    send(response, unexpected());
  }
}

/**
 * The busiest request of machines, answered before the framework sees it: a check takes less time than wrapping its
 * request and its answer for a framework. Says whether it took the request; everything else goes the usual way, which
 * gives the same answers (`app.ts`).
 */
export function answerDirectly(world: World, request: IncomingMessage, response: ServerResponse): boolean {
  if (!isForThisDoor(request)) return false;
  void answer(world, request, response);
  return true;
}
