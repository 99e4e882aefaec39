import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { ApiProblem } from '#contract/api-problem.ts';
import { FIELD_TYPES, type FileField } from '#domain/form/index.ts';
import { byteSize } from '#domain/form/number-text.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { type InputProps, useSurroundings } from '../field-ui.ts';
import { FileReceipt } from './output.tsx';
import { sendFile, type Sending } from './send-file.ts';

interface Progress {
  readonly name: string;
  readonly share: number;
  readonly sending: Sending;
}

/** Sends a file as soon as it is chosen, shows how far it is, and then its hash. */
export function FileInput({ field, id, value, onChange, invalid, describedBy }: InputProps<FileField>): ReactElement {
  const t = useText();
  const { uploadTo } = useSurroundings();
  const [progress, setProgress] = useState<Progress>();
  const [problem, setProblem] = useState<ApiProblem>();
  const input = useRef<HTMLInputElement>(null);
  const stored = FIELD_TYPES.file.check(field, value);
  const max = byteSize(field.maxBytes);
  const send = async (file: File): Promise<void> => {
    setProblem(file.size > field.maxBytes ? tooLarge(file.name, max) : undefined);
    if (file.size > field.maxBytes) return;
    const sending = sendFile(uploadTo, file, (share) => setProgress({ name: file.name, share, sending }));
    setProgress({ name: file.name, share: 0, sending });
    await sending.receipt.then(onChange, (error: unknown) => setProblem(error instanceof ApiProblem ? error : undefined));
    setProgress(undefined);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) void send(file);
  };
  if (stored.ok) {
    return (
      <span className="chosen">
        <FileReceipt file={stored.value} />
        <button type="button" id={id} className="link-button" onClick={() => onChange(undefined)}>{t('field.change')}</button>
      </span>
    );
  }
  return (
    // Dropping is a second way in; the button is the first, for mouse and keyboard alike.
    <div className="file-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <input
        ref={input}
        id={id}
        type="file"
        className="file-input"
        accept={field.accept?.join(',')}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        disabled={progress !== undefined}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void send(file);
          event.target.value = '';
        }}
      />
      {progress ? <UploadBar {...progress} /> : <span className="field-note">{t('field.file.drop', { max })}</span>}
      <ProblemPanel problem={problem} />
    </div>
  );
}

function UploadBar({ name, share, sending }: Progress): ReactElement {
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

function tooLarge(name: string, max: string): ApiProblem {
  return new ApiProblem(413, 'too-large', { zh: `文件“${name}”超过 ${max}，请压缩或分开上传。`, en: `“${name}” is larger than ${max}; compress or split it.` });
}
