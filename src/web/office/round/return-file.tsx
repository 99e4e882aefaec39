import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useText } from '../../ui/language.tsx';
import { sendDocument } from '../documents/send-document.ts';
import { SentFile } from '../documents/sent-file.tsx';
import type { Returned } from './returned.ts';

/** Chooses the merged report as it came back from Word or WPS. */
export function ReturnFile({ round, onReturned }: { readonly round: string; onReturned(returned: Returned): void }): ReactElement {
  const t = useText();
  const send = async (file: File): Promise<void> => onReturned(await sendDocument(ROUTES.returnedRound, file, { params: { id: round } }));
  return <div className="return-file"><SentFile words={t('returned.choose')} hint={t('returned.hint')} accept=".docx" send={send} /></div>;
}
