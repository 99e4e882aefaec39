import { type ReactElement, useMemo, useState } from 'react';
import type { DistrictField } from '#domain/form/types/district.ts';
import { useNames, useOrganisation } from '../../api/names.ts';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { matching } from '../matching.ts';
import { ReferencePicker } from '../reference-picker.tsx';

export function DistrictInput({ id, value, onChange, invalid, describedBy }: InputProps<DistrictField>): ReactElement {
  const t = useText();
  const organisation = useOrganisation();
  const names = useNames();
  const [query, setQuery] = useState('');
  const options = useMemo(() => {
    const former = (organisation?.former ?? []).filter(({ node, to }) => node === 'district' && to !== undefined);
    const now = (organisation?.districts ?? []).map((each) => ({ key: each.code, title: t(each.name), note: each.code }));
    // What happened before a merger concerns the district of then.
    return [...now, ...former.map((each) => ({ key: each.code, title: t(each.name), note: `${each.code} · ${t('org.to')} ${each.to ?? ''}` }))];
  }, [organisation, t]);
  return (
    <ReferencePicker
      id={id}
      invalid={invalid}
      describedBy={describedBy}
      chosen={typeof value === 'string' && value !== '' ? (names.name('district', value) ?? value) : undefined}
      onClear={() => onChange(undefined)}
      query={query}
      onQuery={setQuery}
      options={matching(options, query)}
      onPick={(key) => {
        setQuery('');
        onChange(key);
      }}
      placeholder={t('field.district.find')}
      nothing={t('field.district.nothing')}
    />
  );
}
