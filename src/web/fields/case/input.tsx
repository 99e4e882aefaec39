import { type ReactElement, useState } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { type CaseReferenceField, FIELD_TYPES } from '#domain/form/index.ts';
import { useRead } from '../../api/api.ts';
import { useRested } from '../../ui/debounce.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { ReferencePicker } from '../reference-picker.tsx';

/** Finds another case by number or title, among the types the field takes. */
export function CaseInput({ field, id, value, onChange, invalid, describedBy }: InputProps<CaseReferenceField>): ReactElement {
  const t = useText();
  const [query, setQuery] = useState('');
  const rested = useRested(query.trim());
  const types = field.types?.join(',');
  const { data, isFetching } = useRead(ROUTES.cases, { query: { ...(types !== undefined && { type: types }), q: rested, limit: 20 } }, { enabled: rested !== '', keep: true });
  const rows = rested === '' ? [] : (data?.rows ?? []);
  const chosen = FIELD_TYPES.case.check(field, value);
  return (
    <ReferencePicker
      id={id}
      invalid={invalid}
      describedBy={describedBy}
      chosen={chosen.ok ? `${chosen.value.number} ${chosen.value.title}` : undefined}
      onClear={() => onChange(undefined)}
      query={query}
      onQuery={setQuery}
      options={rows.map((row) => ({ key: row.id, title: `${row.number} ${row.title}`, note: row.day }))}
      onPick={(key) => {
        const row = rows.find((each) => each.id === key);
        setQuery('');
        if (row) onChange({ id: row.id, number: row.number, title: row.title });
      }}
      loading={isFetching || rested !== query.trim()}
      placeholder={t('field.case.find')}
      nothing={t('field.case.nothing')}
    />
  );
}
