/// <reference lib="webworker" />
import { self } from '$app/service-worker';

/**
 * Lets the check page work without a connection after one visit. It keeps the page as a stranger sees it, the files
 * that the page is made of, and the last seen public documents of issuers (keys and status lists). It never keeps a
 * credential, a person's page or anything that was posted.
 */
const CACHE = 'cairn-check-1';
const PAGE = '/verify';

type Keep = { readonly keep: readonly string[]; readonly language: string };

const isKeep = (data: unknown): data is Keep =>
  typeof data === 'object' && data !== null && 'keep' in data && Array.isArray(data.keep) && 'language' in data;

const isBuilt = (path: string): boolean => path.startsWith('/_app/');
const isPublicDocument = (path: string): boolean =>
  /^\/o\/[^/]+\/did\.json$/.test(path) || /^\/status\/[^/]+$/.test(path);

/** Without cookies, so that no name and no room of a signed-in person gets into the kept page. */
async function keepPage(language: string): Promise<void> {
  const page = await fetch(PAGE, { credentials: 'omit', cache: 'no-store', headers: { 'accept-language': language } });
  if (page.ok) await (await caches.open(CACHE)).put(PAGE, page);
}

async function keepFiles(urls: readonly string[]): Promise<void> {
  const cache = await caches.open(CACHE);
  const wanted = new Set(urls.filter((url) => isBuilt(new URL(url).pathname)));
  for (const request of await cache.keys()) {
    const isOld = isBuilt(new URL(request.url).pathname) && !wanted.has(request.url);
    if (isOld) await cache.delete(request);
    wanted.delete(request.url);
  }
  // Keys and lists that the first check asked for before this worker was there to see it.
  const documents = urls.filter((url) => isPublicDocument(new URL(url).pathname));
  await Promise.allSettled([...wanted, ...documents].map((url) => cache.add(url)));
}

async function fromNetworkOrKept(request: Request, keep: 'answer' | 'nothing'): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (keep === 'answer' && answer.ok) await cache.put(request.url, answer.clone());
    return answer;
  } catch (cause) {
    const kept = await cache.match(new URL(request.url).pathname === PAGE ? PAGE : request.url);
    if (kept === undefined) throw cause;
    return kept;
  }
}

async function fromKeptOrNetwork(request: Request): Promise<Response> {
  return (await (await caches.open(CACHE)).match(request.url)) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (isKeep(data)) event.waitUntil(Promise.all([keepPage(data.language), keepFiles(data.keep)]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (isBuilt(pathname)) event.respondWith(fromKeptOrNetwork(request));
  else if (isPublicDocument(pathname)) event.respondWith(fromNetworkOrKept(request, 'answer'));
  else if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(fromNetworkOrKept(request, 'nothing'));
});
