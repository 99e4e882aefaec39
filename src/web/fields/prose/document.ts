import { markText, type ProseMark, readProse } from '#domain/report/prose-marks.ts';
import { chipText, type ProseFigure } from './chip.ts';

/** Fills an element with a prose: a paragraph each, its figures as chips that cannot be typed into. */
export function showProse(root: HTMLElement, prose: string, figures: readonly ProseFigure[]): void {
  const paragraphs = readProse(prose).map((pieces) => {
    const paragraph = document.createElement('p');
    paragraph.append(...pieces.map((piece) => (typeof piece === 'string' ? document.createTextNode(piece) : chipOf(piece, figures))));
    return paragraph;
  });
  root.replaceChildren(...(paragraphs.length > 0 ? paragraphs : [emptyParagraph()]));
}

function emptyParagraph(): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.append(document.createElement('br'));
  return paragraph;
}

/** A figure as an element that is written, deleted and moved as one character. */
export function chipOf(mark: ProseMark, figures: readonly ProseFigure[]): HTMLElement {
  const chip = document.createElement('span');
  chip.className = 'prose-chip';
  chip.contentEditable = 'false';
  chip.dataset['mark'] = markText(mark);
  chip.title = figures.find(({ id }) => id === mark.figure)?.name ?? mark.figure;
  chip.textContent = chipText(figures, mark);
  return chip;
}

/** The prose that an edited element holds: the inverse of `showProse`. */
export function proseIn(root: Node): string {
  return [...blocksOf(root)].map((line) => line.replaceAll(/[\u200b\ufeff]/g, '').trimEnd()).filter((line) => line.trim() !== '').join('\n');
}

const BLOCKS = new Set(['P', 'DIV', 'LI']);

/** The lines of an element: a new one at each block and each line break. */
function blocksOf(root: Node): readonly string[] {
  const lines: string[] = [''];
  const add = (text: string): void => {
    lines[lines.length - 1] += text;
  };
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) return add((node.textContent ?? '').replaceAll('\n', ' '));
    if (!(node instanceof HTMLElement)) return;
    const mark = node.dataset['mark'];
    if (mark !== undefined) return add(mark);
    if (node.tagName === 'BR' || BLOCKS.has(node.tagName)) lines.push('');
    node.childNodes.forEach(walk);
    if (BLOCKS.has(node.tagName)) lines.push('');
  };
  root.childNodes.forEach(walk);
  return lines;
}
