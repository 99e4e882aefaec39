import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import type { CaseType } from '#domain/case/case-type.ts';
import { client } from '../../api/api.ts';
import { useSurroundings } from '../../fields/field-ui.ts';
import { fieldUi, Shown } from '../../fields/registry.ts';
import { instantCell } from '../../ui/format.ts';
import { type Text, useText } from '../../ui/language.tsx';
import type { TextKey } from '../../ui/texts.ts';
import './course.css';
import { type CaseDetail, eventFields, type ShownEvent } from './detail.ts';

interface Props {
  readonly detail: CaseDetail;
  readonly type: CaseType;
}

/** What happened, the latest first, with the documents as they were issued; on demand the proof of each event. */
export function CaseTimeline({ detail, type }: Props): ReactElement {
  const t = useText();
  const [proofs, setProofs] = useState(false);
  // What waits for approval is shown above the time line already.
  const waiting = detail.pending && detail.timeline.findLast((event) => event.kind === 'propose')?.seq;
  return (
    <section aria-label={t('case.timeline')}>
      <div className="timeline-head">
        <h2>{t('case.timeline')}</h2>
        <label className="choice muted no-print"><input type="checkbox" checked={proofs} onChange={(event) => setProofs(event.target.checked)} />{t('case.event.all')}</label>
      </div>
      <ol className="timeline">
        {detail.timeline.toReversed().map((event) => (
          <li key={event.seq} className={`event event-${event.kind}`}>
            <EventHead event={event} />
            {event.seq !== waiting && <EventInput event={event} type={type} />}
            <Changes event={event} />
            <Documents detail={detail} seq={event.seq} />
            {proofs && <Proof event={event} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

const KIND_TEXTS = { propose: 'case.event.propose', endorse: 'case.event.endorse', return: 'case.event.return', retract: 'case.event.retract' } as const;

/** An event's name with what it was: done, proposed, approved, returned, withdrawn. */
export function eventName(event: Pick<ShownEvent, 'kind' | 'actionName'>, t: Text): string {
  const key = KIND_TEXTS[event.kind as keyof typeof KIND_TEXTS];
  return key === undefined ? t(event.actionName) : t(key, { action: t(event.actionName) });
}

const NOT_PEOPLE: readonly (readonly [RegExp, TextKey])[] = [[/^system$/, 'case.event.system'], [/^public/, 'case.event.public']];

export function actorText(event: Pick<ShownEvent, 'actor' | 'actorName' | 'onBehalfOf'>, t: Text): string {
  const key = NOT_PEOPLE.find(([code]) => code.test(event.actor))?.[1];
  const actor = key === undefined ? event.actorName : t(key);
  return event.onBehalfOf === undefined ? actor : t('case.event.for', { actor, other: event.onBehalfOf });
}

function EventHead({ event }: { readonly event: ShownEvent }): ReactElement {
  const t = useText();
  const { names } = useSurroundings();
  return (
    <p className="event-head">
      <time dateTime={event.on}>{event.on}</time>
      <strong>{eventName(event, t)}</strong>
      <span>{actorText(event, t)}</span>
      <span className="muted">{names.name('unit', event.unit) ?? event.unit}</span>
      <span className="muted event-at">{t('case.event.recorded', { time: instantCell(event.at) })}</span>
    </p>
  );
}

/** What stays with the event itself: opinion, reason, the action's own inputs. */
function EventInput({ event, type }: { readonly event: ShownEvent; readonly type: CaseType }): ReactElement | null {
  const t = useText();
  const given = Object.entries(eventFields(type, event)).filter(([name]) => event.input[name] !== undefined);
  if (given.length === 0) return null;
  return (
    <dl className="event-input">
      {given.map(([name, field]) => (
        <div key={name} className={fieldUi(field).wide ? 'input-wide' : undefined}><dt>{t(field.name)}</dt><dd><Shown field={field} value={event.input[name]} /></dd></div>
      ))}
    </dl>
  );
}

function Changes({ event }: { readonly event: ShownEvent }): ReactElement | null {
  const t = useText();
  if (event.changes.length === 0) return null;
  return (
    <ul className="event-changes" aria-label={t('case.event.changes')}>
      {event.changes.map((change) => (
        <li key={change.path}>
          {t(change.label)}{t('common.separator')}
          {change.before !== undefined && <><del>{t(change.before)}</del> → </>}
          {change.after === undefined ? <span className="muted">{t('case.event.empty')}</span> : <ins>{t(change.after)}</ins>}
        </li>
      ))}
    </ul>
  );
}

const FORMATS = ['docx', 'pdf'] as const;

/** The documents that this event issued: to read at once, or to take along. */
function Documents({ detail, seq }: { readonly detail: CaseDetail; readonly seq: number }): ReactElement | null {
  const t = useText();
  const issued = detail.documents.filter((each) => each.seq === seq);
  if (issued.length === 0) return null;
  const address = (document: string, format: 'html' | 'docx' | 'pdf'): string => client.address(ROUTES.caseDocument, { params: { id: detail.row.id, document }, query: { format } });
  return (
    <ul className="event-documents" aria-label={t('case.documents')}>
      {issued.map((each) => (
        <li key={each.id}>
          <a href={address(each.id, 'html')} target="_blank" rel="noreferrer">{t(each.name)}</a>
          {FORMATS.map((format) => <a key={format} className="event-format" href={address(each.id, format)} download aria-label={`${t(each.name)} ${format}`}>{format}</a>)}
        </li>
      ))}
    </ul>
  );
}

function Proof({ event }: { readonly event: ShownEvent }): ReactElement {
  const t = useText();
  return (
    <p className="event-proof">
      {t('case.event.hash')} <code>{event.hash}</code> {event.block === undefined ? t('case.event.unsealed') : t('case.event.block', { n: event.block })}
    </p>
  );
}
