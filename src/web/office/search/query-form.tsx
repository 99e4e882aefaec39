import { type ReactElement, useState } from 'react';
import { useText } from '../../ui/language.tsx';
import { FORM_FIELDS, type FormRow, queryOfForm } from './query-text.ts';

const START: readonly FormRow[] = [{ joined: 'AND', field: 'TI', text: '' }, { joined: 'AND', field: 'PA', text: '' }, { joined: 'AND', field: 'AD', text: '' }];
const JOINS = ['AND', 'OR', 'NOT'] as const;

/** Builds a query row by row; the query box shows it at once. */
export function QueryForm({ onQuery }: { onQuery(query: string): void }): ReactElement {
  const t = useText();
  const [rows, setRows] = useState(START);
  const change = (next: readonly FormRow[]): void => {
    setRows(next);
    onQuery(queryOfForm(next));
  };
  const set = (index: number, to: Partial<FormRow>): void => change(rows.map((row, at) => (at === index ? { ...row, ...to } : row)));
  return (
    <fieldset className="search-form">
      <legend>{t('search.form')}</legend>
      {rows.map((row, index) => (
        <div className="search-form-row" key={index}>
          <select className="text-input" aria-label={t('search.joined')} value={row.joined} onChange={(event) => set(index, { joined: event.target.value as FormRow['joined'] })}>{JOINS.map((join) => <option key={join} value={join}>{t(`search.join.${join}`)}</option>)}</select>
          <select className="text-input" aria-label={t('search.field')} value={row.field} onChange={(event) => set(index, { field: event.target.value })}>{FORM_FIELDS.map((field) => <option key={field} value={field}>{t(`search.field.${field === '' ? 'any' : field}`)}</option>)}</select>
          <input className="text-input" aria-label={t('search.words')} value={row.text} placeholder={['AD', 'PD', 'GD'].includes(row.field) ? '[2018-01 TO 2019-06]' : ''} onChange={(event) => set(index, { text: event.target.value })} />
        </div>
      ))}
      <button type="button" className="link-button" onClick={() => change([...rows, { joined: 'AND', field: '', text: '' }])}>{t('search.addRow')}</button>
    </fieldset>
  );
}
