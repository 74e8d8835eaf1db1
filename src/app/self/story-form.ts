import { textOf } from '#app/read-form.ts';

/** What the story form says, to keep or to show again. */
export function readStory(form: FormData) {
  return {
    did: textOf(form, 'did'),
    where: textOf(form, 'where'),
    hard: textOf(form, 'hard'),
    can: textOf(form, 'can'),
    setting: textOf(form, 'setting'),
  };
}
