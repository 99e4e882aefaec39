import type { ReactElement } from 'react';
import type { FileReference } from '#domain/form/index.ts';
import { byteSize } from '#domain/form/number-text.ts';
import { useText } from '../ui/language.tsx';

/** Every attachment with its size and whole hash, so that a receipt proves what was sent. */
export function AttachmentsTable({ files }: { readonly files: readonly FileReference[] }): ReactElement {
  const t = useText();
  if (files.length === 0) return <p className="muted">{t('receipt.noAttachments')}</p>;
  return (
    <ul className="receipt-files" aria-label={t('receipt.attachments', { n: files.length })}>
      {files.map((file) => (
        <li key={file.hash}>
          <span className="receipt-file">{file.name} <span className="measure">{byteSize(file.size)}</span></span>
          <code title={t('receipt.fileHash')}>{file.hash}</code>
        </li>
      ))}
    </ul>
  );
}
