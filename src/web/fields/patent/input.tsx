import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { FIELD_TYPES, type PatentField, type PatentReference } from '#domain/form/index.ts';
import { useRead } from '../../api/api.ts';
import { useRested } from '../../ui/debounce.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { ReferencePicker } from '../reference-picker.tsx';

type Row = Reply<typeof ROUTES.patents>['rows'][number];

function patentFrom(row: Row): PatentReference {
  return { id: row.id, number: row.applicationNumber ?? row.publicationNumbers[0] ?? row.id, title: row.title };
}

/** Finds a patent by any spelling of its number, or its title. */
export function PatentInput({ field, id, value, onChange, invalid, describedBy }: InputProps<PatentField>): ReactElement {
  const t = useText();
  const [query, setQuery] = useState('');
  const rested = useRested(query.trim());
  const { data, isFetching } = useRead(ROUTES.patents, { query: { q: rested, limit: 20 } }, { enabled: rested !== '', keep: true });
  const rows = rested === '' ? [] : (data?.rows ?? []);
  const chosen = FIELD_TYPES.patent.check(field, value);
  return (
    <ReferencePicker
      id={id}
      invalid={invalid}
      describedBy={describedBy}
      chosen={chosen.ok ? `${chosen.value.number} ${chosen.value.title}` : undefined}
      onClear={() => onChange(undefined)}
      query={query}
      onQuery={setQuery}
      options={rows.map((row) => ({ key: row.id, title: `${patentFrom(row).number} ${row.title}`, note: row.applicants[0] ?? '' }))}
      onPick={(key) => {
        const row = rows.find((each) => each.id === key);
        setQuery('');
        if (row) onChange(patentFrom(row));
      }}
      loading={isFetching || rested !== query.trim()}
      placeholder={t('field.patent.find')}
      nothing={t('field.patent.nothing')}
    />
  );
}
