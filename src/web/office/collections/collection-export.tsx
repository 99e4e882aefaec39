import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client, refresh, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { readsOnly } from '../posts.ts';
import type { Collection } from './collection-form.tsx';

const FORMATS = ['xlsx', 'csv', 'citations'] as const;
/** Patents that are written while one waits; more are written in the background. */
const AT_ONCE = 1_000;

/** A collection as a file with its notes, in each form. */
export function CollectionExport({ collection: { id, patents } }: { readonly collection: Collection }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const start = useWrite(ROUTES.startSearchExport);
  const direct = readsOnly(useActor()) || patents <= AT_ONCE;
  return (
    <span className="search-export no-print">
      {t('search.export')}{t('common.separator')}
      {FORMATS.map((format) => (direct
        ? <a key={format} className="link-button" download href={client.address(ROUTES.exportCollection, { params: { id }, query: { format, language } })}>{t(`search.export.${format}`)}</a>
        : <button key={format} type="button" className="link-button" disabled={start.isPending} onClick={() => start.mutate({ body: { within: id, format, language } }, { onSuccess: () => void refresh(ROUTES.searchExports) })}>{t(`search.export.${format}`)}</button>
      ))}
      <ProblemPanel problem={start.error} />
    </span>
  );
}
