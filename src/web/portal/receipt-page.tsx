import { type ReactElement, useState } from 'react';
import { KINDS } from '#catalog/protection/hotline.ts';
import { dayText } from '#domain/form/date-text.ts';
import { useOrganisation } from '../api/names.ts';
import { instantWords } from '../ui/format.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { AttachmentsTable } from './attachments-table.tsx';
import { PublicPage } from './frame.tsx';
import { isMatterKind, responseTerm } from './matter/terms.ts';
import { PlaceLink } from './place.tsx';
import { type KeptReceipt, keptReceipt } from './receipt.ts';

/** The receipt of what was just sent: to keep, to print, to follow the matter by. */
export function ReceiptPage(): ReactElement {
  const t = useText();
  const receipt = keptReceipt();
  if (!receipt) return <PublicPage title={t('receipt.none')}><p>{t('receipt.noneHint')}</p><p><PlaceLink to="/follow">{t('follow.title')}</PlaceLink></p></PublicPage>;
  const { kind } = receipt;
  return (
    <PublicPage title={t('receipt.received', { kind: isMatterKind(kind) ? t(KINDS[kind]) : '' })}>
      <Paper receipt={receipt} />
      <p className="public-note">{t('receipt.keep')}</p>
      <Actions number={receipt.receipt} />
      {isMatterKind(kind) && <section><h2>{t('receipt.next')}</h2><p>{t(`receipt.next.${kind}`, { term: responseTerm(kind, t) })}</p></section>}
    </PublicPage>
  );
}

function Paper({ receipt }: { readonly receipt: KeptReceipt }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const bureau = useOrganisation();
  return (
    <article className="receipt" aria-label={t('receipt.title')}>
      <header>
        <h2>{t('receipt.title')}</h2>
        <p>{bureau && t(bureau.name)}</p>
      </header>
      <p className="receipt-number"><span>{t('receipt.number')}</span><strong>{receipt.receipt}</strong></p>
      <dl>
        <dt>{t('receipt.time')}</dt>
        <dd>{instantWords(receipt.at, language)}</dd>
        <dt>{t('receipt.subject')}</dt>
        <dd>{receipt.subject}</dd>
        {receipt.expectBy !== undefined && <><dt>{t('receipt.expect')}</dt><dd>{dayText(receipt.expectBy, language)}</dd></>}
        <dt>{t('receipt.hash')}</dt>
        <dd><code>{receipt.hash}</code><span className="muted receipt-hint">{t('receipt.hashHint')}</span></dd>
        <dt>{t('receipt.attachments', { n: receipt.attachments.length })}</dt>
        <dd><AttachmentsTable files={receipt.attachments} /></dd>
      </dl>
    </article>
  );
}

function Actions({ number }: { readonly number: string }): ReactElement {
  const t = useText();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard?.writeText(number).then(() => setCopied(true));
  return (
    <p className="public-actions no-print">
      <button type="button" className="button button-primary" onClick={() => window.print()}>{t('receipt.print')}</button>
      <button type="button" className="button" onClick={copy}>{t(copied ? 'receipt.copied' : 'receipt.copy')}</button>
      <PlaceLink to="/follow" className="button">{t('receipt.follow')}</PlaceLink>
    </p>
  );
}
