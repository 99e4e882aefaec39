import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { addressOf, type CaseDetail, type ShownAction } from './detail.ts';

const UPKEEP: readonly string[] = ['correct', 'annul', 'assign'];

function classOf(action: ShownAction, first: boolean): string {
  if (first && action.tone !== 'danger' && !UPKEEP.includes(action.kind)) return 'action action-primary';
  return action.tone === 'danger' ? 'action action-danger' : 'action';
}

/** What I may do now, in order of likelihood; folded below it what I may not, and why. */
export function ActionList({ detail, onChoose }: { readonly detail: CaseDetail; onChoose(action: ShownAction): void }): ReactElement {
  const t = useText();
  const may = detail.actions.filter((action) => action.allowed);
  const not = detail.actions.filter((action) => !action.allowed);
  return (
    <section className="actions" aria-label={t('case.actions')}>
      <h2>{t('case.actions')}</h2>
      {may.length === 0 && <p className="muted">{t('case.actionsNone')}</p>}
      <ul>
        {may.map((action, index) => (
          <li key={addressOf(action)}><button type="button" className={classOf(action, index === 0)} onClick={() => onChoose(action)}>{t(action.name)}</button></li>
        ))}
      </ul>
      {not.length > 0 && (
        <details className="actions-not">
          <summary>{t('case.actionsNot', { n: not.length })}</summary>
          <dl>
            {not.map((action) => <div key={addressOf(action)}><dt>{t(action.name)}</dt><dd>{action.why && t(action.why)}</dd></div>)}
          </dl>
        </details>
      )}
    </section>
  );
}
