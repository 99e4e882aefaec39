import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { instantCell } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import type { ShownRestatement } from './subject.ts';

/** That a published figure is another one now, by how much, and the entries that changed it. */
export function Changed({ restatement }: { readonly restatement: ShownRestatement }): ReactElement {
  const t = useText();
  const { publishedText, currentText, expected } = restatement;
  return (
    <section className={expected ? 'notice' : 'changed-note'}>
      <p>{t('sheet.changedSince', { published: publishedText, current: currentText })} {expected && t('sheet.changedExpected')}</p>
      <ChangedBy restatement={restatement} />
    </section>
  );
}

/** The entries that changed a figure, each leading to its case. */
export function ChangedBy({ restatement: { events } }: { readonly restatement: ShownRestatement }): ReactElement | null {
  const t = useText();
  if (events.length === 0) return null;
  return (
    <>
      <p className="muted">{t('sheet.changedBy')}</p>
      <ul className="changed-by">
        {events.map((event) => (
          <li key={`${event.caseId}#${event.seq}`}>
            <Link to="/case/$id" params={{ id: event.caseId }}>{event.number} {event.title}</Link>
            <span className="muted"> #{event.seq} {event.actorName} {instantCell(event.at)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
