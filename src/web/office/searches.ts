import type { CivilDate } from '#domain/calendar/civil-date.ts';
import { isCivilDate } from '#domain/calendar/civil-date.ts';

/** What the address bar holds of a list: everything that restores it. */
export interface ListSearch {
  readonly q?: string;
  readonly state?: string;
  readonly unit?: string;
  readonly district?: string;
  readonly assignee?: string;
  readonly light?: string;
  readonly open?: boolean;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /** Conditions on fields: JSON as the API takes it. */
  readonly where?: string;
  readonly sort?: string;
}

export interface WorkSearch {
  readonly q?: string;
  readonly light?: string;
  readonly approvals?: boolean;
}

/** The action open beside the case, or the figure in which it counts. */
export interface CaseSearch {
  readonly act?: string;
  readonly figure?: string;
}

type Given = Readonly<Record<string, unknown>>;

const TEXTS = ['q', 'state', 'unit', 'district', 'assignee', 'light', 'where', 'sort'] as const;

/** Numbers and objects too: the router reads `?q=123` as a number. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value);
  const text = value === undefined || value === null ? '' : String(value);
  return text === '' ? undefined : text;
}

function texts<K extends string>(given: Given, names: readonly K[]): { [N in K]?: string } {
  const entries = names.map((name) => [name, textOf(given[name])]).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [N in K]?: string };
}

function days(given: Given): Pick<ListSearch, 'from' | 'to'> {
  const { from, to } = given;
  return { ...(isCivilDate(from) && { from }), ...(isCivilDate(to) && { to }) };
}

/** Takes from the address what a list knows; anything else is left out. */
export function listSearch(given: Given): ListSearch {
  return { ...texts(given, TEXTS), ...days(given), ...(typeof given['open'] === 'boolean' && { open: given['open'] }) };
}

export function workSearch(given: Given): WorkSearch {
  return { ...texts(given, ['q', 'light']), ...(given['approvals'] === true && { approvals: true }) };
}

export function caseSearch(given: Given): CaseSearch {
  return texts(given, ['act', 'figure']);
}

/** A search without some of its conditions. */
export function searchWithout<S extends object>(search: S, ...names: readonly (keyof S & string)[]): S {
  return Object.fromEntries(Object.entries(search).filter(([name]) => !names.includes(name as keyof S & string))) as S;
}

/** A search with another quick find; an empty one removes it. */
export function withQuery<S extends { readonly q?: string }>(search: S, q: string): S {
  return q === '' ? searchWithout(search, 'q') : { ...search, q };
}
