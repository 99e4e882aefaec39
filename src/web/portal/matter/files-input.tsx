import { type DragEvent, type ReactElement, useId, useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { ROUTES } from '#contract/routes.ts';
import type { FileReference } from '#domain/form/index.ts';
import { byteSize } from '#domain/form/number-text.ts';
import { type Sending, sendFile } from '../../fields/file/send-file.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { fileLimits } from './steps.ts';

interface Item {
  readonly file: FileReference;
}

interface Props {
  readonly value: unknown;
  onChange(items: readonly Item[] | undefined): void;
  onSending(sending: boolean): void;
}

interface UnderWay {
  readonly name: string;
  readonly share: number;
  readonly sending: Sending;
}

function itemsOf(value: unknown): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [];
}

function refusal(file: File, held: number): ApiProblem | undefined {
  const { count, file: field } = fileLimits();
  const max = byteSize(field.maxBytes);
  if (held >= count) return new ApiProblem(422, 'out-of-range', { zh: `最多 ${count} 个文件。`, en: `${count} files at most.` });
  if (file.size > field.maxBytes) return new ApiProblem(413, 'too-large', { zh: `“${file.name}”超过 ${max}，请压缩或分开上传。`, en: `“${file.name}” is larger than ${max}; compress or split it.` });
  return undefined;
}

/** Photographs and files, sent one after the other as soon as they are chosen. */
export function FilesInput({ value, onChange, onSending }: Props): ReactElement {
  const t = useText();
  const id = useId();
  const items = itemsOf(value);
  const [underWay, setUnderWay] = useState<UnderWay>();
  const [problem, setProblem] = useState<ApiProblem>();
  const { count, file: field } = fileLimits();
  const sendOne = async (file: File): Promise<FileReference | undefined> => {
    const sending = sendFile(ROUTES.portalUpload, file, (share) => setUnderWay({ name: file.name, share, sending }));
    setUnderWay({ name: file.name, share: 0, sending });
    return sending.receipt.catch((error: unknown) => {
      if (error instanceof ApiProblem) setProblem(error);
      return undefined;
    });
  };
  const sendAll = async (files: readonly File[]): Promise<void> => {
    let held = items;
    setProblem(undefined);
    onSending(true);
    for (const file of files) {
      const found = refusal(file, held.length);
      if (found) setProblem(found);
      const sent = found ? undefined : await sendOne(file);
      if (sent && !held.some((each) => each.file.hash === sent.hash)) held = [...held, { file: sent }];
      onChange(held);
    }
    setUnderWay(undefined);
    onSending(false);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void sendAll(Array.from(event.dataTransfer.files));
  };
  return (
    <>
      {items.length > 0 && <Sent items={items} onRemove={(item) => onChange(items.length === 1 ? undefined : items.filter((each) => each !== item))} />}
      {/* Dropping is a second way in; the button is the first, for mouse and keyboard alike. */}
      <div className="files-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <input
          id={id}
          type="file"
          multiple
          className="sr-only"
          accept={field.accept?.join(',')}
          disabled={underWay !== undefined || items.length >= count}
          onChange={(event) => {
            void sendAll(Array.from(event.target.files ?? []));
            event.target.value = '';
          }}
        />
        <label htmlFor={id} className="button file-button">＋ {t('files.add')}</label>
        {underWay && <Going {...underWay} />}
      </div>
      <ProblemPanel problem={problem} />
    </>
  );
}

function Sent({ items, onRemove }: { readonly items: readonly Item[]; onRemove(item: Item): void }): ReactElement {
  const t = useText();
  return (
    <>
      <p aria-live="polite">{t('files.count', { n: items.length })}</p>
      <ul className="files-sent">
        {items.map((item) => (
          <li key={item.file.hash}>
            <span>{item.file.name} <span className="measure">{byteSize(item.file.size)}</span></span>
            <button type="button" className="link-button" onClick={() => onRemove(item)} aria-label={t('files.remove', { name: item.file.name })}>{t('files.removeShort')}</button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Going({ name, share, sending }: UnderWay): ReactElement {
  const t = useText();
  const percent = Math.floor(share * 100);
  return (
    <span className="upload-bar">
      <progress max={100} value={percent} aria-label={name} />
      <output>{share < 1 ? t('field.file.uploading', { name, percent }) : t('field.file.checking')}</output>
      <button type="button" className="link-button" onClick={() => sending.stop()}>{t('field.file.stop')}</button>
    </span>
  );
}
