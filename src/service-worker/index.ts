/// <reference lib="webworker" />
import { self } from '$app/service-worker';

/**
 * Lets the check page and the offline pages work without a connection. For the check page it keeps the page as a
 * stranger sees it, the files that the page is made of, and the last seen public documents of issuers (keys and status lists). It never keeps a
 * credential, a person's page or anything that was posted.
 */
const CACHE = 'cairn-check-1';
const PAGE = '/verify';

/**
 * The pages for work without a network, with the files, words, fonts and pictures that they are made of. They are kept
 * as a stranger sees them; what people took along is not here but closed in the device's own store.
 */
const OFFLINE_CACHE = 'cairn-offline-1';
const LONGEST_WAIT_MILLISECONDS = 4_000;
const OFFLINE_PAGES: readonly string[] = ['/learn/offline', '/coach/offline'];

type Keep = { readonly keep: readonly string[]; readonly language: string };

const isKeep = (data: unknown): data is Keep =>
  typeof data === 'object' && data !== null && 'keep' in data && Array.isArray(data.keep) && 'language' in data;

type KeepOffline = { readonly keepOffline: readonly string[]; readonly language: string };

const isKeepOffline = (data: unknown): data is KeepOffline =>
  typeof data === 'object' &&
  data !== null &&
  'keepOffline' in data &&
  Array.isArray(data.keepOffline) &&
  'language' in data;

const isBuilt = (path: string): boolean => path.startsWith('/_app/');
const isPublicDocument = (path: string): boolean =>
  /^\/o\/[^/]+\/did\.json$/.test(path) || /^\/status\/[^/]+$/.test(path);

const isPicture = (path: string): boolean => path.startsWith('/pictograms/');

/**
 * Keeps the offline pages and their parts. Old parts go only when all the new ones are there, so that a connection that
 * breaks off leaves a whole page behind, old or new.
 */
async function keepOfflinePages({ keepOffline, language }: KeepOffline): Promise<boolean> {
  const cache = await caches.open(OFFLINE_CACHE);
  const wanted = new Set(
    keepOffline.filter((url) => isBuilt(new URL(url).pathname) || isPicture(new URL(url).pathname)),
  );
  const known = new Set((await cache.keys()).map(({ url }) => url));
  const added = await Promise.allSettled([...wanted].filter((url) => !known.has(url)).map((url) => cache.add(url)));
  const asStranger = { credentials: 'omit', cache: 'no-store', headers: { 'accept-language': language } } as const;
  const pages = await Promise.all(OFFLINE_PAGES.map(async (path) => [path, await fetch(path, asStranger)] as const));
  if (added.some(({ status }) => status === 'rejected') || pages.some(([, page]) => !page.ok)) return false;
  for (const [path, page] of pages) await cache.put(path, page);
  await keepPartsOf(cache, wanted);
  return true;
}

/** A part that no page and no language asks for any more; parts of the other person's language stay for a while. */
const MOST_PARTS = 600;

async function keepPartsOf(cache: Cache, wanted: ReadonlySet<string>): Promise<void> {
  const old = (await cache.keys()).filter(({ url }) => isBuilt(new URL(url).pathname) && !wanted.has(url));
  for (const request of old.slice(0, Math.max(0, old.length + wanted.size - MOST_PARTS))) await cache.delete(request);
}

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
  return (await caches.match(request.url)) ?? fetch(request);
}

/** The page as the server has it; without a network, or with one that hangs, as it was kept. */
async function offlinePage(request: Request): Promise<Response> {
  const kept = await (await caches.open(OFFLINE_CACHE)).match(new URL(request.url).pathname);
  if (kept === undefined) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), LONGEST_WAIT_MILLISECONDS));
  return Promise.race([fetch(request).catch(() => kept), late]);
}

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const data: unknown = event.data;
  if (isKeepOffline(data)) {
    const answer = event.ports[0];
    event.waitUntil(
      keepOfflinePages(data).then(
        (isKept) => answer?.postMessage(isKept),
        () => answer?.postMessage(false),
      ),
    );
  }
  if (isKeep(data)) event.waitUntil(Promise.all([keepPage(data.language), keepFiles(data.keep)]));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (isBuilt(pathname) || isPicture(pathname)) event.respondWith(fromKeptOrNetwork(request));
  else if (isPublicDocument(pathname)) event.respondWith(fromNetworkOrKept(request, 'answer'));
  else if (request.mode === 'navigate' && OFFLINE_PAGES.includes(pathname)) event.respondWith(offlinePage(request));
  else if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(fromNetworkOrKept(request, 'nothing'));
});
