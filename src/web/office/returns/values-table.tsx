import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { DOUBTS } from '#catalog/governance/monthly-return-checks.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { amountOf, type AskedValue, doubtIn, type Draft, type Return, type Typed } from './amount.ts';

interface ValuesProps {
  readonly data: Return;
  readonly draft: Draft;
  readonly editable: boolean;
  onType(indicator: string, typed: Typed): void;
}

/** What a district gives: each value beside last month's and last year's, and what must be explained. */
export function ValuesTable({ data, draft, editable, onType }: ValuesProps): ReactElement {
  const t = useText();
  return (
    <ScrollBox name={t('return.values')}>
      <table className="flat-table return-table stacked-table">
        <thead>
          <tr>
            <th scope="col">{t('return.indicator')}</th><th scope="col" className="num">{t('return.lastYear')}</th><th scope="col" className="num">{t('return.before')}</th>
            <th scope="col" className="num">{t('return.now')}</th><th scope="col">{t('return.measure')}</th><th scope="col">{t('return.explanation')}</th>
          </tr>
        </thead>
        <tbody>{data.values.map((value) => <ValueRow key={value.indicator} value={value} data={data} typed={draft[value.indicator] ?? NOTHING} editable={editable} onType={(typed) => onType(value.indicator, typed)} />)}</tbody>
      </table>
    </ScrollBox>
  );
}

const NOTHING: Typed = { amount: '', explanation: '' };

interface RowProps {
  readonly value: AskedValue;
  readonly data: Return;
  readonly typed: Typed;
  readonly editable: boolean;
  onType(typed: Typed): void;
}

function ValueRow({ value, data, typed, editable, onType }: RowProps): ReactElement {
  const t = useText();
  const { before, beforeMonth, lastYear, known } = value;
  return (
    <tr>
      <th scope="row" title={t(value.definition)}>{t(value.name)} <span className="muted">{t(value.cumulative ? 'return.cumulative' : 'return.level')}</span></th>
      <td className="num" data-label={t('return.lastYear')}>{lastYear === undefined ? '—' : grouped(lastYear)}</td>
      <td className="num" data-label={t('return.before')}>{before === undefined ? '—' : grouped(before)}{beforeMonth !== undefined && <span className="muted return-month">{beforeMonth}</span>}</td>
      {known ? <ToldCells value={value} /> : <TypedCells value={value} data={data} typed={typed} editable={editable} onType={onType} />}
    </tr>
  );
}

/** Another statement gave it: shown with where it stands, and not typed. */
function ToldCells({ value: { told, measure } }: { readonly value: AskedValue }): ReactElement {
  const t = useText();
  return (
    <>
      <td className="num" data-label={t('return.now')}><strong>{told && grouped(told.amount)}</strong></td>
      <td className="measure">{t(measure)}</td>
      <td className="muted wide-cell">{t('return.told')}{told && <Link to="/case/$id" params={{ id: told.caseId }} title={told.title}>{told.number}</Link>}</td>
    </>
  );
}

function TypedCells({ value, data, typed, editable, onType }: RowProps): ReactElement {
  const t = useText();
  const doubt = doubtIn(value, typed, data);
  const read = amountOf(typed.amount);
  const shown = typeof read === 'number' ? grouped(read) : <span className="muted">{t('return.missing')}</span>;
  const name = t(value.name);
  return (
    <>
      <td className="num" data-label={t('return.now')}>
        {editable
          ? <input type="text" inputMode="numeric" className="text-input number-input" aria-label={name} aria-invalid={read === null || undefined} value={typed.amount} onChange={(event) => onType({ ...typed, amount: event.target.value })} />
          : shown}
        {read === null && <span className="field-problem return-hint">{t('return.notNumber')}</span>}
      </td>
      <td className="measure">{t(value.measure)}</td>
      <td className="return-why wide-cell">
        {doubt !== undefined && read !== null && <span className={typed.explanation.trim() === '' ? 'return-doubt' : 'muted'}>{t(DOUBTS[doubt])}</span>}
        {editable && (doubt !== undefined || typed.explanation !== '') && <input type="text" className="text-input" maxLength={300} aria-label={`${name} ${t('return.explanation')}`} value={typed.explanation} onChange={(event) => onType({ ...typed, explanation: event.target.value })} />}
        {!editable && typed.explanation !== '' && <span className="return-said">{typed.explanation}</span>}
        <OtherTold value={value} read={read} />
      </td>
    </>
  );
}

/** Another statement says another number of the same month. */
function OtherTold({ value: { told }, read }: { readonly value: AskedValue; readonly read: number | null | undefined }): ReactElement | null {
  const t = useText();
  if (!told || told.amount === read) return null;
  return <span className="return-doubt return-said">{t('return.toldOther', { n: grouped(told.amount) })}<Link to="/case/$id" params={{ id: told.caseId }} title={told.title}>{told.number}</Link></span>;
}
