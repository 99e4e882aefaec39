import type { ReactElement } from 'react';
import type { FileField, FileReference } from '#domain/form/index.ts';
import { byteSize } from '#domain/form/number-text.ts';
import { useText } from '../../ui/language.tsx';
import { type OutputProps, useSurroundings } from '../field-ui.ts';

/** A file's name, size and hash, the name leading to the file where it can be fetched. */
export function FileReceipt({ file }: { readonly file: FileReference }): ReactElement {
  const t = useText();
  const { fileAddress } = useSurroundings();
  return (
    <span className="file-receipt">
      {fileAddress ? <a href={fileAddress(file.hash)} download={file.name}>{file.name}</a> : file.name}
      <span className="measure"> {byteSize(file.size)}</span>
      <code title={`${t('field.file.hash')} ${file.hash}`}>{file.hash.slice(0, 12)}…</code>
    </span>
  );
}

export function FileOutput({ value, compact }: OutputProps<FileField>): ReactElement {
  const file = value as FileReference;
  return compact ? <>{file.name}</> : <FileReceipt file={file} />;
}
