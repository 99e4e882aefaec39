import { type ReactElement, useEffect, useRef } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { VERDICTS } from '#domain/report/draft/verdict.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { type Checked, type CheckedFigure, factWords, isShown, type Shown, SIGNS } from './checked.ts';

interface CheckedTableProps {
  readonly checked: Checked;
  readonly shown: Shown;
  readonly at: number | undefined;
  onGo(to: number): void;
  /** Opens the rows behind a figure's fact. */
  onOpen(to: number): void;
}

/** The figures of a draft: what is said of each, what is written, what the accounts say. */
export function CheckedTable({ checked, shown, at, onGo, onOpen }: CheckedTableProps): ReactElement {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (at !== undefined) box.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div className="draft-list" ref={box}>
      <ScrollBox name={t('draft.figures')}>
        <table className="flat-table draft-table">
          <thead><tr><th scope="col">{t('draft.verdict')}</th><th scope="col" className="num">{t('draft.written')}</th><th scope="col" className="num">{t('draft.fact')}</th><th scope="col">{t('draft.indicator')}</th></tr></thead>
          <tbody>
            {checked.figures.map((figure, index) => isShown(figure, shown) && (
              <tr key={figure.start} aria-current={index === at || undefined}>
                <td className="nowrap"><span className={`draft-verdict draft-${figure.verdict}`}><span aria-hidden="true">{SIGNS[figure.verdict]}</span> {t(VERDICTS[figure.verdict])}</span></td>
                <td className="num"><button type="button" className="link-button" onClick={() => onGo(index)}>{figure.value}</button></td>
                <td className="num"><Fact figure={figure} onOpen={() => onOpen(index)} /></td>
                <td><Meaning figure={figure} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

function Fact({ figure, onOpen }: { readonly figure: CheckedFigure; onOpen(): void }): ReactElement {
  if (figure.indicator === null) return <span className="muted">—</span>;
  return <button type="button" className="figure-link" onClick={onOpen}>{factWords(figure)}</button>;
}

function Meaning({ figure: { indicator, name, asOf } }: { readonly figure: CheckedFigure }): ReactElement {
  const t = useText();
  const found = indicator === null ? undefined : CATALOG.findIndicator(indicator);
  return <>{found ? t(found.name) : <span className="muted" lang="zh-CN">{name}</span>}{asOf !== undefined && <span className="muted draft-was">{t('draft.was', { day: asOf })}</span>}</>;
}
