import type { ReactElement } from 'react';
import { useText } from './language.tsx';
import './figure.css';
import { sparkPath } from './spark.ts';

export interface FigureProps {
  readonly name: string;
  /** The value as it is to be read; undefined without basis. */
  readonly text: string | undefined;
  readonly measure?: string;
  /** Growth with its basis, in one phrase. */
  readonly growth?: string;
  /** Twelve months, for the spark line; null where there is none. */
  readonly months?: readonly (number | null)[];
  /** The months are levels, not what happened in each. */
  readonly level?: boolean;
  /** Why there is no value. */
  readonly why?: string;
  onOpen?(): void;
}

/** A tile: name, value, measure, growth with its basis, a spark line of twelve months. The whole tile opens what it counts. */
export function Figure(props: FigureProps): ReactElement {
  const t = useText();
  const { name, onOpen } = props;
  if (!onOpen) return <div className="figure-tile"><FigureBody {...props} /></div>;
  return <button type="button" className="figure-tile" onClick={onOpen} title={t('figure.open', { name })}><FigureBody {...props} /></button>;
}

function FigureBody({ name, text, measure, growth, months, level, why }: FigureProps): ReactElement {
  const t = useText();
  return (
    <>
      <span className="figure-name">{name}</span>
      <span className="figure-value">
        {text === undefined ? <span className="figure-none">{why ?? t('figure.noBasis')}</span> : text}
        {text !== undefined && measure && <span className="measure"> {measure}</span>}
      </span>
      <span className="figure-growth">{growth}</span>
      {months && (
        <svg className="spark" viewBox="0 0 120 24" preserveAspectRatio="none" aria-hidden="true">
          <path d={sparkPath(months, 120, 24, !level)} vectorEffect="non-scaling-stroke" />
        </svg>
      )}
    </>
  );
}
