import type { Actor } from '#modules/people/index.ts';
import type { Language } from '#platform/i18n/languages.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { World } from '#platform/world.ts';

declare global {
  namespace App {
    interface Locals {
      world: World;
      actor: Actor | null;
      language: Language;
      /** Rooms of staff speak another language to this reader than other pages do. */
      speaksByRoom: boolean;
      t: Translate;
    }
    interface Error {
      message: string;
      /** Key of a sentence that tells what happened and what to do now. */
      code?: string;
      /** Reference that support can look up in the log. */
      reference?: string;
    }
  }
}

export {};
