import { Button } from 'antd';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { useRead, useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import type { Round } from './lacks.ts';

interface MoveDayProps {
  readonly round: Round;
  onMoved(): void;
  onBack(): void;
}

/** Brings the figures of a draft to another day: first what would move, then the day. The words stay. */
export function MoveDay({ round: { round, report }, onMoved, onBack }: MoveDayProps): ReactElement {
  const t = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [day, setDay] = useState(`${report.year}-12-31`);
  const [asked, setAsked] = useState<string>();
  const { data: moved, error } = useRead(ROUTES.movedBy, { params: { id: round.id }, query: { asOf: asked ?? day } }, { enabled: asked !== undefined });
  const write = useWrite(ROUTES.act);
  const move = (): void => write.mutate({ params: { id: round.id }, body: { action: 'move-day', input: { asOf: asked }, basedOn: round.version } }, { onSuccess: onMoved });
  return (
    <section className="round-section-desk" aria-label={t('round.moveDay')}>
      <p className="no-print"><button type="button" className="link-button" onClick={onBack}>← {t('round.back')}</button></p>
      <h2 ref={heading} tabIndex={-1}>{t('round.moveDay')}</h2>
      <p className="muted">{t('round.asOf', { day: report.asOf })}</p>
      <form className="round-move" onSubmit={(event) => { event.preventDefault(); setAsked(day); }}>
        <label>{t('round.day')} <input type="date" className="text-input" value={day} min={`${report.year}-01-01`} max={`${report.year}-12-31`} onChange={(event) => { setDay(event.target.value); setAsked(undefined); }} /></label>
        <Button htmlType="submit">{t('round.preview')}</Button>
      </form>
      <ProblemPanel problem={error ?? write.error} focus />
      {asked !== undefined && !moved && !error && <Loading />}
      {asked !== undefined && moved && (
        <>
          <p>{t('round.wouldMove', { from: moved.from, to: moved.to, n: moved.moved.length })}</p>
          <p className="form-end"><Button type="primary" loading={write.isPending} disabled={moved.from === moved.to} onClick={move}>{t('round.moveNow')}</Button></p>
          <MovedFigures moved={moved.moved} />
        </>
      )}
    </section>
  );
}

function MovedFigures({ moved }: { readonly moved: readonly { readonly id: string; readonly name: string; readonly before: string; readonly after: string }[] }): ReactElement | null {
  const t = useText();
  if (moved.length === 0) return null;
  return (
    <ScrollBox name={t('round.moveDay')}>
      <table className="flat-table round-moved-figures">
        <thead><tr><th scope="col">{t('round.figure')}</th><th scope="col" className="num">{t('round.before')}</th><th scope="col" className="num">{t('round.after')}</th></tr></thead>
        <tbody lang="zh-CN">{moved.map(({ id, name, before, after }) => <tr key={id}><th scope="row">{name}</th><td className="num">{before}</td><td className="num">{after}</td></tr>)}</tbody>
      </table>
    </ScrollBox>
  );
}
