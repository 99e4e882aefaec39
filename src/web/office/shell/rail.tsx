import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useText } from '../../ui/language.tsx';
import { type MenuGroup, menuFor } from '../menu.ts';
import { useMe } from '../../api/session.ts';

/** The left rail: where everything is, always in the same place. */
export function Rail({ id, onGo }: { readonly id: string; onGo(): void }): ReactElement {
  const t = useText();
  const me = useMe();
  return (
    <nav id={id} className="rail" aria-label={t('shell.menu')}>
      <ul>
        {menuFor(me).map((group) => (
          <li key={group.id}>{group.to === undefined ? <Items group={group} onGo={onGo} /> : <RailLink to={group.to} name={t(group.name)} main onGo={onGo} />}</li>
        ))}
      </ul>
    </nav>
  );
}

function Items({ group, onGo }: { readonly group: MenuGroup; onGo(): void }): ReactElement {
  const t = useText();
  return (
    <>
      <h2 className="rail-heading">{t(group.name)}</h2>
      <ul>
        {(group.items ?? []).map((item) => (
          <li key={item.to}><RailLink to={item.to} name={t(item.name)} onGo={onGo} /></li>
        ))}
      </ul>
    </>
  );
}

function RailLink({ to, name, main, onGo }: { readonly to: string; readonly name: string; readonly main?: boolean; onGo(): void }): ReactElement {
  return (
    <Link to={to} className={main ? 'rail-link rail-main' : 'rail-link'} activeOptions={{ exact: to === '/', includeSearch: false }} onClick={onGo} title={name}>
      {name}
    </Link>
  );
}
