import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead, useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import type { Round } from './lacks.ts';

/** Brings the figures of a draft to another day: first what would move, then the day. The words stay. */
export function MoveDay({ round: { round, report }, onMoved }: { readonly round: Round; onMoved(): void }): ReactElement {
  const t = useText();
  const [day, setDay] = useState(`${report.year}-12-31`);
  const [asked, setAsked] = useState<string>();
  const { data: moved, error } = useRead(ROUTES.movedBy, { params: { id: round.id }, query: { asOf: asked ?? day } }, { enabled: asked !== undefined });
  const write = useWrite(ROUTES.act);
  const move = (): void => write.mutate({ params: { id: round.id }, body: { action: 'move-day', input: { asOf: asked }, basedOn: round.version } }, { onSuccess: () => { setAsked(undefined); onMoved(); } });
  return (
    <details className="round-move">
      <summary>{t('round.moveDay')}</summary>
      <label>{t('round.day')} <input type="date" className="text-input" value={day} min={`${report.year}-01-01`} max={`${report.year}-12-31`} onChange={(event) => { setDay(event.target.value); setAsked(undefined); }} /></label>
      <p><Button size="small" onClick={() => setAsked(day)}>{t('round.preview')}</Button></p>
      <ProblemPanel problem={error ?? write.error} />
      {asked !== undefined && moved && (
        <>
          <p>{t('round.wouldMove', { from: moved.from, to: moved.to, n: moved.moved.length })}</p>
          <table className="flat-table">
            <thead><tr><th scope="col">{t('round.figure')}</th><th scope="col" className="num">{t('round.before')}</th><th scope="col" className="num">{t('round.after')}</th></tr></thead>
            <tbody>{moved.moved.map((each) => <tr key={each.id}><th scope="row">{each.name}</th><td className="num">{each.before}</td><td className="num">{each.after}</td></tr>)}</tbody>
          </table>
          <p className="form-end"><Button type="primary" loading={write.isPending} onClick={move}>{t('round.moveNow')}</Button></p>
        </>
      )}
    </details>
  );
}
