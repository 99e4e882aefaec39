import { useNavigate } from '@tanstack/react-router';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { useRead } from '../../api/api.ts';
import { Combobox, type Option } from '../../ui/combobox.tsx';
import { useRested } from '../../ui/debounce.ts';
import { isTyping } from '../../ui/is-typing.ts';
import { type Text, useText } from '../../ui/language.tsx';

type Found = Reply<typeof ROUTES.search>;

function optionsOf(found: Found | undefined, t: Text): Option[] {
  const cases = (found?.cases ?? []).map((row) => {
    const type = CATALOG.findType(row.type);
    return { key: `/case/${row.id}`, group: t('shell.searchCases'), title: `${row.number} ${row.title}`, note: type ? t(type.name) : row.type };
  });
  const patents = (found?.patents ?? []).map((row) => {
    const number = row.applicationNumber ?? row.publicationNumbers[0] ?? '';
    return { key: `/patents/${row.id}`, group: t('shell.searchPatents'), title: `${number} ${row.title}`, note: row.applicants[0] ?? '' };
  });
  return [...cases, ...patents];
}

/** The one box that finds anything; `/` brings the cursor here. */
export function SearchBox(): ReactElement {
  const t = useText();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const rested = useRested(query.trim());
  const { data, isFetching } = useRead(ROUTES.search, { query: { q: rested } }, { enabled: rested !== '' });
  const options = useMemo(() => (rested === '' ? [] : optionsOf(data, t)), [rested, data, t]);
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  return (
    <search className="shell-search">
      <Combobox
        label={t('shell.search')}
        placeholder={t('shell.searchPlaceholder')}
        ref={input}
        query={query}
        onQuery={setQuery}
        options={options}
        loading={isFetching || rested !== query.trim()}
        nothing={t('shell.searchNothing', { q: query })}
        onPick={(to) => {
          setQuery('');
          void navigate({ to });
        }}
      />
    </search>
  );
}
