import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import { ENTRY_FIELDS, type EntryField } from '#domain/patent/entry.ts';
import { instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';

type Act = Reply<typeof ROUTES.patent>['history'][number];

/** What people did to the entry: who, when, why, and which words it had before. */
export function EntryHistory({ history }: { readonly history: readonly Act[] }): ReactElement | null {
  const t = useText();
  if (history.length === 0) return null;
  return (
    <section className="patent-part">
      <h2>{t('entry.history')}</h2>
      <ul className="entry-acts">{history.map((act) => <ActLine key={act.caseId} act={act} />)}</ul>
    </section>
  );
}

function ActLine({ act }: { readonly act: Act }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return (
    <li>
      <strong>{t(act.act)}</strong> <span className="muted">{act.byName} · {instantWords(act.at, language)} · <Link to="/case/$id" params={{ id: act.caseId }}>{act.number}</Link></span>
      <p>{t('entry.reason')}{t('common.separator')}{act.reason}</p>
      {act.changes.length > 0 && (
        <dl className="definition-list">
          {act.changes.map(({ field, before, after }) => (
            <Change key={field} name={Object.hasOwn(ENTRY_FIELDS, field) ? t(ENTRY_FIELDS[field as EntryField]) : field} before={before} after={after} />
          ))}
        </dl>
      )}
      {act.absorbed.length > 0 && <p className="muted">{t('entry.absorbed', { n: act.absorbed.length })}</p>}
    </li>
  );
}

function Change({ name, before, after }: { readonly name: string; readonly before: string | undefined; readonly after: string | undefined }): ReactElement {
  const t = useText();
  const empty = <span className="muted">{t('entry.empty')}</span>;
  return <><dt>{name}</dt><dd>{before === undefined ? empty : <del>{before}</del>} → {after === undefined ? empty : <ins>{after}</ins>}</dd></>;
}
