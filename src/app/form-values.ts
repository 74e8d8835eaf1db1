/** The text fields of a form, to read and to show again. A name that comes twice keeps its last value; files stay out. */
export function textValues(form: FormData): Readonly<Record<string, string>> {
  const values: Record<string, string> = Object.create(null);
  for (const [name, value] of form) if (typeof value === 'string') values[name] = value;
  return { ...values };
}
