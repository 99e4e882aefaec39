import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { client, useRead } from '../../api/api.ts';
import { useNames } from '../../api/names.ts';
import { ValueContext } from '../../fields/field-ui.ts';
import '../../fields/fields.css';
import { Clocks } from '../../ui/clock-ruler/clocks.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { stateName } from '../case-cells.tsx';
import { FigureSheet } from '../indicators/figure-sheet.tsx';
import { figureFrom, yearOfPeriod } from '../indicators/subject.ts';
import type { CaseSearch } from '../searches.ts';
import { ActionList } from './action-list.tsx';
import { ActionSheet } from './action-sheet.tsx';
import { ApprovalBox } from './approval-box.tsx';
import './case.css';
import { CaseContent } from './case-content.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { addressOf, type CaseDetail, itemsIn, type ShownAction } from './detail.ts';
import { WorkingPage } from './working-pages.tsx';

const route = getRouteApi('/case/$id');

/** One case: its clock, its content, its course, and what may be done now. */
export function CasePage(): ReactElement {
  const t = useText();
  const { id } = route.useParams();
  const { data, error, isPending, refetch } = useRead(ROUTES.getCase, { params: { id } });
  if (isPending) return <Loading />;
  if (!data) {
    return (
      <Page title={t('case.notFound')}>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return <OpenCase key={id} detail={data} />;
}

function OpenCase({ detail }: { readonly detail: CaseDetail }): ReactElement {
  const t = useText();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { act, figure } = route.useSearch();
  const { row } = detail;
  const type = CATALOG.getType(row.type, detail.typeVersion);
  const names = useNames(detail.names);
  const surroundings = useMemo(() => ({
    names,
    uploadTo: ROUTES.upload,
    fileAddress: (hash: string) => client.address(ROUTES.download, { params: { id: row.id, hash } }),
    itemsOf: (list: string) => itemsIn(type, detail.values, list, language, names),
  }), [names, row.id, type, detail.values, language]);
  const beside = useCallback((search: CaseSearch): void => {
    void navigate({ to: '/case/$id', params: { id: row.id }, search, replace: true });
  }, [navigate, row.id]);
  const shown = detail.actions.find((action) => addressOf(action) === act && action.allowed);
  return (
    <ValueContext value={surroundings}>
      <div className={shown || figure !== undefined ? 'case case-acting' : 'case'}>
        <div className="case-main">
          <Page title={row.title} aside={<Standing detail={detail} type={type} />} actions={<><WorkingPage detail={detail} /><button type="button" className="button" onClick={() => window.print()}>{t('common.print')}</button></>}>
            {row.annulled && <p className="problem-panel">{t('case.annulled')}</p>}
            <Clocks clocks={detail.clocks} />
            <div className="case-columns">
              <CaseContent detail={detail} type={type} onFigure={(name) => beside({ figure: name })} />
              <div className="case-course">
                {detail.pending && <ApprovalBox pending={detail.pending} type={type} />}
                <CaseTimeline detail={detail} type={type} />
              </div>
            </div>
          </Page>
        </div>
        <div className="case-side no-print">
          <Beside detail={detail} type={type} action={shown} figure={figure} onShow={beside} />
        </div>
      </div>
    </ValueContext>
  );
}

interface BesideProps {
  readonly detail: CaseDetail;
  readonly type: CaseType;
  readonly action: ShownAction | undefined;
  readonly figure: string | undefined;
  onShow(search: CaseSearch): void;
}

/** Beside the case: the action being done, the figure looked at, else what may be done. */
function Beside({ detail, type, action, figure, onShow }: BesideProps): ReactElement {
  const close = (): void => onShow({});
  if (action) return <ActionSheet key={addressOf(action)} action={action} detail={detail} type={type} onClose={close} />;
  if (figure === undefined) return <ActionList detail={detail} type={type} onChoose={(chosen) => onShow({ act: addressOf(chosen) })} />;
  const subject = figureFrom(figure);
  return <FigureSheet subject={{ ...subject, year: yearOfPeriod(subject.period, Number(detail.row.day.slice(0, 4))) }} onClose={close} />;
}

/** Number, kind, state, officer: where the case stands, in one line. */
function Standing({ detail: { row }, type }: { readonly detail: CaseDetail; readonly type: CaseType }): ReactElement {
  const t = useText();
  return (
    <span className="case-standing">
      <span className="case-number">{row.number}</span>
      <Link to="/cases/$type" params={{ type: row.type }}>{t(type.name)}</Link>
      <strong className={row.annulled ? 'case-void' : undefined}>{stateName(row, t)}</strong>
      {type.shape === 'case' && <span>{t('case.handler')}{t('common.separator')}{row.assigneeName ?? t('case.nobody')}</span>}
      <span>{t(row.unitName)}</span>
      {row.districtName && <span>{t(row.districtName)}</span>}
      <span>{t('case.openedOn', { day: row.openedOn })}</span>
      {row.closedOn && type.shape === 'case' && <span>{t('case.closedOn', { day: row.closedOn })}</span>}
    </span>
  );
}
