import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { instantCell } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import '../parts.css';
import { DamagedMark } from './damaged-mark.tsx';
import { kindName } from './kind-name.ts';
import './patent.css';

const route = getRouteApi('/patents/$id');

type Detail = Reply<typeof ROUTES.patent>;

/** One patent as the register knows it: numbers, names, publications, and the files it came from. */
export function PatentPage(): ReactElement {
  const t = useText();
  const { id } = route.useParams();
  const { data, error, refetch } = useRead(ROUTES.patent, { params: { id } });
  return (
    <Page title={data?.patent.title ?? t('patent.title')} aside={data && kindName(data.patent.kind, t)} actions={<Link to="/patents" className="button">{t('patent.back')}</Link>}>
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
      {!data && !error && <Loading />}
      {data && <Body detail={data} />}
    </Page>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  const t = useText();
  const empty = children === undefined || children === '' || (Array.isArray(children) && children.length === 0);
  return <><dt>{name}</dt><dd>{empty ? <span className="muted">{t('patent.unknown')}</span> : children}</dd></>;
}

function Body({ detail }: { readonly detail: Detail }): ReactElement {
  const t = useText();
  const { patent } = detail;
  return (
    <div className="patent-page">
      <dl className="definition-list">
        <Line name={t('patent.application')}>{patent.applicationNumber && <>{patent.applicationDamaged ? <s>{patent.applicationNumber}</s> : patent.applicationNumber} {patent.applicationDamaged && <DamagedMark />}</>}</Line>
        <Line name={t('patent.filed')}>{patent.filingDate}</Line>
        <Line name={t('patent.applicants')}>{patent.applicants.join('；')}</Line>
        <Line name={t('patent.inventors')}>{detail.inventors.join('；')}</Line>
        <Line name={t('patent.classes')}>{patent.ipc.join('；')}</Line>
        <Line name={t('patent.address')}>{patent.address}</Line>
      </dl>
      {patent.applicationDamaged && <p className="notice patent-part">{t('patent.damagedHint')}</p>}
      <Publications detail={detail} />
      {detail.abstract && <section className="patent-part"><h2>{t('patent.abstract')}</h2><p className="patent-abstract">{detail.abstract}</p></section>}
      <Sources detail={detail} />
    </div>
  );
}

function Publications({ detail: { publications } }: { readonly detail: Detail }): ReactElement {
  const t = useText();
  return (
    <section className="patent-part">
      <h2>{t('patent.publications')}</h2>
      {publications.length === 0 && <p className="muted">{t('patent.unknown')}</p>}
      {publications.length > 0 && <table className="flat-table">
        <thead><tr><th scope="col">{t('patent.publicationNumber')}</th><th scope="col">{t('patent.kindCode')}</th><th scope="col">{t('patent.published')}</th></tr></thead>
        <tbody>{publications.map((each) => <tr key={each.number}><th scope="row">{each.number}</th><td>{each.kindCode}</td><td>{each.date ?? <span className="muted">{t('patent.unknown')}</span>}</td></tr>)}</tbody>
      </table>}
    </section>
  );
}

function Sources({ detail: { sources } }: { readonly detail: Detail }): ReactElement {
  const t = useText();
  return (
    <section className="patent-part">
      <h2>{t('patent.sources')}</h2>
      <table className="flat-table">
        <thead><tr><th scope="col">{t('import.file')}</th><th scope="col">{t('import.row')}</th><th scope="col">{t('patent.importedAt')}</th></tr></thead>
        <tbody>{sources.map((each) => <tr key={`${each.file} ${each.row} ${each.at}`}><th scope="row">{each.file}</th><td>{t('patent.sourceRow', { n: each.row })}</td><td className="nowrap">{instantCell(each.at)}</td></tr>)}</tbody>
      </table>
    </section>
  );
}
