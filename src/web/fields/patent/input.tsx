import { type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { FIELD_TYPES, type PatentField, type PatentReference } from '#domain/form/index.ts';
import { useRead } from '../../api/api.ts';
import type { Option } from '../../ui/combobox.tsx';
import { useRested } from '../../ui/debounce.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { ReferencePicker } from '../reference-picker.tsx';
import { typedNumber } from './by-number.ts';
import { UnregisteredPatent } from './unregistered-patent.tsx';

type Row = Reply<typeof ROUTES.patents>['rows'][number];

function patentFrom(row: Row): PatentReference {
  return { id: row.id, number: row.applicationNumber ?? row.publicationNumbers[0] ?? row.id, title: row.title };
}

/** Finds a patent by any spelling of its number, or its title; one that the register does not hold is referred to by its number. */
export function PatentInput({ field, id, value, onChange, invalid, describedBy }: InputProps<PatentField>): ReactElement {
  const t = useText();
  const [query, setQuery] = useState('');
  const [unheld, setUnheld] = useState<string>();
  const rested = useRested(query.trim());
  const { data, isFetching } = useRead(ROUTES.patents, { query: { q: rested, limit: 20 } }, { enabled: rested !== '', keep: true });
  const rows = rested === '' ? [] : (data?.rows ?? []);
  const chosen = FIELD_TYPES.patent.check(field, value);
  const settled = !isFetching && rested !== '' && rested === query.trim();
  const typed = typedNumber(rested);
  const use = (reference: PatentReference): void => {
    setQuery('');
    setUnheld(undefined);
    onChange(reference);
  };
  if (unheld !== undefined) return <UnregisteredPatent number={unheld} onUse={use} onCancel={() => setUnheld(undefined)} />;
  const options = rows.map((row): Option => ({ key: row.id, title: `${patentFrom(row).number} ${row.title}`, note: row.applicants[0] ?? '' }));
  const byNumber = settled && rows.length === 0 && typed.kind === 'usable' ? [{ key: typed.number, title: t('field.patent.unregistered', { number: typed.number }) }] : [];
  return (
    <ReferencePicker
      id={id}
      invalid={invalid}
      describedBy={describedBy}
      chosen={chosen.ok ? `${chosen.value.number} ${chosen.value.title}` : undefined}
      onClear={() => onChange(undefined)}
      query={query}
      onQuery={setQuery}
      options={[...options, ...byNumber]}
      onPick={(key) => {
        const row = rows.find((each) => each.id === key);
        if (row) use(patentFrom(row));
        else setUnheld(key);
      }}
      loading={!settled}
      placeholder={t('field.patent.find')}
      nothing={typed.kind === 'wrong-check' ? t('field.patent.wrongCheck', { number: typed.number, expected: typed.expected }) : t('field.patent.nothing')}
    />
  );
}
