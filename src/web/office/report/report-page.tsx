import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useMemo, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import { client, useRead } from '../../api/api.ts';
import { useOrganisation } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { WithSheet } from '../../ui/side-sheet.tsx';
import { rememberYear, shownYear } from '../indicators/default-year.ts';
import { FigureSheet } from '../indicators/figure-sheet.tsx';
import { BoundariesPick, Pick } from '../indicators/scope-bar.tsx';
import { searchWithout } from '../searches.ts';
import { holdsPostFor } from '../posts.ts';
import { Outline } from './outline.tsx';
import { PeriodPick } from './period-pick.tsx';
import { placesOf, PublishSheet } from './publish-sheet.tsx';
import '../parts.css';
import './report.css';
import type { ReportSearch } from './searches.ts';
import { type Report, SheetOfPaper } from './sheet-of-paper.tsx';
import { subjectOf } from './subject-of.ts';
import { useCovers, useEditionOf } from './use-edition.ts';

const route = getRouteApi('/reports/$genre');

const FORMATS = ['docx', 'pdf', 'html', 'ixbrl'] as const;
const FORMAT_NAMES = { docx: 'Word', pdf: 'PDF', html: 'HTML', ixbrl: 'XBRL' } as const satisfies Record<(typeof FORMATS)[number], string>;

/** A report as it stands now: read it, open any figure, take it along, publish it. */
export function ReportPage(): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const me = useMe();
  const { genre } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [publishing, setPublishing] = useState(false);
  const year = shownYear(search.year, me.today);
  const query = { year, ...(search.asOf !== undefined && { asOf: search.asOf }), ...(search.unit !== undefined && { unit: search.unit }), ...(search.boundaries && { boundaries: search.boundaries }) };
  const { data: report, error, refetch } = useRead(ROUTES.report, { params: { genre }, query }, { keep: true });
  const covers = useCovers(genre);
  const edition = useEditionOf(genre, search.unit === undefined ? year : undefined, covers === 'month' ? report?.asOf : undefined);
  const restated = useMemo(() => new Set(edition?.restatements.map(({ figure }) => figure)), [edition]);
  const change = (next: ReportSearch): void => {
    if (next.year !== undefined) rememberYear(next.year);
    void navigate({ to: '/reports/$genre', params: { genre }, search: next, replace: true });
  };
  const close = (): void => change(searchWithout(search, 'figure'));
  const subject = report && search.figure !== undefined ? subjectOf(report, search.figure, { restatements: edition?.restatements ?? [], asked: query }) : undefined;
  const sheet = publishing && report ? <PublishSheet report={report} onClose={() => setPublishing(false)} /> : subject && <FigureSheet subject={subject} onClose={close} />;
  return (
    <WithSheet sheet={sheet || undefined}>
      <Page title={report?.title ?? t('report.title')} aside={report && <ReportAside report={report} />} actions={report && <Actions genre={genre} query={query} mayPublish={holdsPostFor(me, ROUTES.publish.access)} whole={search.unit === undefined && !search.boundaries} onPublish={() => setPublishing(true)} />}>
        <div className="filter-line no-print">
          <PeriodPick
            covers={covers} year={year} asOf={search.asOf}
            onYear={(next) => change({ ...searchWithout(search, 'asOf', 'figure'), year: next })}
            onDay={(asOf) => change({ ...searchWithout(search, 'asOf'), year, ...(asOf !== undefined && { asOf }) })}
          />
          <BoundariesPick boundaries={search.boundaries} onChange={(boundaries) => change({ ...searchWithout(search, 'boundaries'), year, ...(boundaries && { boundaries }) })} />
          {(!isWhole(genre) || search.unit !== undefined) && <UnitPick unit={search.unit} onChange={(unit) => change({ ...searchWithout(search, 'unit'), year, ...(unit !== '' && { unit }) })} />}
          {edition && <p className="muted">{t('report.published', { day: instantWords(edition.edition.publishedAt, language) })} <Link to="/editions/$id" params={{ id: edition.edition.id }}>{t('report.openEdition')}</Link></p>}
        </div>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!report && !error && <Loading />}
        {report && (
          <div className="report-desk">
            <Outline report={report} />
            <SheetOfPaper report={report} restated={restated} open={search.figure} onOpen={(figure) => change({ ...search, year, figure })} />
          </div>
        )}
      </Page>
    </WithSheet>
  );
}

/** Whether a genre is about the whole city only, so that no unit is offered. */
function isWhole(id: string): boolean {
  return CATALOG.genres.find((genre) => genre.id === id)?.wholeOnly === true;
}

export function ReportAside({ report }: { readonly report: Report }): ReactElement {
  const t = useText();
  const places = placesOf(report);
  return (
    <span className="report-aside">
      {t('report.asOf', { day: report.asOf })} · {places > 0 && <>{t('report.toWrite', { n: places })} · </>}{t('report.figureCount', { n: report.figures.length })} · <span title={`${t('report.headHint')}${t('common.separator')}${report.journalHead}`}>{t('report.head', { head: report.journalHead.slice(0, 8) })}</span>
    </span>
  );
}

interface ActionsProps {
  readonly genre: string;
  readonly query: { readonly year: number; readonly asOf?: string; readonly unit?: string };
  readonly mayPublish: boolean;
  readonly whole: boolean;
  onPublish(): void;
}

function Actions({ genre, query, mayPublish: may, whole, onPublish }: ActionsProps): ReactElement {
  const t = useText();
  const why = may ? 'report.publishWhole' : 'report.mayNotPublish';
  return (
    <>
      {FORMATS.map((format) => <a key={format} className="button" href={client.address(ROUTES.reportFile, { params: { genre }, query: { ...query, format } })} download={format === 'html' ? undefined : ''} target={format === 'html' ? '_blank' : undefined} rel="noreferrer">{FORMAT_NAMES[format]}</a>)}
      <button type="button" className="button" onClick={() => window.print()}>{t('common.print')}</button>
      <button type="button" className="button button-primary" disabled={!may || !whole} title={may && whole ? undefined : t(why)} onClick={onPublish}>{t('report.publish')}</button>
    </>
  );
}

function UnitPick({ unit, onChange }: { readonly unit: string | undefined; onChange(unit: string): void }): ReactElement {
  const t = useText();
  const units = useOrganisation()?.units.filter((each) => each.kind !== 'bureau').map((each) => ({ value: each.code, name: t(each.name) })) ?? [];
  return <Pick label={t('ind.unit')} value={unit ?? ''} choices={[{ value: '', name: t('ind.wholeBureau') }, ...units]} onChange={onChange} />;
}
