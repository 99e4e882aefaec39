import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useText } from '../../ui/language.tsx';
import type { ProseFigure } from './chip.ts';
import { chipOf, proseIn, showProse } from './document.ts';
import './prose.css';

export interface ProseEditorProps {
  readonly id: string;
  readonly value: string;
  onChange(value: string): void;
  /** What may be put in. */
  readonly figures: readonly ProseFigure[];
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** What it is to a screen reader; no element of HTML is a text box that holds figures. */
const TEXT_BOX = { role: 'textbox', 'aria-multiline': true } as const;

/** Words are typed, figures are chosen: a chip shows what its figure comes to now. Pasted text loses its form. */
export function ProseEditor({ id, value, onChange, figures, invalid, describedBy }: ProseEditorProps): ReactElement {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<{ readonly prose: string; readonly figures: readonly ProseFigure[] }>(undefined);
  useEffect(() => {
    if (!box.current || (shown.current?.prose === value && shown.current.figures === figures)) return;
    showProse(box.current, value, figures);
    shown.current = { prose: value, figures };
  }, [value, figures]);
  const tell = (): void => {
    if (!box.current) return;
    const prose = proseIn(box.current);
    shown.current = { prose, figures };
    onChange(prose);
  };
  const insert = (figure: ProseFigure): void => {
    if (!box.current) return;
    putAtCaret(box.current, chipOf({ figure: figure.id }, figures));
    tell();
  };
  return (
    <div className="prose-field">
      <div
        {...TEXT_BOX} id={id} ref={box} className="prose-box" contentEditable suppressContentEditableWarning
        aria-label={t('prose.box')} aria-invalid={invalid || undefined} aria-describedby={describedBy}
        onInput={tell} onPaste={pastePlain}
      />
      {figures.length > 0 && <FigureChooser figures={figures} onChoose={insert} id={`${id}-figures`} />}
    </div>
  );
}

function pastePlain(event: React.ClipboardEvent): void {
  event.preventDefault();
  // The one way to paste so that the browser's own undo still works.
  document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
}

/** Puts a chip where the caret stands, or at the end when it stands elsewhere. */
function putAtCaret(box: HTMLElement, chip: HTMLElement): void {
  const selection = window.getSelection();
  const range = selection?.rangeCount ? selection.getRangeAt(0) : undefined;
  if (!selection || !range || !box.contains(range.commonAncestorContainer)) {
    (box.lastElementChild ?? box).append(chip);
    return;
  }
  range.deleteContents();
  range.insertNode(chip);
  selection.collapse(chip.parentNode, [...(chip.parentNode?.childNodes ?? [])].indexOf(chip) + 1);
}

const MOST_SHOWN = 12;

function FigureChooser({ figures, onChoose, id }: { readonly figures: readonly ProseFigure[]; onChoose(figure: ProseFigure): void; readonly id: string }): ReactElement {
  const t = useText();
  const [words, setWords] = useState('');
  const found = figures.filter(({ name, id: figure }) => name.includes(words.trim()) || figure.includes(words.trim())).slice(0, MOST_SHOWN);
  return (
    <div className="prose-chooser">
      <label className="prose-chooser-label" htmlFor={id}>{t('prose.insert')}</label>
      <input id={id} className="text-input" type="search" value={words} placeholder={t('prose.find')} onChange={(event) => setWords(event.target.value)} />
      <ul className="prose-figures">
        {found.map((figure) => (
          <li key={figure.id}>
            <button type="button" className="prose-figure" onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(figure)}>
              <span>{figure.name}</span>
              <span className="prose-figure-value">{figure.text}{figure.measure}</span>
            </button>
          </li>
        ))}
        {found.length === 0 && <li className="prose-none">{t('prose.none')}</li>}
      </ul>
    </div>
  );
}
