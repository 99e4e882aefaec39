import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { placesToWrite } from '#domain/report/report-blocks.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SideSheet } from '../../ui/side-sheet.tsx';
import type { Report } from './sheet-of-paper.tsx';

/** How many places people have yet to write (待撰写). */
export function placesOf({ chapters }: Report): number {
  return chapters.flatMap(({ paragraphs }) => paragraphs.flatMap(({ text }) => placesToWrite(text))).length;
}

/** Says what publishing does and cannot undo, and does it. */
export function PublishSheet({ report, round, onClose }: { readonly report: Report; /** The round whose merged text is published. */ readonly round?: string; onClose(): void }): ReactElement {
  const t = useText();
  const navigate = useNavigate();
  const write = useWrite(ROUTES.publish);
  const places = placesOf(report);
  const publish = (): void => {
    const body = { year: report.year, asOf: report.asOf, ...(round !== undefined && { round }) };
    write.mutate({ params: { genre: report.genre }, body }, {
      onSuccess: (edition) => {
        void refresh(ROUTES.genres, ROUTES.indicator);
        void navigate({ to: '/editions/$id', params: { id: edition.id } });
      },
    });
  };
  return (
    <SideSheet title={t('report.publishTitle')} onClose={onClose}>
      <p>{t('report.publishWhat', { title: report.title, day: report.asOf, n: report.figures.length })}</p>
      {places > 0 && <p className="notice">{t('report.publishUnwritten', { n: places })}</p>}
      <ProblemPanel problem={write.error} focus />
      <div className="form-end">
        <Button type="primary" loading={write.isPending} onClick={publish}>{t('report.publishNow')}</Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </SideSheet>
  );
}
