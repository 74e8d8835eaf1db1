import { textOf, textsOf } from '#app/read-form.ts';

/** What a form about "how I do it" says; `areas` names all that stood on it, `shown` the ticked ones. */
export function readWay(form: FormData) {
  const shown = textsOf(form, 'shown');
  return {
    mode: textOf(form, 'mode'),
    interpretedIn: textOf(form, 'interpretedIn'),
    secondLanguage: textOf(form, 'second') || null,
    easy: textOf(form, 'easy') === 'yes',
    hiddenAreas: textsOf(form, 'areas').filter((id) => !shown.includes(id)),
  };
}
