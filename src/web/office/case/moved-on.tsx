import type { ReactElement } from 'react';
import { instantCell } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { actorText, eventName } from './case-timeline.tsx';
import type { ShownEvent } from './detail.ts';

/** Says what others did since the reader opened the case, and lets them go on from there. */
export function MovedOn({ events, onGo }: { readonly events: readonly ShownEvent[]; onGo(): void }): ReactElement {
  const t = useText();
  return (
    <div className="problem-panel moved-on" role="alert">
      <p className="problem-title">{t('case.stale')}</p>
      <ul>
        {events.map((event) => (
          <li key={event.seq}>
            {instantCell(event.at)} {actorText(event, t)} <strong>{eventName(event, t)}</strong>
            {event.changes.map((change) => (
              <p key={change.path}>{t(change.label)}{t('common.separator')}{change.before !== undefined && <><del>{t(change.before)}</del> → </>}<ins>{t(change.after ?? 'case.event.empty')}</ins></p>
            ))}
          </li>
        ))}
      </ul>
      <p>{t('case.stale.hint')}</p>
      <button type="button" className="button" onClick={onGo}>{t('case.stale.go')}</button>
    </div>
  );
}
