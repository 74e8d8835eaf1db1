import type { Page } from '@playwright/test';

/** A device with a voice: the browser of the tests has none of its own. */
export async function giveVoice(page: Page, lang: string): Promise<void> {
  await page.addInitScript((tag) => {
    const voice = { name: 'Test', lang: tag, default: true, localService: true, voiceURI: tag };
    const said: string[] = [];
    Object.assign(window, { said });
    const speech = Object.assign(new EventTarget(), {
      getVoices: () => [voice],
      cancel: () => undefined,
      speak: (words: { text: string }) => said.push(words.text),
    });
    Object.defineProperty(window, 'speechSynthesis', { value: speech });
    Object.defineProperty(window, 'SpeechSynthesisUtterance', {
      value: class {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    });
  }, lang);
}

/** What the device has said so far. */
export const saidOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (Reflect.get(window, 'said') as readonly string[] | undefined) ?? []);
