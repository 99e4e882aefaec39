/** Which rows of a long table are drawn: those in view and some more on both sides. */
export interface RowWindow {
  readonly first: number;
  /** The row after the last one drawn. */
  readonly end: number;
}

const MARGIN = 20;

/** The rows to draw when `height` pixels are in view from `top`, each row being `rowHeight` high. */
export function rowWindow(top: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - MARGIN);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + MARGIN);
  return { first, end: Math.max(first, end) };
}
