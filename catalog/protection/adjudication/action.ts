import type { Action } from '#domain/case/case-type.ts';
import { action } from '#domain/case/define.ts';
import type { Fields, ValuesOf } from '#domain/form/index.ts';
import type { Adjudication } from './fields.ts';

/** Before acceptance: whoever took the request in, or the division (收件人员). */
export const INTAKE = ['handler', 'opener', 'officer@case', 'district-officer@case', 'division-head@case'] as const;

/** After acceptance: the handling officer, the panel and its clerk (合议组). */
export const PANEL_AND_CLERK = ['handler', 'panel', 'secretary@case', 'division-head@case'] as const;

export type AdjudicationActions = Readonly<Record<string, Action<Adjudication>>>;

/** An action of an adjudication, its input typed from the case's fields and its own. */
export function step<const F extends Fields = Record<never, never>>(
  declared: Action<Adjudication, Partial<Adjudication> & ValuesOf<F>> & { readonly fields?: F },
): Action<Adjudication> {
  return action<Adjudication, F>(declared);
}
