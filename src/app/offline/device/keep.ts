import { loadTranslate } from '#app/messages.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Pack } from '../pack.types.ts';

const pictogramsOf = (pack: Pack): readonly string[] => [
  ...new Set(
    pack.role === 'learner'
      ? pack.sheets.flatMap(({ items }) => items.map(({ pictogram }) => pictogram))
      : pack.talks.flatMap(({ tasks }) => tasks.map(({ pictogram }) => pictogram)),
  ),
];

const languagesOf = (pack: Pack): readonly string[] => [
  ...new Set([
    pack.person.language,
    pack.workLanguage,
    document.documentElement.lang,
    ...(pack.role === 'coach' ? pack.talks.map(({ learner }) => learner.language) : []),
  ]),
];

/** Everything that the page is made of, as far as the browser has it. */
function filesHere(): readonly string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const named = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href);
  const scripts = [...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src);
  return [...new Set([...loaded, ...named, ...scripts])].filter((url) => url.startsWith(`${location.origin}/`));
}

/** A page has more parts than browsers remember by themselves. */
export const rememberFiles = (): void => performance.setResourceTimingBufferSize(2000);

/**
 * Lets the offline pages work without a network: loads the words, fonts and pictures that the copy needs, and tells the
 * worker what to keep. Answers false where the browser has no worker.
 */
export async function keepPages(pack: Pack, pictures: readonly string[]): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false;
  for (const language of languagesOf(pack)) if (isLanguage(language)) await loadTranslate(language);
  await Promise.allSettled([
    document.fonts.load('16px "Noto Sans Variable"', 'aå'),
    document.fonts.load('16px "Noto Sans Arabic Variable"', 'اب'),
  ]);
  const wanted = [...new Set([...pictogramsOf(pack), ...pictures])].map(
    (name) => `${location.origin}/pictograms/${name}.svg`,
  );
  await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) return false;
  const { port1, port2 } = new MessageChannel();
  const kept = new Promise<boolean>((resolve) => {
    port1.onmessage = ({ data }) => resolve(data === true);
  });
  active.postMessage({ keepOffline: [...filesHere(), ...wanted], language: document.documentElement.lang }, [port2]);
  return kept;
}
