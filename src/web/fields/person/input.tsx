import { type ReactElement, useMemo, useState } from 'react';
import type { PersonField } from '#domain/form/index.ts';
import { useNames, usePeople } from '../../api/names.ts';
import type { Option } from '../../ui/combobox.tsx';
import { useText } from '../../ui/language.tsx';
import type { InputProps } from '../field-ui.ts';
import { matching } from '../matching.ts';
import { ReferencePicker } from '../reference-picker.tsx';

/** Finds somebody of the bureau, among the holders of the posts the field names. */
export function PersonInput({ field, id, value, onChange, invalid, describedBy }: InputProps<PersonField>): ReactElement {
  const t = useText();
  const people = usePeople();
  const names = useNames();
  const [query, setQuery] = useState('');
  const { roles } = field;
  const options = useMemo(
    () => people
      .filter((person) => person.active && (!roles || person.roles.some((role) => roles.includes(role))))
      .map((person): Option => ({ key: person.code, title: person.name, note: names.name('unit', person.unit) ?? person.unit })),
    [people, names, roles],
  );
  return (
    <ReferencePicker
      id={id}
      invalid={invalid}
      describedBy={describedBy}
      chosen={typeof value === 'string' && value !== '' ? (names.name('person', value) ?? value) : undefined}
      onClear={() => onChange(undefined)}
      query={query}
      onQuery={setQuery}
      options={matching(options, query)}
      onPick={(key) => {
        setQuery('');
        onChange(key);
      }}
      placeholder={t('field.person.find')}
      nothing={t('field.person.nothing')}
    />
  );
}
