import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client, refresh, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { readsOnly } from '../posts.ts';

const FORMATS = ['xlsx', 'csv', 'citations'] as const;
/** Hits that one file holds. */
const MOST = 100_000;
/** Hits that are written while one waits; more are written in the background. */
const AT_ONCE = 1_000;

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
  const start = useWrite(ROUTES.startSearchExport);
  const direct = readsOnly(useActor()) || total <= AT_ONCE;
  const asked = { q, sort, language, ...(!synonyms && { synonyms }), ...(within !== undefined && { within }) };
  return (
    <span className="search-export">
      {t('search.export')}{total > MOST && t('search.exportFirst')}{t('common.separator')}
      {FORMATS.map((format) => (direct
        ? <a key={format} className="link-button" download href={client.address(ROUTES.exportSearch, { query: { ...asked, format } })}>{t(`search.export.${format}`)}</a>
        : <button key={format} type="button" className="link-button" disabled={start.isPending} onClick={() => start.mutate({ body: { ...asked, format } }, { onSuccess: () => void refresh(ROUTES.searchExports) })}>{t(`search.export.${format}`)}</button>
      ))}
      <ProblemPanel problem={start.error} />
    </span>
  );
}
