import type { ReactElement } from 'react';
import { ROUTES } from '#contract/routes.ts';
import { client } from '../../api/api.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ExportForms } from '../search/export-forms.tsx';
import type { Collection } from './collection-form.tsx';

/** A collection as a file with its notes, in each form. */
export function CollectionExport({ collection: { id, patents } }: { readonly collection: Collection }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return (
    <span className="search-export no-print">
      {t('search.export')}{t('common.separator')}
      <ExportForms total={patents} addressOf={(format) => client.address(ROUTES.exportCollection, { params: { id }, query: { format, language } })} orderOf={(format) => ({ within: id, format, language })} />
    </span>
  );
}
