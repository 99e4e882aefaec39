import { type FormEvent, type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';

export type Collection = Reply<typeof ROUTES.createCollection>;

const SHARINGS = ['none', 'read', 'edit'] as const;

interface CollectionFormProps {
  /** The one that is changed; without it a new one is begun. */
  readonly collection?: Collection;
  onDone(collection: Collection): void;
  onCancel?(): void;
}

/** Asks for the name of a collection, what is to be said of it, and how far others may go with it. */
export function CollectionForm({ collection, onDone, onCancel }: CollectionFormProps): ReactElement {
  const t = useText();
  const [name, setName] = useState(collection?.name ?? '');
  const [note, setNote] = useState(collection?.note ?? '');
  const [shared, setShared] = useState<Collection['shared']>(collection?.shared ?? 'none');
  const create = useWrite(ROUTES.createCollection);
  const change = useWrite(ROUTES.changeCollection);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = { name, note, shared };
    const done = { onSuccess: (saved: Collection) => { void refresh(ROUTES.collections, ROUTES.collection); if (!collection) { setName(''); setNote(''); } onDone(saved); } };
    if (collection) change.mutate({ params: { id: collection.id }, body }, done);
    else create.mutate({ body }, done);
  };
  return (
    <form className="collection-form" onSubmit={submit}>
      <label>{t('collection.name')} <input className="text-input" value={name} maxLength={80} required onChange={(event) => setName(event.target.value)} /></label>
      <label>{t('collection.sharing')} <select className="text-input" value={shared} onChange={(event) => setShared(event.target.value as Collection['shared'])}>{SHARINGS.map((each) => <option key={each} value={each}>{t(`collection.shared.${each}`)}</option>)}</select></label>
      <label className="collection-note">{t('collection.note')} <textarea className="text-input" rows={2} value={note} maxLength={4000} onChange={(event) => setNote(event.target.value)} /></label>
      <span className="search-row">
        <button type="submit" className="button button-primary" disabled={create.isPending || change.isPending}>{t(collection ? 'collection.save' : 'collection.new')}</button>
        {onCancel && <button type="button" className="button" onClick={onCancel}>{t('common.cancel')}</button>}
      </span>
      <ProblemPanel problem={create.error ?? change.error} />
    </form>
  );
}
