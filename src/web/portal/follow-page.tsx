import { type FormEvent, type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { dayText } from '#domain/form/date-text.ts';
import { useRead } from '../api/api.ts';
import { useLanguage, useText } from '../ui/language.tsx';
import { Loading } from '../ui/page.tsx';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { AttachmentsTable } from './attachments-table.tsx';
import { PublicPage } from './frame.tsx';
import { keptReceipt } from './receipt.ts';
import { receiptForm, wrongLength } from './receipt-number.ts';

type Matter = Reply<typeof ROUTES.portalReceipt>;

/** What became of a matter, for whoever holds its receipt number. The number stays out of the address bar. */
export function FollowPage(): ReactElement {
  const t = useText();
  const [typed, setTyped] = useState(() => keptReceipt()?.receipt ?? '');
  const [asked, setAsked] = useState('');
  const [short, setShort] = useState<number>();
  const { data, error, isFetching, refetch } = useRead(ROUTES.portalReceipt, { params: { receipt: asked || '-' } }, { enabled: asked !== '' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = wrongLength(typed);
    setShort(wrong);
    setTyped(receiptForm(typed));
    if (wrong !== undefined) return;
    if (receiptForm(typed) === asked) void refetch();
    else setAsked(receiptForm(typed));
  };
  return (
    <PublicPage title={t('follow.title')}>
      <form className="public-form no-print" noValidate onSubmit={submit}>
        <div>
          <label className="field-name" htmlFor="receipt">{t('follow.label')}</label>
          <p className="field-help" id="receipt-help">{t('follow.help')}</p>
          <input id="receipt" className="text-input receipt-input" value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" autoCapitalize="characters" spellCheck={false} aria-describedby={short === undefined ? 'receipt-help' : 'receipt-help receipt-problem'} aria-invalid={short !== undefined || undefined} />
          {short !== undefined && <p className="field-problem" id="receipt-problem" role="alert">{t('follow.short', { n: short })}</p>}
        </div>
        <p className="public-actions"><button type="submit" className="button button-primary">{t('follow.find')}</button></p>
      </form>
      {asked !== '' && isFetching && !data && <Loading />}
      {short === undefined && <ProblemPanel problem={error} focus />}
      {data && short === undefined && <Found matter={data} />}
    </PublicPage>
  );
}

function Found({ matter }: { readonly matter: Matter }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const isOpen = matter.answer === undefined;
  return (
    <article className="matter-found">
      <p className="matter-state" aria-live="polite"><span>{t('follow.now')}</span><strong>{t(matter.state)}</strong></p>
      <dl className="public-facts">
        <dt>{t('follow.number')}</dt>
        <dd>{matter.number}</dd>
        <dt>{t('follow.opened')}</dt>
        <dd>{dayText(matter.openedOn, language)}</dd>
        {isOpen && matter.due !== undefined && <><dt>{t('follow.due')}</dt><dd>{dayText(matter.due, language)}</dd></>}
      </dl>
      <section>
        <h2>{t('follow.answer')}</h2>
        {matter.answer === undefined ? <p className="muted">{t('follow.noAnswer')}</p> : <p className="matter-answer">{matter.answer}</p>}
      </section>
      <Steps steps={matter.steps} />
      <section>
        <h2>{t('receipt.attachments', { n: matter.attachments.length })}</h2>
        <AttachmentsTable files={matter.attachments} />
        <p className="muted">{t('receipt.hash')}<br /><code className="hash-line">{matter.hash}</code></p>
      </section>
    </article>
  );
}

function Steps({ steps }: { readonly steps: Matter['steps'] }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return (
    <section>
      <h2>{t('follow.steps')}</h2>
      <ol className="matter-steps">
        {steps.map((step, index) => (
          <li key={`${index} ${step.on}`}>
            <strong>{t(step.name)}</strong> <time dateTime={step.on}>{dayText(step.on, language)}</time>
            {step.text !== undefined && <span className="matter-step-text">{step.text}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
