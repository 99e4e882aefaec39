import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { WithSheet } from '../../ui/side-sheet.tsx';
import { FigureSheet } from '../indicators/figure-sheet.tsx';
import { figureFrom, yearOfPeriod } from '../indicators/subject.ts';
import '../../fields/fields.css';
import '../parts.css';
import { draftOf, isReadable, type Return, rowsOf } from './amount.ts';
import { CheckBox } from './check-box.tsx';
import { FormFile, type ReadForm } from './form-file.tsx';
import { LedgerTable } from './ledger-table.tsx';
import './returns.css';
import './stacked.css';
import { ValuesTable } from './values-table.tsx';
import { monthWords, stateWords } from './words.ts';

const route = getRouteApi('/monthly-returns/$id');

type Detail = Reply<typeof ROUTES.getCase>;

/** One district's return: what it is asked for, what the ledgers know, and the next step of whoever sits here. */
export function ReturnPage(): ReactElement {
  const t = useText();
  const { id } = route.useParams();
  const { figure } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useRead(ROUTES.monthlyReturn, { params: { id } });
  const { data: detail } = useRead(ROUTES.getCase, { params: { id } });
  const go = (next: string | undefined): void => void navigate({ to: '/monthly-returns/$id', params: { id }, search: next === undefined ? {} : { figure: next }, replace: true });
  const subject = figure === undefined ? undefined : figureFrom(figure);
  const sheet = subject && data && <FigureSheet subject={{ ...subject, year: yearOfPeriod(subject.period, Number(data.month.slice(0, 4))) }} onClose={() => go(undefined)} />;
  return (
    <WithSheet sheet={sheet}>
      <Page title={data ? t('return.title', { district: t(data.name), month: monthWords(data.month, t) }) : t('returns.title')} aside={data && <Standing data={data} />} actions={data && <><Link className="button" to="/monthly-returns" search={{ month: data.month }}>{t('returns.title')}</Link><Link className="button" to="/case/$id" params={{ id }}>{t('return.case')}</Link></>}>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && detail && <Desk key={data.row.version} data={data} detail={detail} />}
        {data && <LedgerTable data={data} onOpen={go} />}
      </Page>
    </WithSheet>
  );
}

function Standing({ data }: { readonly data: Return }): ReactElement {
  const t = useText();
  return (
    <span>
      {data.row.number} · <strong>{stateWords({ state: data.row.state, ...(data.submittedOn !== undefined && { submittedOn: data.submittedOn }) }, t)}</strong> · {t('returns.due')} {data.dueOn}{data.late && <> <span className="return-late">{t('returns.late')}</span></>}
    </span>
  );
}

/** The latest sending back, while the return waits to be sent again. */
function SentBack({ detail: { row, timeline } }: { readonly detail: Detail }): ReactElement | null {
  const t = useText();
  const last = timeline.findLast(({ action }) => action === 'send-back');
  if (row.state !== 'filling' || !last) return null;
  return <p className="problem-panel">{t('return.backReason', { reason: String(last.input['reason'] ?? ''), name: last.actorName, day: last.on })}</p>;
}

/** The latest reminder, while the return is not sent (催报). */
function Reminded({ detail: { row, timeline } }: { readonly detail: Detail }): ReactElement | null {
  const t = useText();
  const last = timeline.findLast(({ action }) => action === 'remind' || action === 'submit');
  if (row.state !== 'filling' || last?.action !== 'remind') return null;
  return <p className="notice">{t('return.reminded', { words: String(last.input['words'] ?? ''), name: last.actorName, day: last.on })}</p>;
}

/** The values to type, and what whoever sits here may do with the return. */
function Desk({ data, detail }: { readonly data: Return; readonly detail: Detail }): ReactElement {
  const t = useText();
  const { id, version } = data.row;
  const [draft, setDraft] = useState(() => draftOf(data));
  const [note, setNote] = useState(data.note ?? '');
  const [wasRead, setWasRead] = useState<string>();
  const [correcting, setCorrecting] = useState(false);
  const write = useWrite(ROUTES.act);
  const may = (action: string, kind = 'act'): boolean => detail.actions.some((each) => each.id === action && each.kind === kind && each.allowed);
  const act = (action: string, input: Readonly<Record<string, unknown>>): void => write.mutate({ params: { id }, body: { action, input, basedOn: version } }, { onSuccess: () => void refresh(ROUTES.monthlyReturn, ROUTES.getCase, ROUTES.monthlyReturns, ROUTES.worklist) });
  const filled = (): Readonly<Record<string, unknown>> => ({ rows: rowsOf(data, draft), ...(note.trim() !== '' && { note: note.trim() }) });
  const take = (form: ReadForm, file: string): void => {
    setDraft((before) => ({ ...before, ...Object.fromEntries(form.values.map(({ indicator, amount }) => [indicator, { amount: amount === null ? '' : String(amount), explanation: before[indicator]?.explanation ?? '' }])) }));
    if (form.note !== undefined) setNote(form.note);
    setWasRead(t('return.wasRead', { file, n: form.values.filter(({ amount }) => amount !== null).length }));
  };
  const filling = may('submit');
  const editable = filling || correcting;
  const isReady = isReadable(draft);
  return (
    <section aria-label={t('return.values')}>
      <SentBack detail={detail} />
      <Reminded detail={detail} />
      <div className="return-head"><h2>{t('return.values')}</h2>{filling && <FormFile id={id} onRead={take} />}</div>
      {editable && <p className="muted">{t('return.valuesHint')}</p>}
      {wasRead && <output className="notice">{wasRead}</output>}
      <ValuesTable data={data} draft={draft} editable={editable} onType={(indicator, typed) => setDraft((before) => ({ ...before, [indicator]: typed }))} />
      {filling && <label className="return-note"><span className="field-name">{t('return.note')}</span><textarea className="text-input text-area" value={note} onChange={(event) => setNote(event.target.value)} /></label>}
      {!filling && note !== '' && <Told name={t('return.note')} words={note} />}
      {typeof detail.values['finding'] === 'string' && <Told name={t('return.finding')} words={detail.values['finding']} />}
      <ProblemPanel problem={write.error} focus />
      {filling && (
        <p className="form-end no-print">
          <Button type="primary" loading={write.isPending} disabled={!isReady} onClick={() => act('submit', filled())}>{t('return.submit')}</Button>
          <Button loading={write.isPending} disabled={!isReady} onClick={() => act('fill', filled())}>{t('return.save')}</Button>
        </p>
      )}
      {may('lock') && <CheckBox busy={write.isPending} onLock={(finding) => act('lock', finding === '' ? {} : { finding })} onSendBack={(words) => act('send-back', { reason: words })} />}
      {data.row.state === 'locked' && may('correct', 'correct') && !correcting && <p className="form-end no-print"><Button onClick={() => setCorrecting(true)}>{t('return.correct')}</Button></p>}
      {correcting && <Correcting busy={write.isPending} isReady={isReady} onCorrect={(reason) => act('correct', { reason, values: { rows: rowsOf(data, draft) } })} onCancel={() => { setCorrecting(false); setDraft(draftOf(data)); }} />}
    </section>
  );
}

function Told({ name, words }: { readonly name: string; readonly words: string }): ReactElement {
  const t = useText();
  return <p className="return-note"><span className="muted">{name}{t('common.separator')}</span>{words}</p>;
}

interface CorrectingProps {
  readonly busy: boolean;
  /** Whether what is typed can be read. */
  readonly isReady: boolean;
  onCorrect(reason: string): void;
  onCancel(): void;
}

/** A locked return is corrected with a reason (更正). */
function Correcting({ busy, isReady, onCorrect, onCancel }: CorrectingProps): ReactElement {
  const t = useText();
  const [reason, setReason] = useState('');
  return (
    <div className="return-check no-print">
      <p className="muted">{t('return.correctHint')}</p>
      <label><span className="field-name">{t('return.correctReason')}</span><textarea className="text-input text-area" value={reason} onChange={(event) => setReason(event.target.value)} /></label>
      <p className="form-end">
        <Button type="primary" loading={busy} disabled={!isReady || reason.trim() === ''} onClick={() => onCorrect(reason.trim())}>{t('return.correctNow')}</Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </p>
    </div>
  );
}
