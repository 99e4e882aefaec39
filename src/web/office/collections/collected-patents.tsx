import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { refresh, useWrite } from '../../api/api.ts';
import { instantWords } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { kindName } from '../patents/kind-name.ts';
import type { Collection } from './collection-form.tsx';

type Collected = Reply<typeof ROUTES.collection>['rows'][number];

interface CollectedPatentsProps {
  readonly collection: Collection;
  readonly rows: readonly Collected[];
  readonly mayEdit: boolean;
}

/** The patents of a page of a collection, each with its note and who put it there. */
export function CollectedPatents({ collection: { id }, rows, mayEdit }: CollectedPatentsProps): ReactElement {
  const t = useText();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const remove = useWrite(ROUTES.removeFromCollection);
  const takeOut = (patents: readonly string[]): void => remove.mutate({ params: { id }, body: { patents: [...patents] } }, { onSuccess: () => { setSelected(new Set()); void refresh(ROUTES.collection, ROUTES.collections); } });
  const select = (patent: string, on: boolean): void => setSelected(new Set(on ? [...selected, patent] : [...selected].filter((each) => each !== patent)));
  return (
    <>
      {selected.size > 0 && <div className="search-tools"><button type="button" className="button" disabled={remove.isPending} onClick={() => takeOut([...selected])}>{t('collection.takeOutSelected', { n: selected.size })}</button><button type="button" className="link-button" onClick={() => setSelected(new Set())}>{t('collection.clear')}</button></div>}
      <ProblemPanel problem={remove.error} />
      <ol className="search-hits">
        {rows.map((row) => (
          <li key={row.hit.id}>
            <CollectedHead row={row} {...(mayEdit && { selected: selected.has(row.hit.id), onSelect: (on: boolean) => select(row.hit.id, on) })} />
            <Note collection={id} row={row} mayEdit={mayEdit} onTakeOut={() => takeOut([row.hit.id])} />
          </li>
        ))}
      </ol>
    </>
  );
}

function CollectedHead({ row: { hit, addedByName, addedAt }, selected, onSelect }: { readonly row: Collected; readonly selected?: boolean; onSelect?(on: boolean): void }): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  return (
    <>
      <h2 className="hit-title" lang="zh-CN">{onSelect && <input type="checkbox" className="hit-select" checked={selected} aria-label={t('collection.select', { title: hit.title })} onChange={(event) => onSelect(event.target.checked)} />}<Link to="/patents/$id" params={{ id: hit.id }}>{hit.title}</Link></h2>
      <p className="search-about">
        <span>{hit.application ?? hit.publication}</span><span>{kindName(hit.kind, t)}</span>{hit.date && <span>{hit.date}</span>}<span lang="zh-CN">{hit.applicants.join('；')}</span>
        <span>{t('collection.addedBy', { name: addedByName, at: instantWords(addedAt, language) })}</span>
      </p>
    </>
  );
}

interface NoteProps {
  readonly collection: string;
  readonly row: Collected;
  readonly mayEdit: boolean;
  onTakeOut(): void;
}

function Note({ collection, row: { hit, note, notedByName, notedAt }, mayEdit, onTakeOut }: NoteProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const [writing, setWriting] = useState(false);
  if (writing) return <NoteForm collection={collection} patent={hit.id} title={hit.title} note={note} onClose={() => setWriting(false)} />;
  return (
    <div className="collected-note">
      {note !== '' && <p className="collection-text">{note} {notedByName !== undefined && notedAt !== undefined && <span className="muted">{t('collection.notedBy', { name: notedByName, at: instantWords(notedAt, language) })}</span>}</p>}
      {mayEdit && <span className="search-row no-print"><button type="button" className="link-button" aria-label={t('collection.noteOf', { title: hit.title })} onClick={() => setWriting(true)}>{t(note === '' ? 'collection.addNote' : 'collection.changeNote')}</button><button type="button" className="link-button" aria-label={t('collection.takeOutOf', { title: hit.title })} onClick={onTakeOut}>{t('collection.takeOut')}</button></span>}
    </div>
  );
}

function NoteForm({ collection, patent, title, note, onClose }: { readonly collection: string; readonly patent: string; readonly title: string; readonly note: string; onClose(): void }): ReactElement {
  const t = useText();
  const [text, setText] = useState(note);
  const write = useWrite(ROUTES.noteInCollection);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    write.mutate({ params: { id: collection, patent }, body: { note: text } }, { onSuccess: () => { void refresh(ROUTES.collection); onClose(); } });
  };
  return (
    <form className="collection-form" onSubmit={submit}>
      <label className="collection-note">{t('collection.noteOf', { title })} <textarea className="text-input" rows={3} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} /></label>
      <span className="search-row"><button type="submit" className="button button-primary" disabled={write.isPending}>{t('collection.save')}</button><button type="button" className="button" onClick={onClose}>{t('common.cancel')}</button></span>
      <ProblemPanel problem={write.error} />
    </form>
  );
}
