const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys lead from box to box of a matrix, in the direction that the reader sees; disabled boxes are passed over. */
export function moveByArrow(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const box = event.target;
  if (step === undefined || !(box instanceof HTMLInputElement) || box.dataset['row'] === undefined) return;
  const frame = event.currentTarget as HTMLElement;
  const isMirrored = getComputedStyle(frame).direction === 'rtl';
  const [down, along] = [step[0], isMirrored ? -step[1] : step[1]];
  let row = Number(box.dataset['row']);
  let column = Number(box.dataset['column']);
  event.preventDefault();
  for (;;) {
    row += down;
    column += along;
    const next = frame.querySelector<HTMLInputElement>(`input[data-row="${row}"][data-column="${column}"]`);
    if (next === null) return;
    if (next.disabled) continue;
    next.focus();
    return;
  }
}
