import type { DocumentSource, Report } from '@cairn/engine';

const LONGEST_WAIT_MILLISECONDS = 5_000;
const LARGEST_BYTES = 4 * 1024 * 1024;

/** Documents from the page's own origin; every other address is left unasked, as on the server. */
const ownOrigin: DocumentSource = {
  async find(url) {
    if (!url.startsWith(`${location.origin}/`)) return { ok: false, reason: 'not_allowed' };
    try {
      const response = await fetch(url, {
        cache: 'no-cache',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
      });
      if (!response.ok) return { ok: false, reason: response.status === 404 ? 'not_found' : 'unreachable' };
      const body = await response.text();
      if (body.length > LARGEST_BYTES) return { ok: false, reason: 'too_large' };
      // Without a connection the answer comes from this device, with the date of the day it was fetched.
      const date = Date.parse(response.headers.get('date') ?? '');
      return { ok: true, body, asOf: new Date(Number.isNaN(date) ? Date.now() : date).toISOString() };
    } catch (cause) {
      return {
        ok: false,
        reason: cause instanceof DOMException && cause.name === 'TimeoutError' ? 'timed_out' : 'unreachable',
      };
    }
  },
};

/**
 * Verifies in the browser. A credential of a shape that this server issues needs a few kilobytes; everything else, and
 * whatever is not certain that way, loads the full reader, which gives the same report.
 */
export async function checkInBrowser(input: Uint8Array | string): Promise<Report> {
  const { checkQuickly } = await import('./quick-check.ts');
  const quick = await checkQuickly(input, ownOrigin);
  if (quick !== null) return quick;
  const [{ verifyCredential }, { webCrypto }] = await Promise.all([
    import('@cairn/engine'),
    import('@cairn/engine/web'),
  ]);
  return verifyCredential(input, { now: new Date(), crypto: webCrypto, documents: ownOrigin });
}

/** Fetches all readers ahead, so that the page also works after the connection is gone. */
export async function loadEngine(): Promise<void> {
  const [{ loadReaders }, { loadCurves }] = await Promise.all([
    import('@cairn/engine'),
    import('@cairn/engine/web'),
    import('./quick-check.ts'),
  ]);
  await Promise.all([loadReaders(), loadCurves()]);
}

/** Lets the check page work without a connection: registers the worker and tells it what this page consists of. */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType('resource').map((entry) => entry.name);
    active?.postMessage({
      // The worker knows which of them it may keep.
      keep: [...new Set(files)].filter((url) => url.startsWith(`${location.origin}/`)),
      language: document.documentElement.lang,
    });
  } catch {
    // A browser that forbids workers checks as well, only not without a connection.
  }
}

const LONGEST_CALL_MILLISECONDS = 3_000;

/** Whether this server can be reached. A browser that has some network says it is online, also where that leads nowhere. */
export async function isServerThere(): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    // The worker answers only what is read, so this goes out or fails.
    await fetch('/service-worker.js', {
      method: 'HEAD',
      cache: 'no-store',
      credentials: 'omit',
      signal: AbortSignal.timeout(LONGEST_CALL_MILLISECONDS),
    });
    return true;
  } catch {
    return false;
  }
}
