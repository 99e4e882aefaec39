import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { actionName } from '#domain/case/decide.ts';
import { termText } from '../ui/clock-ruler/clock-ruler.tsx';
import { type Text, useText } from '../ui/language.tsx';
import { Light } from '../ui/light.tsx';

export type CaseRow = Reply<typeof ROUTES.cases>['rows'][number];

/** The name of a row's state, from the declaration of its type. */
export function stateName(row: Pick<CaseRow, 'type' | 'state' | 'annulled'>, t: Text): string {
  if (row.annulled) return t('list.annulled');
  const state = CATALOG.findType(row.type)?.states[row.state];
  return state ? t(state.name) : row.state;
}

export function pendingName(row: Pick<CaseRow, 'type' | 'pending'>, t: Text): string {
  const type = CATALOG.findType(row.type);
  if (row.pending === undefined) return '';
  return type ? t(actionName(type, row.pending)) : row.pending;
}

export function NumberCell({ row }: { readonly row: CaseRow }): ReactElement {
  return <Link to="/case/$id" params={{ id: row.id }}>{row.number}</Link>;
}

/** The light and how much time is left or over. */
export function LightCell({ row }: { readonly row: CaseRow }): ReactElement | null {
  const t = useText();
  const { light, remaining, remainingUnit } = row;
  if (light === undefined) return null;
  if (remaining === undefined || light === 'done') return <Light name={light} words />;
  const n = termText(t, Math.abs(remaining), remainingUnit ?? 'day');
  return (
    <span className={`light-${light}`}>
      <Light name={light} /> {t(remaining < 0 ? 'work.daysOver' : 'work.daysLeft', { n })}
    </span>
  );
}
