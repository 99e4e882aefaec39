import type { ReactElement } from 'react';
import type { Action, CaseType } from '#domain/case/case-type.ts';
import { useText } from '../../ui/language.tsx';
import { addressOf, type CaseDetail, type ShownAction } from './detail.ts';

const UPKEEP: readonly string[] = ['correct', 'annul', 'assign'];

function classOf(action: ShownAction, first: boolean): string {
  if (first && action.tone !== 'danger' && !UPKEEP.includes(action.kind)) return 'action action-primary';
  return action.tone === 'danger' ? 'action action-danger' : 'action';
}

/** What is declared as the way on comes first, then the rest as declared, then what mends or ends. */
function likelihood({ kind, tone }: ShownAction): number {
  if (UPKEEP.includes(kind)) return 3;
  if (tone === 'danger') return 2;
  return tone === 'primary' ? 0 : 1;
}

/** The actions allowed, in order of likelihood. */
export function inOrder(actions: readonly ShownAction[]): readonly ShownAction[] {
  return actions.filter((action) => action.allowed).toSorted((a, b) => likelihood(a) - likelihood(b));
}

/** What I may do now, in order of likelihood; folded below it what I may not, and why. */
export function ActionList({ detail, type, onChoose }: { readonly detail: CaseDetail; readonly type: CaseType; onChoose(action: ShownAction): void }): ReactElement {
  const t = useText();
  const may = inOrder(detail.actions);
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
            {not.map((action) => <div key={addressOf(action)}><dt>{t(action.name)}</dt><dd>{action.why && t(action.why)}{isElsewhere(action, type, detail) && <Help of={type.actions[action.id]} />}</dd></div>)}
          </dl>
        </details>
      )}
    </section>
  );
}

/** In this state it could be done, but by another post: then how it is done helps those who may not. */
function isElsewhere(action: ShownAction, type: CaseType, { row }: CaseDetail): boolean {
  return type.actions[action.id]?.from.includes(row.state) ?? false;
}

function Help({ of }: { readonly of: Pick<Action, 'help'> | undefined }): ReactElement | null {
  const t = useText();
  return of?.help ? <p>{t(of.help)}</p> : null;
}
