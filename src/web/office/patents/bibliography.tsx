import type { ReactElement, ReactNode } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { useText } from '../../ui/language.tsx';
import { Marked } from '../search/marked.tsx';
import { DistrictLine } from '../parties/district-line.tsx';
import { DamagedMark } from './damaged-mark.tsx';

export type Detail = Reply<typeof ROUTES.patent>;
export type PatentDocument = Reply<typeof ROUTES.patentDocument>;

interface LineProps {
  readonly name: string;
  readonly byHand?: boolean;
  /** Not shown where nothing is recorded. */
  readonly optional?: boolean;
  readonly children: ReactNode;
}

function Line({ name, byHand, optional, children }: LineProps): ReactElement | null {
  const t = useText();
  const empty = children === undefined || children === false || children === '' || (Array.isArray(children) && children.length === 0);
  if (empty && optional) return null;
  return <><dt>{name}</dt><dd>{empty ? <span className="muted">{t('patent.unknown')}</span> : children}{byHand && <> <span className="mark" title={t('entry.byHandHint')}>{t('entry.byHand')}</span></>}</dd></>;
}

/** Names one after the other, marked where a query found them. */
function names(marked: PatentDocument['applicants']): ReactNode[] {
  return marked.map(({ text, marks }, index) => <span key={`${index} ${text}`}>{index > 0 && '；'}<Marked text={text} marks={marks} /></span>);
}

/** What the entry tells of its numbers, people, classes and descent (著录项目). */
export function Bibliography({ detail: { patent, corrected }, document }: { readonly detail: Detail; readonly document: PatentDocument }): ReactElement {
  const t = useText();
  const { agency, agencyCode, priorities, title } = document;
  return (
    <dl className="definition-list" id="bibliography">
      <Line name={t('patent.name')} optional>{title.marks.length > 0 && <Marked {...title} />}</Line>
      <Line name={t('patent.application')} byHand={corrected.includes('applicationNumber')}>{patent.applicationNumber && <>{patent.applicationDamaged ? <s>{patent.applicationNumber}</s> : patent.applicationNumber} {patent.applicationDamaged && <DamagedMark />}</>}</Line>
      <Line name={t('patent.filed')} byHand={corrected.includes('filingDate')}>{patent.filingDate}</Line>
      <Line name={t('document.priorities')} optional>{priorities.map(({ number, date }, index) => <span key={number}>{index > 0 && '；'}{number}{date && <span className="muted"> {date}</span>}</span>)}</Line>
      <Line name={t('patent.applicants')} byHand={corrected.includes('applicants')}>{names(document.applicants)}</Line>
      <Line name={t('document.owners')} optional>{names(document.owners)}</Line>
      <Line name={t('patent.inventors')} byHand={corrected.includes('inventors')}>{names(document.inventors)}</Line>
      <Line name={t('patent.address')} byHand={corrected.includes('address')}>{[document.postcode, document.address].filter(Boolean).join(' ')}</Line>
      <DistrictLine id={patent.id} title={patent.title} />
      <Line name={t('document.agency')} optional>{agency && <><Marked {...agency} />{agencyCode && <span className="muted"> {agencyCode}</span>}</>}</Line>
      <Line name={t('document.agents')} optional>{names(document.agents)}</Line>
      <Classes detail={{ corrected }} document={document} />
      <Line name={t('document.legalStatus')} optional>{document.legalStatus}</Line>
    </dl>
  );
}

function Classes({ detail: { corrected }, document: { ipc, cpc, locarno, technologyFields } }: { readonly detail: Pick<Detail, 'corrected'>; readonly document: PatentDocument }): ReactElement {
  const t = useText();
  const none = ipc.length + locarno.length === 0;
  return (
    <>
      <Line name={t('document.ipc')} byHand={corrected.includes('ipc') && locarno.length === 0} optional={!none}>{ipc.join('；')}</Line>
      <Line name={t('document.locarno')} byHand={corrected.includes('ipc') && locarno.length > 0} optional>{locarno.join('；')}</Line>
      <Line name={t('document.cpc')} optional>{cpc.join('；')}</Line>
      <Line name={t('document.technologyField')} optional>{technologyFields.map(({ number, name }) => `${number} ${t(name)}`).join('；')}</Line>
    </>
  );
}
