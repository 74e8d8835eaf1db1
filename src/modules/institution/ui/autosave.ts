/** Entries of a form that belong to these fields: their answers and the marks of what was shown. */
export function partOfForm(form: FormData, fields: ReadonlySet<string>): FormData {
  const part = new FormData();
  part.set('auto', 'yes');
  for (const [name, value] of form) {
    const [kind, field = ''] = name.split('.');
    if ((kind === 'a' || kind === 'was') && fields.has(field)) part.append(name, value);
  }
  return part;
}

/** The field to which something in the form belongs; empty for buttons and the like. */
export function fieldOfInput(target: EventTarget | null): string {
  const name = target instanceof HTMLElement ? (target.getAttribute('name') ?? '') : '';
  const [kind, field = ''] = name.split('.');
  return kind === 'a' ? field : '';
}

/** What is new, but for the fields in which somebody is writing: those stay as they were shown. */
export const keepTouched = <T>(
  next: Readonly<Record<string, T>>,
  shown: Readonly<Record<string, T>>,
  touched: ReadonlySet<string>,
): Readonly<Record<string, T>> => {
  const kept = Object.fromEntries(Object.entries(shown).filter(([field]) => touched.has(field)));
  const rest = Object.fromEntries(Object.entries(next).filter(([field]) => !touched.has(field)));
  return { ...rest, ...kept };
};
