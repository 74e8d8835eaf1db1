import { error, type RequestEvent } from '@sveltejs/kit';
import { keepForm, SESSION_COOKIE } from '#modules/people/index.ts';

type Entry = 'sign_in' | 'card';
const ENTRIES = { sign_in: '/sign-in', card: '/card' } as const;

/** The text of a posted form, or null for anything that is not one: files cannot be kept and sent again. */
async function formFields(request: Request): Promise<[string, string][] | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)) return null;
  try {
    const entries = [...(await request.clone().formData())];
    const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return texts.length === entries.length ? texts : null;
  } catch {
    return null;
  }
}

/**
 * Where somebody goes who has to come in first. A form that was sent just after the session had ended is kept for its
 * writer and offered again after coming in; where it cannot be kept, the entry says so.
 */
export async function leadToEntry(event: RequestEvent, entry: Entry): Promise<string> {
  const { url, request, cookies, locals } = event;
  const path = url.pathname + url.search;
  if (request.method !== 'POST') return `${ENTRIES[entry]}?${new URLSearchParams({ next: path })}`;
  const cookie = cookies.get(SESSION_COOKIE);
  if (cookie === undefined) return `${ENTRIES[entry]}?${new URLSearchParams({ next: url.pathname })}`;
  const fields = await formFields(request);
  const id = fields === null ? null : await keepForm(locals.world, cookie, { path, fields });
  const back = id === null ? { next: url.pathname, kept: 'no' } : { next: `/kept/${id}`, kept: 'yes' };
  return `${ENTRIES[entry]}?${new URLSearchParams(back)}`;
}

/** A refusal in words, in the reader's language; plain for scripts and machines. */
export async function refuse(event: RequestEvent, reason: 'role' | 'cross_site'): Promise<Response> {
  if (!(event.request.headers.get('accept') ?? '').includes('text/html')) error(403, 'Forbidden');
  const page = await event.fetch('/refused', { headers: { accept: 'text/html', 'x-cairn-refusal': reason } });
  const headers = new Headers(page.headers);
  for (const name of ['content-length', 'content-encoding', 'etag']) headers.delete(name);
  headers.set('cache-control', 'no-store');
  return new Response(await page.text(), { status: 403, headers });
}
