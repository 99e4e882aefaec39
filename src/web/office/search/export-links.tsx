import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ExportForms } from './export-forms.tsx';

/** Hits that one file holds. */
const MOST = 100_000;

interface Props {
  readonly q: string;
  readonly sort: string;
  readonly synonyms: boolean;
  readonly within?: string | undefined;
  readonly total: number;
}

/** The hits as a file, in each form (导出): a few at once, many in the background. */
export function ExportLinks({ q, sort, synonyms, within, total }: Props): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const asked = { q, sort, language, ...(!synonyms && { synonyms }), ...(within !== undefined && { within }) };
  return (
    <span className="search-export">
      {t('search.export')}{total > MOST && t('search.exportFirst')}{t('common.separator')}
      <ExportForms total={total} addressOf={(format) => client.address(ROUTES.exportSearch, { query: { ...asked, format } })} orderOf={(format) => ({ ...asked, format })} />
    </span>
  );
}
