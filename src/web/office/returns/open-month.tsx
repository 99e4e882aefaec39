import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { later } from '#domain/calendar/civil-date.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { type Month, monthWords } from './words.ts';

/** Opens a month's returns for every district that has none: until when, and what is asked. */
export function OpenMonth({ month: { month, dueOn: byRule, indicators, rows }, onOpened }: { readonly month: Month; onOpened(words: string): void }): ReactElement {
  const t = useText();
  const { today } = useMe();
  const write = useWrite(ROUTES.openMonthlyReturns);
  const [dueOn, setDueOn] = useState(later(byRule, today));
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set(indicators.map(({ id }) => id)));
  const n = rows.filter(({ state }) => state === 'none').length;
  const open = (): void => write.mutate({ body: { month, dueOn, indicators: [...asked] } }, {
    onSuccess: (reply) => {
      onOpened(t('returns.opened', { n: reply.opened, day: reply.dueOn }));
      void refresh(ROUTES.monthlyReturns, ROUTES.worklist);
    },
  });
  const toggle = (id: string, on: boolean): void => setAsked((before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)));
  const title = t('returns.openTitle', { month: monthWords(month, t) });
  return (
    <section className="returns-open no-print" aria-label={title}>
      <h2>{title}</h2>
      <p className="muted">{t('returns.openHint', { n })}</p>
      <ProblemPanel problem={write.error} focus />
      <fieldset className="returns-asked">
        <legend>{t('returns.asked')}</legend>
        <div className="choices">
          {indicators.map(({ id, name }) => <label key={id} className="choice"><input type="checkbox" checked={asked.has(id)} onChange={(event) => toggle(id, event.target.checked)} />{t(name)}</label>)}
        </div>
      </fieldset>
      <p className="filter-line">
        <label className="pick"><span>{t('returns.due')}</span><input type="date" className="text-input" min={today} value={dueOn} onChange={(event) => setDueOn(event.target.value)} /></label>
        <Button type="primary" loading={write.isPending} disabled={asked.size === 0 || dueOn === ''} onClick={open}>{t('returns.openNow', { n })}</Button>
      </p>
    </section>
  );
}
