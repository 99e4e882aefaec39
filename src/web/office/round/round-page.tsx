import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client, useRead } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { WithSheet } from '../../ui/side-sheet.tsx';
import { FigureSheet } from '../indicators/figure-sheet.tsx';
import '../parts.css';
import { holdsPostFor } from '../posts.ts';
import '../report/report.css';
import { PublishSheet } from '../report/publish-sheet.tsx';
import { SheetOfPaper } from '../report/sheet-of-paper.tsx';
import { subjectOf } from '../report/subject-of.ts';
import type { Round } from './lacks.ts';
import { MoveDay } from './move-day.tsx';
import '../../fields/fields.css';
import { ReturnFile } from './return-file.tsx';
import { ReturnedDesk } from './returned-desk.tsx';
import type { Returned } from './returned.ts';
import './round.css';
import type { RoundSearch } from './searches.ts';
import { SectionDesk } from './section-desk.tsx';
import { SectionList } from './section-list.tsx';

const route = getRouteApi('/report-rounds/$id');
const FORMATS = ['docx', 'pdf', 'html'] as const;

/** A report being collected: its sections and what they lack beside the report as merged so far, or one section to write. */
export function RoundPage(): ReactElement {
  const t = useText();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useRead(ROUTES.round, { params: { id } }, { keep: true });
  const go = (next: RoundSearch): void => void navigate({ to: '/report-rounds/$id', params: { id }, search: next, replace: true });
  const [publishing, setPublishing] = useState(false);
  const [returned, setReturned] = useState<Returned>();
  const subject = data && search.figure !== undefined ? subjectOf(data.report, search.figure, { restatements: [], asked: { year: data.report.year, asOf: data.report.asOf } }) : undefined;
  const sheet = publishing && data
    ? <PublishSheet report={data.report} round={id} onClose={() => setPublishing(false)} />
    : subject && <FigureSheet subject={subject} onClose={() => go({ ...(search.section && { section: search.section }) })} />;
  return (
    <WithSheet sheet={sheet || undefined}>
      <Page title={data?.round.title ?? t('round.title')} aside={data && <Standing round={data} />} actions={data && <Actions round={data} onPublish={() => setPublishing(true)} />}>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        {!data && !error && <Loading />}
        {data && (
          <div className={search.section !== undefined || search.moving || returned ? 'round-desk round-desk-open' : 'round-desk'}>
            <div className="round-side no-print">
              {data.round.state === 'collecting' && <ReturnFile round={id} onReturned={(file) => { setReturned(file); go({}); }} />}
              <SectionList sections={data.sections} open={search.section} onOpen={(section) => { setReturned(undefined); go({ section }); }} />
              {data.round.state === 'collecting' && <p className="round-move-link"><button type="button" className="link-button" onClick={() => { setReturned(undefined); go({ moving: true }); }}>{t('round.moveDay')}</button></p>}
            </div>
            <Middle round={data} returned={returned} search={search} onGo={go} onDone={() => void refetch()} onBack={() => { setReturned(undefined); go({}); }} />
          </div>
        )}
      </Page>
    </WithSheet>
  );
}

const NONE: ReadonlySet<string> = new Set();

interface MiddleProps {
  readonly round: Round;
  readonly returned: Returned | undefined;
  readonly search: RoundSearch;
  onGo(search: RoundSearch): void;
  onDone(): void;
  onBack(): void;
}

/** What stands in the middle: a section to write, the day to move, a file that came back, or the report as merged so far. */
function Middle({ round: all, returned, search, onGo, onDone, onBack }: MiddleProps): ReactElement {
  const { round, sections, report } = all;
  const open = sections.find((section) => section.case.id === search.section);
  if (open) return <SectionDesk key={open.case.id} round={round.id} section={open} view={search.view} onView={(view) => onGo({ section: open.case.id, view })} onDone={onDone} onBack={onBack} />;
  if (search.moving) return <MoveDay round={all} onMoved={() => { onDone(); onBack(); }} onBack={onBack} />;
  if (returned) return <ReturnedDesk returned={returned} report={report} onTaken={onDone} onBack={onBack} />;
  return <SheetOfPaper report={report} restated={NONE} open={search.figure} onOpen={(figure) => onGo({ figure })} />;
}

function Standing({ round: { round, sections, report } }: { readonly round: Round }): ReactElement {
  const t = useText();
  const done = sections.filter((section) => section.case.state === 'signed').length;
  return (
    <span className="report-aside">
      {round.number} · {t('round.asOf', { day: report.asOf })} · {t('round.due', { day: String(round.values['dueOn'] ?? '') })} · {t('round.progress', { done, all: sections.length })}
    </span>
  );
}

function Actions({ round: { round }, onPublish }: { readonly round: Round; onPublish(): void }): ReactElement {
  const t = useText();
  const me = useMe();
  return (
    <>
      {FORMATS.map((format) => <a key={format} className="button" href={client.address(ROUTES.roundFile, { params: { id: round.id }, query: { format } })} download={format === 'html' ? undefined : ''} target={format === 'html' ? '_blank' : undefined} rel="noreferrer">{format === 'docx' ? 'Word' : format.toUpperCase()}</a>)}
      <Link className="button" to="/case/$id" params={{ id: round.id }}>{t('round.case')}</Link>
      {round.state !== 'collecting' && holdsPostFor(me, ROUTES.publish.access) && <button type="button" className="button button-primary" onClick={onPublish}>{t('round.publish')}</button>}
    </>
  );
}
