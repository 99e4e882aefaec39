import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, type ReactElement, useId, useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import type { AnyRoute } from '#contract/client.ts';
import { ROUTES } from '#contract/routes.ts';
import { byteSize } from '#domain/form/number-text.ts';
import { refresh } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { sendFiles, type SendingFiles } from './send-files.ts';

interface Props {
  readonly route: AnyRoute;
  readonly title: string;
  readonly hint: string;
  /** Extensions beside those of tables, each with its dot. */
  readonly more?: readonly string[];
}

const TABLES = ['.csv', '.xlsx', '.xls', '.txt', '.tsv'] as const;

interface UnderWay {
  readonly share: number;
  readonly sending: SendingFiles;
}

/** A place to drop files or choose them; they go out together as one import. */
export function FileDrop({ route, title, hint, more = [] }: Props): ReactElement {
  const t = useText();
  const id = useId();
  const navigate = useNavigate();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [over, setOver] = useState(false);
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [problem, setProblem] = useState<ApiProblem>();
  const add = (given: FileList | null): void => {
    setProblem(undefined);
    setFiles((before) => [...before, ...Array.from(given ?? []).filter((file) => !before.some((each) => each.name === file.name && each.size === file.size))]);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  const send = async (): Promise<void> => {
    const sending = sendFiles(route, files, (share) => setUnderWay({ share, sending }));
    setUnderWay({ share: 0, sending });
    setProblem(undefined);
    await sending.run.then((run) => {
      void refresh(ROUTES.imports);
      void navigate({ to: '/imports/$id', params: { id: run.id } });
    }, (error: unknown) => setProblem(error instanceof ApiProblem ? error : undefined));
    setUnderWay(undefined);
  };
  return (
    <section className="import-start">
      <h2>{title}</h2>
      <p className="muted" id={`${id}-hint`}>{hint}</p>
      {/* Dropping is a second way in; the button is the first, for mouse and keyboard alike. */}
      <div
        className={over ? 'import-drop import-drop-over' : 'import-drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        {t('import.drop')}
        <input
          id={id}
          type="file"
          multiple
          className="sr-only"
          aria-describedby={`${id}-hint`}
          accept={[...TABLES, ...more].join(',')}
          disabled={underWay !== undefined}
          onChange={(event) => {
            add(event.target.files);
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="button file-button"><span className="sr-only">{title}{t('common.separator')}</span>{t('import.choose')}</label>
      </div>
      {files.length > 0 && !underWay && <Chosen files={files} onRemove={(file) => setFiles(files.filter((each) => each !== file))} onSend={() => void send()} />}
      {underWay && <Going {...underWay} />}
      <ProblemPanel problem={problem} focus />
    </section>
  );
}

interface ChosenProps {
  readonly files: readonly File[];
  onRemove(file: File): void;
  onSend(): void;
}

function Chosen({ files, onRemove, onSend }: ChosenProps): ReactElement {
  const t = useText();
  return (
    <>
      <ul className="import-chosen">
        {files.map((file) => (
          <li key={`${file.name} ${file.size}`}>
            {file.name} <span className="measure">{byteSize(file.size)}</span>
            <button type="button" className="plain-button" onClick={() => onRemove(file)} aria-label={t('import.removeFile', { name: file.name })}>✕</button>
          </li>
        ))}
      </ul>
      <button type="button" className="button button-primary" onClick={onSend}>{t('import.send', { n: files.length })}</button>
    </>
  );
}

function Going({ share, sending }: UnderWay): ReactElement {
  const t = useText();
  const percent = Math.floor(share * 100);
  return (
    <p className="upload-bar">
      <progress max={100} value={percent} aria-label={t('import.sending', { percent })} />
      <output>{share < 1 ? t('import.sending', { percent }) : t('import.checking')}</output>
      <button type="button" className="link-button" onClick={() => sending.stop()}>{t('field.file.stop')}</button>
    </p>
  );
}
