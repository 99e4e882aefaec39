import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { Call, Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useRead, useWrite } from '../../api/api.ts';
import { useActor } from '../../api/session.ts';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { readsOnly } from '../posts.ts';
import type { Collection } from './collection-form.tsx';
import './collections.css';

type Gathering = NonNullable<Call<typeof ROUTES.addToCollection>['body']>;
type Gathered = Reply<typeof ROUTES.addToCollection> & { readonly into: Collection };

interface CollectProps {
  /** What the button says. */
  readonly label: string;
  readonly gather: Gathering;
}

/** Puts patents into a collection, one that is there or a new one (收藏). Nothing for those who only read. */
export function Collect({ label, gather }: CollectProps): ReactElement | null {
  const [open, setOpen] = useState(false);
  const [gathered, setGathered] = useState<Gathered>();
  if (readsOnly(useActor())) return null;
  const done = (result: Gathered): void => {
    setGathered(result);
    setOpen(false);
  };
  return (
    <>
      {!open && <button type="button" className="button" onClick={() => { setGathered(undefined); setOpen(true); }}>{label}</button>}
      {open && <CollectForm gather={gather} onDone={done} onCancel={() => setOpen(false)} />}
      <output className={gathered ? 'collected' : 'sr-only'}>{gathered && <Outcome gathered={gathered} />}</output>
    </>
  );
}

function Outcome({ gathered: { added, already, left, into } }: { readonly gathered: Gathered }): ReactElement {
  const t = useText();
  return (
    <>
      {t('collection.added', { name: into.name, added: grouped(added) })}{already > 0 && t('collection.already', { already: grouped(already) })}{left > 0 && t('collection.left', { left: grouped(left) })}{' '}
      <Link to="/collections/$id" params={{ id: into.id }}>{t('collection.open')}</Link>
    </>
  );
}

const NEW = '';

function CollectForm({ gather, onDone, onCancel }: { readonly gather: Gathering; onDone(gathered: Gathered): void; onCancel(): void }): ReactElement | null {
  const t = useText();
  const single = gather.patents?.length === 1 ? gather.patents[0] : undefined;
  const { data, error } = useRead(ROUTES.collections, single === undefined ? undefined : { query: { patent: single } });
  const [chosen, setChosen] = useState<string>();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const create = useWrite(ROUTES.createCollection);
  const add = useWrite(ROUTES.addToCollection);
  if (!data) return <ProblemPanel problem={error} />;
  const editable = data.rows.filter(({ mayEdit }) => mayEdit);
  const into = chosen ?? editable[0]?.id ?? NEW;
  const put = (collection: Collection): void => add.mutate({ params: { id: collection.id }, body: { ...gather, ...(note.trim() !== '' && { note }) } }, {
    onSuccess: (result) => { void refresh(ROUTES.collections, ROUTES.collection); onDone({ ...result, into: collection }); },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const known = editable.find(({ id }) => id === into);
    if (known) put(known);
    // Begun and then filled: should the filling fail, it is there to choose.
    else create.mutate({ body: { name } }, { onSuccess: (made) => { void refresh(ROUTES.collections); setChosen(made.id); put(made); } });
  };
  return (
    <form className="collection-form collect-form" onSubmit={submit}>
      <label>{t('collection.into')} <select className="text-input" value={into} onChange={(event) => setChosen(event.target.value)}>
        {editable.map(({ id, name: title, holds }) => <option key={id} value={id}>{title}{holds && `（${t('collection.holdsIt')}）`}</option>)}
        <option value={NEW}>{t('collection.intoNew')}</option>
      </select></label>
      {into === NEW && <label>{t('collection.name')} <input className="text-input" value={name} maxLength={80} required onChange={(event) => setName(event.target.value)} /></label>}
      <label className="collection-note">{t(single === undefined ? 'collection.noteEach' : 'collection.note')} <input className="text-input" value={note} maxLength={4000} onChange={(event) => setNote(event.target.value)} /></label>
      <span className="search-row">
        <button type="submit" className="button button-primary" disabled={create.isPending || add.isPending}>{t('collection.collect')}</button>
        <button type="button" className="button" onClick={onCancel}>{t('common.cancel')}</button>
      </span>
      <ProblemPanel problem={create.error ?? add.error} />
    </form>
  );
}
