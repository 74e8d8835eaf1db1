import type { World } from '#platform/world.ts';
import type { Failure, Result } from '#platform/result.ts';
import { knowDevice, type KnownDevice } from './devices.ts';

const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** A JSON answer that nobody keeps. */
export const told = (body: unknown, status = 200): Response => Response.json(body, { status, headers: HEADERS });

export const refused = (error: Failure, status: number): Response => told({ failures: [error] }, status);

/** The body as JSON, or null when it is none; larger than the server takes counts as none. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return null;
  }
}

/** Lets in whoever holds a device's token, and nobody by a cookie. */
export async function withDevice(
  { request, locals }: { readonly request: Request; readonly locals: { readonly world: World } },
  work: (known: KnownDevice) => Promise<Result<unknown>>,
): Promise<Response> {
  const [, token = ''] = /^Bearer ([\w-]{20,100})$/.exec(request.headers.get('authorization') ?? '') ?? [];
  const known = await knowDevice(locals.world, token);
  if (!known.ok) return refused(known.error, 401);
  const done = await work(known.value);
  return done.ok ? told(done.value) : refused(done.error, 422);
}
