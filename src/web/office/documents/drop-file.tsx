import { type DragEvent, type ReactElement, useId, useState } from 'react';
import { useText } from '../../ui/language.tsx';
import '../import/import.css';
import '../parts.css';

interface DropFileProps {
  /** Endings of names, as the browser's own dialogue takes them. */
  readonly accept: string;
  /** What is to be dropped here, before the button. */
  readonly words: string;
  onFile(file: File): void;
}

/** Dropping is a second way in; the button is the first, for mouse and keyboard alike. */
export function DropFile({ accept, words, onFile }: DropFileProps): ReactElement {
  const t = useText();
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (files: FileList | null): void => {
    const [first] = Array.from(files ?? []);
    if (first) onFile(first);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const drag = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <div className={over ? 'import-drop import-drop-over' : 'import-drop'} onDragOver={drag} onDragLeave={() => setOver(false)} onDrop={drop}>
      {words}
      <input
        id={id} type="file" className="sr-only" accept={accept}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className="button file-button">{t('format.choose')}</label>
    </div>
  );
}
