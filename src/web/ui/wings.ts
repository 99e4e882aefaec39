import { CATALOG } from '#catalog/index.ts';
import type { Wing } from '#domain/case/case-type.ts';
import type { TextKey } from './texts.ts';

const WINGS = ['creation', 'utilization', 'protection', 'governance', 'service', 'registers'] as const satisfies readonly Wing[];

/** Rows of indicators under one heading. */
export interface WingGroup<R> {
  readonly id: string;
  readonly name: TextKey;
  readonly rows: readonly R[];
}

/** The wing of the first kind of work that declares an indicator; none for what is declared apart. */
function wingOf(id: string): Wing | undefined {
  return CATALOG.current.find((type) => type.indicators.some((indicator) => indicator.id === id))?.wing;
}

/** Rows of indicators by the wing of their work (创造、运用、保护、管理、服务), what belongs to none at the end; no empty groups. */
export function byWing<R extends { readonly id: string }>(rows: readonly R[]): readonly WingGroup<R>[] {
  const groups = [...WINGS, undefined].map((wing): WingGroup<R> => ({ id: wing ?? 'other', name: wing ? `menu.${wing}` : 'ind.other', rows: rows.filter((row) => wingOf(row.id) === wing) }));
  return groups.filter((group) => group.rows.length > 0);
}
