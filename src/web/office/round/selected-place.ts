/** The words of a line that are selected now, as offsets in its prose; undefined where none are, or they are elsewhere. Segments carry their offset as `data-from`, figures also their end. */
export function selectedPlace(line: HTMLElement): { readonly start: number; readonly end: number } | undefined {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(line)) return undefined;
  const chosen = [...line.querySelectorAll<HTMLElement>('[data-from]')].filter((segment) => range.intersectsNode(segment)).flatMap((segment) => boundsIn(segment, range));
  const [start, end] = [Math.min(...chosen.map((each) => each.start)), Math.max(...chosen.map((each) => each.end))];
  return start < end ? { start, end } : undefined;
}

/** What of a segment lies within a range: of words so many characters, of a figure all. */
function boundsIn(segment: HTMLElement, range: Range): readonly { readonly start: number; readonly end: number }[] {
  const from = Number(segment.dataset['from']);
  const figureEnd = segment.dataset['to'];
  if (figureEnd !== undefined) return [{ start: from, end: Number(figureEnd) }];
  const length = segment.textContent.length;
  const [first, last] = [segment.contains(range.startContainer) ? range.startOffset : 0, segment.contains(range.endContainer) ? range.endOffset : length];
  return first < last ? [{ start: from + first, end: from + last }] : [];
}
