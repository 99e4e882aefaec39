import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { useLanguage, useText } from '../../ui/language.tsx';

const FORMATS = ['xlsx', 'csv', 'citations'] as const;
/** Hits that one file holds. */
const MOST = 100_000;

interface Props {
  readonly q: string;
  readonly sort: string;
  readonly synonyms: boolean;
  readonly total: number;
}

/** The hits as a file, in each form (导出). */
export function ExportLinks({ q, sort, synonyms, total }: Props): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return (
    <span className="search-export">
      {t('search.export')}{total > MOST && t('search.exportFirst')}{t('common.separator')}
      {FORMATS.map((format) => (
        <a key={format} className="link-button" download href={client.address(ROUTES.exportSearch, { query: { q, sort, format, language, ...(!synonyms && { synonyms }) } })}>{t(`search.export.${format}`)}</a>
      ))}
    </span>
  );
}
