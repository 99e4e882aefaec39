import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useMe } from '../../api/session.ts';
import { instantCell } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Loading, Page } from '../../ui/page.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { SideSheet, WithSheet } from '../../ui/side-sheet.tsx';
import { holdsPostFor } from '../posts.ts';
import '../parts.css';
import { Collect } from '../collections/collect.tsx';
import { Marked } from '../search/marked.tsx';
import '../search/search.css';
import { Bibliography, type Detail, type PatentDocument } from './bibliography.tsx';
import { Citers } from './citers.tsx';
import { Claims } from './claims.tsx';
import { Description, languageName } from './description.tsx';
import { EntryForm } from './entry-form.tsx';
import { EntryHistory } from './entry-history.tsx';
import { LegalCourse } from './legal-course.tsx';
import { HitBar } from './hit-bar.tsx';
import { Citations, Drawings, Family } from './references.tsx';
import { Similar } from './similar.tsx';
import { kindName } from './kind-name.ts';
import './patent.css';
import type { PatentSearch } from './searches.ts';

const route = getRouteApi('/patents/$id');

/** One patent as the register knows it: numbers, names, publications, who entered or corrected it, and the files it came from. */
export function PatentPage(): ReactElement {
  const t = useText();
  const me = useMe();
  const { id } = route.useParams();
  const [correcting, setCorrecting] = useState(false);
  const search = route.useSearch();
  const { q, synonyms } = search;
  const { data, error, refetch } = useRead(ROUTES.patent, { params: { id } });
  const { data: document } = useRead(ROUTES.patentDocument, { params: { id }, query: { ...(q !== undefined && { q }), ...(synonyms === false && { synonyms }) } });
  const may = holdsPostFor(me, ROUTES.correctPatent.access);
  const actions = <>{data && <Collect label={t('collection.collect')} gather={{ patents: [data.patent.id] }} />}{data && may && <button type="button" className="button" aria-pressed={correcting} onClick={() => setCorrecting(true)}>{t('entry.correct')}</button>}<Link to="/patents" className="button">{t('patent.back')}</Link></>;
  const sheet = correcting && data && <SideSheet title={t('entry.correct')} subject={data.patent.id} onClose={() => setCorrecting(false)}><CorrectionForm key={data.patent.id} detail={data} onClose={() => setCorrecting(false)} /></SideSheet>;
  return (
    <WithSheet sheet={sheet || undefined}>
      <Page title={data?.patent.title ?? t('patent.title')} aside={data && <>{kindName(data.patent.kind, t)}{data.corrected.includes('title') && <> <span className="mark" title={t('entry.byHandHint')}>{t('entry.byHand')}</span></>}</>} actions={actions}>
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
        <Done />
        {!(data && document) && !error && <Loading />}
        {data && document && <Body detail={data} document={document} search={search} />}
      </Page>
    </WithSheet>
  );
}

/** What was just done, said once. */
function Done(): ReactElement | null {
  const t = useText();
  const { done, relinked }: PatentSearch = route.useSearch();
  if (!done) return null;
  return <output className="notice">{t(`entry.done.${done}`)}{relinked !== undefined && ` ${t('entry.relinked', { n: relinked })}`}</output>;
}

function CorrectionForm({ detail, onClose }: { readonly detail: Detail; onClose(): void }): ReactElement {
  const t = useText();
  const navigate = route.useNavigate();
  const write = useWrite(ROUTES.correctPatent);
  const { id } = detail.patent;
  const submit = (body: Parameters<typeof write.mutate>[0]['body']): void => {
    if (!body) return;
    write.mutate({ params: { id }, body }, {
      onSuccess: ({ outcome, relinked }) => {
        void refresh(ROUTES.patent, ROUTES.patents);
        onClose();
        void navigate({ to: '/patents/$id', params: { id }, search: { done: outcome, ...(relinked > 0 && { relinked }) }, replace: true });
      },
    });
  };
  return <EntryForm entry={detail.entry} submitLabel={t('entry.saveCorrection')} busy={write.isPending} problem={write.error} onSubmit={submit} onCancel={onClose} />;
}

function Body({ detail, document, search }: { readonly detail: Detail; readonly document: PatentDocument; readonly search: PatentSearch }): ReactElement {
  const t = useText();
  const { patent } = detail;
  const { abstract } = document;
  return (
    <div className="patent-page">
      <HitBar id={patent.id} search={search} />
      <Parts document={document} />
      <Bibliography detail={detail} document={document} />
      {patent.applicationDamaged && <p className="notice patent-part">{t('patent.damagedHint')}</p>}
      {abstract && <section className="patent-part"><h2 id="abstract">{t('patent.abstract')}</h2><p className="patent-abstract" lang="zh-CN"><Marked {...abstract} /></p></section>}
      <Claims claims={document.claims} />
      {document.otherClaims.map(({ language, claims }) => <details key={language}><summary>{t('document.claimsIn', { language: languageName(language, t) })}</summary><Claims claims={claims} of={language} /></details>)}
      {document.descriptions.length > 0 && <Description id={patent.id} document={document} search={search} />}
      <LegalCourse course={detail.course} />
      <Publications detail={detail} />
      <Drawings drawings={document.drawings} />
      <Citations citations={document.citations} />
      <Citers key={`citers ${patent.id}`} id={patent.id} />
      <Family family={document.family} familyMembers={document.familyMembers} />
      <Similar key={patent.id} id={patent.id} />
      <EntryHistory history={detail.history} />
      {detail.sources.length > 0 && <Sources detail={detail} />}
    </div>
  );
}

/** The way to the longer parts of the page. */
function Parts({ document: { abstract, claims, citations, familyMembers, descriptions } }: { readonly document: PatentDocument }): ReactElement {
  const t = useText();
  const shown = { abstract: abstract !== undefined, claims: claims.length > 0, description: descriptions.length > 0, citations: citations.length > 0, citers: true, family: familyMembers.length > 0, similar: true };
  return (
    <nav className="document-parts no-print" aria-label={t('document.parts')}>
      {(['abstract', 'claims', 'description', 'citations', 'citers', 'family', 'similar'] as const).filter((part) => shown[part]).map((part) => <a key={part} href={`#${part}`}>{t(part === 'abstract' ? 'patent.abstract' : `document.${part}`)}</a>)}
    </nav>
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
