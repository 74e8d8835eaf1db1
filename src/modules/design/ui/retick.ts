import { cellName } from '../alignment-edits.rules.ts';
import type { AlignmentView } from '../alignment-view.ts';

/** The matrix with the boxes as somebody ticked them: they stay ticked when they could not be saved. */
export function retick(view: AlignmentView, cells: readonly string[]): AlignmentView {
  const ticked = new Set(cells);
  const lines = view.lines.map((line) => ({
    ...line,
    ticks: view.columns.map((column) => ticked.has(cellName(line.id, column.id))),
  }));
  return { ...view, lines };
}
