import { foldText } from '#domain/chinese/fold.ts';
import type { SearchDocument, TextField } from '../document.ts';

/** A piece of a text, folded, with the field in which it must be found. */
export interface Run {
  readonly field: TextField;
  readonly text: string;
}

const SEARCHED = ['title', 'abstract', 'claims', 'applicants', 'inventors'] as const;

/** Every stretch of two to `longest` Chinese characters that stand together in the texts, each once for a field. */
export function runsOf(documents: readonly SearchDocument[], longest: number): Run[] {
  const found = new Map<string, Run>();
  for (const { texts } of documents) {
    for (const field of SEARCHED) {
      for (const text of (texts[field] ?? []).flatMap((each) => piecesOf(foldText(each), longest))) found.set(`${field} ${text}`, { field, text });
    }
  }
  return [...found.values()];
}

function piecesOf(text: string, longest: number): string[] {
  return (text.match(/\p{Script=Han}{2,}/gu) ?? []).flatMap((run) => {
    const characters = Array.from(run);
    return characters.flatMap((_, from) => Array.from({ length: longest - 1 }, (__, more) => characters.slice(from, from + 2 + more)).filter((each, more) => each.length === 2 + more).map((each) => each.join('')));
  });
}
