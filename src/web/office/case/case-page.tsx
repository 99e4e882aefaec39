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
import { ActionList } from './action-list.tsx';
import { ActionSheet } from './action-sheet.tsx';
import { ApprovalBox } from './approval-box.tsx';
import './case.css';
import { CaseContent } from './case-content.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { addressOf, type CaseDetail, itemsIn, type ShownAction } from './detail.ts';

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
  const { act } = route.useSearch();
  const { row } = detail;
  const type = CATALOG.getType(row.type, detail.typeVersion);
  const names = useNames(detail.names);
  const surroundings = useMemo(() => ({
    names,
    uploadTo: ROUTES.upload,
    fileAddress: (hash: string) => client.address(ROUTES.download, { params: { id: row.id, hash } }),
    itemsOf: (list: string) => itemsIn(type, detail.values, list, language, names),
  }), [names, row.id, type, detail.values, language]);
  const show = useCallback((action: ShownAction | undefined): void => {
    void navigate({ to: '/case/$id', params: { id: row.id }, search: action ? { act: addressOf(action) } : {}, replace: true });
  }, [navigate, row.id]);
  const shown = detail.actions.find((action) => addressOf(action) === act && action.allowed);
  return (
    <ValueContext value={surroundings}>
      <div className={shown ? 'case case-acting' : 'case'}>
        <div className="case-main">
          <Page title={row.title} aside={<Standing detail={detail} type={type} />} actions={<button type="button" className="button" onClick={() => window.print()}>{t('common.print')}</button>}>
            {row.annulled && <p className="problem-panel">{t('case.annulled')}</p>}
            <Clocks clocks={detail.clocks} />
            <div className="case-columns">
              <CaseContent detail={detail} type={type} />
              <div className="case-course">
                {detail.pending && <ApprovalBox pending={detail.pending} type={type} />}
                <CaseTimeline detail={detail} type={type} />
              </div>
            </div>
          </Page>
        </div>
        <div className="case-side no-print">
          {shown ? <ActionSheet key={addressOf(shown)} action={shown} detail={detail} type={type} onClose={() => show(undefined)} /> : <ActionList detail={detail} onChoose={show} />}
        </div>
      </div>
    </ValueContext>
  );
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
