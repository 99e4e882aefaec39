import { type ReactElement, type ReactNode, type UIEvent, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../language.tsx';
import './data-table.css';
import { rowWindow } from './window.ts';

export interface Column<R> {
  readonly id: string;
  readonly title: string;
  /** Characters of the usual content; the column takes the room it needs up to it. */
  readonly width?: number;
  readonly align?: 'right';
  /** The name to sort by, where the list can. */
  readonly sort?: string;
  render(row: R): ReactNode;
}

export interface DataTableProps<R> {
  /** What the table lists, for a screen reader. */
  readonly name: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  keyOf(row: R): string;
  /** The sorting in force: a name, with `-` before it when descending. */
  readonly sort?: string | undefined;
  onSort?(sort: string): void;
  /** Fetches more rows when the end comes near; without it these are all. */
  onEnd?(): void;
  readonly busy?: boolean;
  /** How many rows there are in all, where known. */
  readonly total?: number;
  rowClass?(row: R): string | undefined;
  /** In place of rows when there are none. */
  readonly empty?: ReactNode;
}

const ROW = 34;
const NEAR_END = 40;

/** A dense table: sticky head, first column fixed, rows of 34 px of which only those in view are drawn, sorting by its heads. */
export function DataTable<R>(props: DataTableProps<R>): ReactElement {
  const { name, columns, rows, keyOf, onEnd, busy, empty, total } = props;
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  const printing = usePrinting();
  const { first, end } = printing ? { first: 0, end: rows.length } : rowWindow(view.top, view.height, ROW, rows.length);
  useEffect(() => {
    if (end >= rows.length - NEAR_END && rows.length > 0) onEnd?.();
  }, [end, rows.length, onEnd]);
  const onScroll = ({ currentTarget: { scrollTop, clientHeight } }: UIEvent<HTMLElement>): void => {
    if (Math.abs(scrollTop - view.top) > ROW * 5 || clientHeight !== view.height) setView({ top: scrollTop, height: clientHeight });
  };
  if (rows.length === 0 && !busy && empty) return <>{empty}</>;
  return (
    // What scrolls must take the focus, or the keyboard cannot scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="data-table" ref={box} onScroll={onScroll} tabIndex={0} aria-label={name} aria-busy={busy || undefined}>
      <table aria-rowcount={(total ?? rows.length) + 1}>
        <thead>
          <tr>{columns.map((column) => <Head key={column.id} column={column} sort={props.sort} onSort={props.onSort} />)}</tr>
        </thead>
        <tbody>
          <Gap height={first * ROW} />
          {rows.slice(first, end).map((row, index) => (
            <tr key={keyOf(row)} className={props.rowClass?.(row)} aria-rowindex={first + index + 2}>
              {columns.map((column) => <Cell key={column.id} column={column} row={row} />)}
            </tr>
          ))}
          <Gap height={(rows.length - end) * ROW} />
        </tbody>
      </table>
      {busy && <output className="data-table-busy">{t('common.loading')}</output>}
    </section>
  );
}

/** True while the page is printed: then every row that was fetched is drawn. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

/** Stands for the rows above or below those drawn. */
function Gap({ height }: { readonly height: number }): ReactElement | null {
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null;
}

function Cell<R>({ column, row }: { readonly column: Column<R>; readonly row: R }): ReactElement {
  const style = column.width === undefined ? undefined : { maxWidth: `${column.width}em` };
  return <td className={column.align === 'right' ? 'num' : undefined} style={style}>{column.render(row)}</td>;
}

interface HeadProps<R> {
  readonly column: Column<R>;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}

const SORTED = { up: 'ascending', down: 'descending', not: undefined } as const;

function directionOf(sort: string | undefined, name: string): keyof typeof SORTED {
  if (sort === name) return 'up';
  return sort === `-${name}` ? 'down' : 'not';
}

function Head<R>({ column, sort, onSort }: HeadProps<R>): ReactElement {
  const { sort: name, title, align } = column;
  const className = align === 'right' ? 'num' : undefined;
  if (name === undefined || !onSort) return <th scope="col" className={className}>{title}</th>;
  const direction = directionOf(sort, name);
  return (
    <th scope="col" className={className} aria-sort={SORTED[direction]}>
      <button type="button" className="sort-button" onClick={() => onSort(direction === 'down' ? name : `-${name}`)}>
        {title}
        <span aria-hidden="true" className="sort-mark">{{ up: '↑', down: '↓', not: '' }[direction]}</span>
      </button>
    </th>
  );
}
