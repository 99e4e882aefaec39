import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client, useRead } from '../../api/api.ts';
import { instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { WithSheet } from '../../ui/side-sheet.tsx';
import { ChangedBy } from '../indicators/figure-changed.tsx';
import { FigureSheet } from '../indicators/figure-sheet.tsx';
import type { ShownRestatement } from '../indicators/subject.ts';
import { changeText, distinctRestatements } from './change-text.ts';
import { Outline } from './outline.tsx';
import '../parts.css';
import './report.css';
import { ReportAside } from './report-page.tsx';
import { type Report, SheetOfPaper } from './sheet-of-paper.tsx';
import { subjectOf } from './subject-of.ts';
import type { EditionDetail } from './use-edition.ts';

const route = getRouteApi('/editions/$id');

/** A published report as it was, and above it what has become of its figures since. */
export function EditionPage(): ReactElement {
  const t = useText();
  const { id } = route.useParams();
  const { figure } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useRead(ROUTES.edition, { params: { id } });
  const restated = useMemo(() => new Set(data?.restatements.map((each) => each.figure)), [data]);
  const open = (next: string | undefined): void => void navigate({ to: '/editions/$id', params: { id }, search: next === undefined ? {} : { figure: next }, replace: true });
  const subject = data && figure !== undefined ? subjectOf(data.report, figure, { restatements: data.restatements, asked: { year: data.report.year, asOf: data.report.asOf } }) : undefined;
  return (
    <WithSheet sheet={subject && <FigureSheet subject={subject} onClose={() => open(undefined)} />}>
      <Page title={data?.edition.title ?? t('report.edition')} aside={data && <ReportAside report={data.report} />} actions={data && <EditionActions edition={data.edition} />}>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && <PublishedLine detail={data} />}
        {data && <Restatements restatements={data.restatements} report={data.report} onOpen={open} />}
        {data && (
          <div className="report-desk">
            <Outline report={data.report} />
            <SheetOfPaper report={data.report} restated={restated} open={figure} onOpen={open} />
          </div>
        )}
      </Page>
    </WithSheet>
  );
}

function EditionActions({ edition }: { readonly edition: EditionDetail['edition'] }): ReactElement {
  const t = useText();
  return (
    <>
      <Link to="/reports/$genre" params={{ genre: edition.genre }} search={{ year: edition.year }} className="button">{t('report.live')}</Link>
      {(['docx', 'pdf'] as const).map((format) => <a key={format} className="button" href={client.address(ROUTES.editionFile, { params: { id: edition.id }, query: { format } })} download="">{format === 'docx' ? 'Word' : 'PDF'}</a>)}
      <button type="button" className="button" onClick={() => window.print()}>{t('common.print')}</button>
    </>
  );
}

function PublishedLine({ detail: { edition } }: { readonly detail: EditionDetail }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return <p className="muted edition-line">{t('report.publishedAt')}{t('common.separator')}{instantWords(edition.publishedAt, language)} · {t('report.publishedBy')}{t('common.separator')}{edition.publishedBy}</p>;
}

interface RestatementsProps {
  readonly restatements: readonly ShownRestatement[];
  readonly report: Report;
  onOpen(figure: string): void;
}

const SHOWN = 6;

/** Published against now, the difference, and the entries that made it. */
function Restatements({ restatements, report, onOpen }: RestatementsProps): ReactElement {
  const t = useText();
  if (restatements.length === 0) return <p className="notice edition-line">{t('report.notRestated')}</p>;
  const distinct = distinctRestatements(restatements);
  const rest = distinct.slice(SHOWN);
  return (
    <section className="restatements" aria-label={t('report.restated', { n: restatements.length })}>
      <h2>{t('report.restated', { n: restatements.length })}</h2>
      <RestatementTable restatements={distinct.slice(0, SHOWN)} report={report} onOpen={onOpen} />
      {rest.length > 0 && <details><summary>{t('report.moreRestated', { n: rest.length })}</summary><RestatementTable restatements={rest} report={report} onOpen={onOpen} /></details>}
    </section>
  );
}

function RestatementTable({ restatements, report, onOpen }: RestatementsProps): ReactElement {
  const t = useText();
  return (
    <ScrollBox name={t('report.changes')}>
      <table className="flat-table">
        <thead><tr><th scope="col">{t('report.figure')}</th><th scope="col" className="num">{t('report.then')}</th><th scope="col" className="num">{t('report.now')}</th><th scope="col" className="num">{t('report.difference')}</th><th scope="col">{t('report.why')}</th></tr></thead>
        <tbody>
          {restatements.map((each) => (
            <tr key={each.figure}>
              <th scope="row"><button type="button" className="link-button" onClick={() => onOpen(each.figure)}>{each.name}</button></th>
              <td className="num">{each.publishedText}</td>
              <td className="num"><strong>{each.currentText}</strong></td>
              <td className="num">{changeText(each, report.figures.find(({ id }) => id === each.figure))}</td>
              <td><Why restatement={each} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Why({ restatement }: { readonly restatement: ShownRestatement }): ReactElement {
  const t = useText();
  return (
    <>
      {restatement.expected && <span className="mark">{t('report.expected')}</span>}
      {restatement.events.length === 0 && !restatement.expected && <span className="muted">{t('report.noTrace')}</span>}
      <ChangedBy restatement={restatement} />
    </>
  );
}
