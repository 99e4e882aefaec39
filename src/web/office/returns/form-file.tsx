import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { sendDocument } from '../documents/send-document.ts';
import { SentFile } from '../documents/sent-file.tsx';

export type ReadForm = Reply<typeof ROUTES.readMonthlyReturnForm>;

/** The return as a form for Excel or WPS, out and back in; what comes back only fills the page. */
export function FormFile({ id, onRead }: { readonly id: string; onRead(form: ReadForm, file: string): void }): ReactElement {
  const t = useText();
  const send = async (file: File): Promise<void> => onRead(await sendDocument(ROUTES.readMonthlyReturnForm, file, { params: { id } }), file.name);
  return (
    <div className="return-file-line no-print">
      <a className="button" href={client.address(ROUTES.monthlyReturnForm, { params: { id } })} download="">{t('return.form')}</a>
      <SentFile words={t('return.readForm')} accept=".xlsx,.xls,.csv,.et" send={send} />
    </div>
  );
}
