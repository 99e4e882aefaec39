import { type ReactElement, useMemo, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import type { Reply } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import { type Person, useNames, usePeople } from '../../api/names.ts';
import { useMe } from '../../api/session.ts';
import { type Column, DataTable } from '../../ui/data-table/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { type Text, useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';
import { SideSheet, WithSheet } from '../../ui/side-sheet.tsx';
import '../parts.css';
import { holdsPostFor } from '../posts.ts';
import './admin.css';
import { OneTimePassword } from './one-time-password.tsx';
import { PersonForm } from './person-form.tsx';

type Saved = Reply<typeof ROUTES.savePerson>;
type Open = { readonly is: 'form'; readonly person?: Person } | { readonly is: 'password'; readonly name: string; readonly password: string };

function rolesText(roles: readonly string[], t: Text): string {
  return roles.map((role) => (CATALOG.roles[role] ? t(CATALOG.roles[role]?.name ?? { zh: role, en: role }) : role)).join(t({ zh: '、', en: ', ' }));
}

/** The people of the bureau, their posts and accounts. Administrators add and change them. */
export function PeoplePage(): ReactElement {
  const t = useText();
  const me = useMe();
  const people = usePeople();
  const names = useNames();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<Open>();
  const mayChange = holdsPostFor(me, ROUTES.savePerson.access);
  const unitName = (code: string): string => names.name('unit', code) ?? code;
  const words = (person: Person): string => `${person.name} ${person.user ?? ''} ${unitName(person.unit)} ${rolesText(person.roles, t)}`.toLowerCase();
  const shown = people.filter((person) => query.toLowerCase().split(/\s+/).every((part) => words(person).includes(part)));
  const columns = useMemo((): Column<Person>[] => [
    { id: 'name', title: t('people.name'), render: (person) => (mayChange ? <button type="button" className="link-button" onClick={() => setOpen({ is: 'form', person })} title={t('people.changeOf', { name: person.name })}>{person.name}</button> : person.name) },
    { id: 'unit', title: t('people.unit'), render: (person) => names.name('unit', person.unit) ?? person.unit },
    { id: 'roles', title: t('people.roles'), width: 40, render: (person) => rolesText(person.roles, t) },
    { id: 'user', title: t('people.user'), render: (person) => person.user ?? <span className="muted">{t('people.noUser')}</span> },
    { id: 'state', title: t('people.state'), render: (person) => (person.active ? t('people.active') : <span className="muted">{t('people.left')}</span>) },
  ], [t, mayChange, names]);
  const onSaved = (name: string, { oneTimePassword }: Saved): void => setOpen(oneTimePassword === undefined ? undefined : { is: 'password', name, password: oneTimePassword });
  return (
    <WithSheet sheet={open && <PeopleSheet open={open} onClose={() => setOpen(undefined)} onSaved={onSaved} />}>
      <Page title={t('admin.people')} aside={t('people.count', { n: shown.length })} actions={mayChange && <button type="button" className="button button-primary" onClick={() => setOpen({ is: 'form' })}>{t('people.add')}</button>} full>
        <div className="filter-line no-print"><input type="search" className="text-input quick-find" aria-label={t('people.find')} placeholder={t('people.find')} value={query} onChange={(event) => setQuery(event.target.value)} /></div>
        <DataTable name={t('admin.people')} columns={columns} rows={shown} keyOf={(person) => person.code} empty={<Empty title={t('people.none')} hint={t('people.noneHint')} />} />
      </Page>
    </WithSheet>
  );
}

interface SheetProps {
  readonly open: Open;
  onClose(): void;
  onSaved(name: string, saved: Saved): void;
}

function PeopleSheet({ open, onClose, onSaved }: SheetProps): ReactElement {
  const t = useText();
  if (open.is === 'password') return <SideSheet title={t('people.password')} onClose={onClose}><OneTimePassword name={open.name} password={open.password} onDone={onClose} /></SideSheet>;
  const { person } = open;
  const title = person ? t('people.changeOf', { name: person.name }) : t('people.add');
  return <SideSheet title={title} onClose={onClose}><PersonForm key={person?.code ?? ''} {...(person && { person })} onSaved={onSaved} onCancel={onClose} /></SideSheet>;
}
