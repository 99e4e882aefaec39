import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import '../parts.css';
import { holdsPostFor } from '../posts.ts';
import './admin.css';
import { countDays, turned } from './year.ts';
import { YearGrid } from './year-grid.tsx';

const route = getRouteApi('/admin/calendar');

type CalendarYear = Reply<typeof ROUTES.calendar>;

/** The working-day calendar of a year: holidays, make-up workdays, and whether it is published or only reckoned. */
export function CalendarPage(): ReactElement {
  const t = useText();
  const { today } = useMe();
  const year = route.useSearch().year ?? Number(today.slice(0, 4));
  const { data, error, refetch } = useRead(ROUTES.calendar, { params: { year } });
  const links = (
    <>
      <Link to="/admin/calendar" search={{ year: year - 1 }} className="button">← {year - 1}</Link>
      <Link to="/admin/calendar" search={{ year: year + 1 }} className="button">{year + 1} →</Link>
    </>
  );
  return (
    <Page title={t('calendar.year', { year })} aside={data && <span className={data.published ? undefined : 'mark'}>{t(data.published ? 'calendar.published' : 'calendar.provisional')}</span>} actions={links}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <Year key={data.year} calendar={data} today={today} />}
    </Page>
  );
}

function Year({ calendar, today }: { readonly calendar: CalendarYear; readonly today: string }): ReactElement {
  const t = useText();
  const me = useMe();
  const [draft, setDraft] = useState<CalendarYear>();
  const [saved, setSaved] = useState(false);
  const shown = draft ?? calendar;
  const counts = countDays(calendar.year, shown);
  const may = holdsPostFor(me, ROUTES.saveCalendar.access);
  const done = (): void => {
    setDraft(undefined);
    setSaved(true);
  };
  return (
    <>
      {!calendar.published && <p className="notice provisional-note">▲ {t('calendar.provisionalHint')}</p>}
      {saved && !draft && <output className="notice">{t('calendar.saved')}</output>}
      <p className="calendar-line">
        {t('calendar.counts', { work: counts.work, off: counts.off, makeUp: counts.makeUp })} <span className="muted">· {t('calendar.legend')}{calendar.source !== '' && ` · ${t('calendar.source')}${t('common.separator')}${calendar.source}`}</span>
        {!draft && may && <button type="button" className="button" onClick={() => setDraft(calendar)}>{t('calendar.edit')}</button>}
        {!may && <span className="muted"> {t('calendar.mayNot')}</span>}
      </p>
      {draft && <Editing draft={draft} onChange={setDraft} onDone={done} onCancel={() => setDraft(undefined)} />}
      <YearGrid year={calendar.year} lists={shown} today={today} {...(draft && { onTurn: (day) => setDraft({ ...draft, ...mutable(turned(day, draft)) }) })} />
    </>
  );
}

function mutable({ holidays, workdays }: { readonly holidays: readonly string[]; readonly workdays: readonly string[] }): { holidays: string[]; workdays: string[] } {
  return { holidays: [...holidays], workdays: [...workdays] };
}

interface EditingProps {
  readonly draft: CalendarYear;
  onChange(draft: CalendarYear): void;
  onDone(): void;
  onCancel(): void;
}

function Editing({ draft, onChange, onDone, onCancel }: EditingProps): ReactElement {
  const t = useText();
  const write = useWrite(ROUTES.saveCalendar);
  const save = (): void => {
    const { year, holidays, workdays, published, source } = draft;
    write.mutate({ params: { year }, body: { holidays, workdays, published, source } }, {
      onSuccess: () => {
        void refresh(ROUTES.calendar, ROUTES.worklist, ROUTES.getCase);
        onDone();
      },
    });
  };
  return (
    <section className="calendar-edit">
      <p>{t('calendar.editHint')}</p>
      <label className="pick calendar-source"><span>{t('calendar.source')}</span><input type="text" className="text-input" value={draft.source} placeholder={t('calendar.sourceHelp')} onChange={(event) => onChange({ ...draft, source: event.target.value })} /></label>
      <label className="choice"><input type="checkbox" checked={draft.published} onChange={(event) => onChange({ ...draft, published: event.target.checked })} /> {t('calendar.isPublished')}</label>
      <Button type="primary" loading={write.isPending} onClick={save}>{t('calendar.save')}</Button>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
      <ProblemPanel problem={write.error} focus />
    </section>
  );
}
