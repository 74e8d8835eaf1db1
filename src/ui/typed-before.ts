/**
 * On a slow phone people write and unfold before the script has arrived. Taking over the page would put every field and
 * fold back to what the server sent; so what they did is noted until then and given back afterwards.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (target: EventTarget | null): target is Control =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;

/** Differs from what the server sent: written by the person, or brought back by the browser. */
function isTouched(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    return [...control.options].some((option) => option.selected !== option.defaultSelected);
  }
  if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
  if (['checkbox', 'radio'].includes(control.type)) return control.checked !== control.defaultChecked;
  if (control.type === 'file') return (control.files?.length ?? 0) > 0;
  return (
    !['hidden', 'submit', 'button', 'image', 'reset'].includes(control.type) && control.value !== control.defaultValue
  );
}

const written = new Map<Control, { readonly value: string; readonly isChecked: boolean }>();

const isTicked = (control: Control): boolean => control instanceof HTMLInputElement && control.checked;

const folds = new Map<HTMLDetailsElement, boolean>();

function note(control: Control): void {
  written.set(control, { value: control.value, isChecked: isTicked(control) });
}

function hear(event: Event): void {
  if (isControl(event.target)) note(event.target);
}

/** Before the script takes the page over: notes what stands in the fields, and listens for more. */
export function noteTyping(): void {
  for (const control of document.querySelectorAll('input, textarea, select')) {
    if (isControl(control) && isTouched(control)) note(control);
  }
  document.addEventListener('input', hear, true);
}

/** In the moment before the page is taken over: how every fold stands, whoever has moved it. Nothing on the server. */
export function noteFolds(): void {
  if (typeof document === 'undefined') return;
  for (const fold of document.querySelectorAll('details')) folds.set(fold, fold.open);
}

/** Whoever listens hears it now: nobody was there when it was written. Of radio buttons, the one that was chosen. */
function tell(control: Control): void {
  if (control.type === 'radio' && !isTicked(control)) return;
  for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
}

/** After the script has taken the page over: puts back what it has overwritten, and tells whoever listens. */
export function giveBackTyping(): void {
  document.removeEventListener('input', hear, true);
  for (const [control, { value, isChecked }] of written) {
    // A file stays where it is, and nobody may put one there.
    if (control.type !== 'file' && control.value !== value) control.value = value;
    if (control instanceof HTMLInputElement) control.checked = isChecked;
  }
  for (const control of written.keys()) tell(control);
  written.clear();
  for (const [fold, isOpen] of folds) fold.open = isOpen;
  folds.clear();
}
