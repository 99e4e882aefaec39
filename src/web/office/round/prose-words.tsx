import type { ReactElement } from 'react';
import { type LineChange, type WordChange } from '#domain/report/collection/prose-difference.ts';
import { useText } from '../../ui/language.tsx';

interface ProseWordsProps {
  readonly line: LineChange;
  /** The names of figures, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** A line of one draft beside another: what came and went, figures by their names. */
export function ProseWords({ line: { state, moved, words }, names }: ProseWordsProps): ReactElement {
  const t = useText();
  return (
    <p className={`returned-words returned-${state}`} lang="zh-CN">
      {(moved || state === 'added' || state === 'removed') && <span className="returned-mark">{t(markOf(state, moved === true))}</span>}
      {words.map((word, index) => <Word key={`${index} ${word.text}`} word={word} names={names} />)}
    </p>
  );
}

function markOf(state: LineChange['state'], moved: boolean): 'returned.moved' | 'returned.added' | 'returned.removed' {
  if (moved) return 'returned.moved';
  return state === 'removed' ? 'returned.removed' : 'returned.added';
}

function Word({ word: { kind, text, figure }, names }: { readonly word: WordChange; readonly names: ReadonlyMap<string, string> }): ReactElement {
  const shown = figure === undefined ? text : <span className="prose-chip">{markName(figure, names)}</span>;
  if (kind === 'kept') return <span>{shown}</span>;
  return kind === 'added' ? <ins>{shown}</ins> : <del>{shown}</del>;
}

/** A mark by its figure's name, its display behind it. */
export function markName(mark: string, names: ReadonlyMap<string, string>): string {
  const [figure = mark, display] = mark.split('|');
  return (names.get(mark) ?? names.get(figure) ?? figure) + (display === undefined ? '' : ` ${display}`);
}
