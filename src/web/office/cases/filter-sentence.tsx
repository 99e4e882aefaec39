import type { ReactElement } from 'react';
import type { CaseType } from '#domain/case/case-type.ts';
import { useNames } from '../../api/names.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import type { ListSearch } from '../searches.ts';
import { clausesOf } from './conditions.ts';
import { useReferenceNames } from './reference-names.ts';

interface Props {
  readonly type: CaseType;
  readonly search: ListSearch;
  onChange(search: ListSearch): void;
}

/** What the list shows, as a sentence whose clauses can be taken away. */
export function FilterSentence({ type, search, onChange }: Props): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const clauses = clausesOf(type, search, t, language, useNames(useReferenceNames(type, search)));
  if (clauses.length === 0) return <p className="filter-sentence muted">{t('list.filterEverything', { type: t(type.name) })}</p>;
  return (
    <p className="filter-sentence">
      {t('list.filterIntro')}{' '}
      {clauses.map((clause, index) => (
        <span key={clause.key}>
          {index > 0 && t({ zh: '，', en: ', ' })}
          <button type="button" className="clause" aria-label={t('list.filterRemove', { text: clause.text })} onClick={() => onChange(clause.without)}>
            {clause.text}<span aria-hidden="true"> ✕</span>
          </button>
        </span>
      ))}
      {clauses.length > 1 && <button type="button" className="link-button filter-clear" onClick={() => onChange(search.sort === undefined ? {} : { sort: search.sort })}>{t('list.filterClear')}</button>}
    </p>
  );
}
