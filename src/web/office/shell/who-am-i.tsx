import { Link } from '@tanstack/react-router';
import { type FocusEvent, type ReactElement, useId, useState } from 'react';
import { CATALOG } from '#catalog/index.ts';
import { signOut, useMe } from '../../api/session.ts';
import { LanguageSwitch, type Text, useText } from '../../ui/language.tsx';

function postNames(roles: readonly string[], t: Text): string {
  return roles.map((role) => (CATALOG.roles[role] ? t(CATALOG.roles[role].name) : role)).join(t({ zh: '、', en: ', ' }));
}

/** Who is signed in, in which posts and for whom; and the way out. */
export function WhoAmI(): ReactElement {
  const t = useText();
  const me = useMe();
  const id = useId();
  const [open, setOpen] = useState(false);
  const leave = (event: FocusEvent<HTMLDivElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    // Escape closes the panel from wherever the focus is within it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="who" onBlur={leave} onKeyDown={(event) => event.key === 'Escape' && setOpen(false)}>
      <button type="button" className="plain-button who-name" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {me.name} <span aria-hidden="true">▾</span>
      </button>
      <section id={id} className="who-panel" hidden={!open} aria-label={t('shell.whoAmI')}>
        <p><strong>{me.name}</strong> {t(me.unitName)}</p>
        <p>{t('shell.posts')}{t('common.separator')}{postNames(me.roles, t)}</p>
        {me.delegations.map((each) => (
          <p key={each.person}>{t('shell.standingInFor')}{t('common.separator')}{each.name}{t('common.inBrackets', { text: postNames(each.roles, t) })}</p>
        ))}
        <p>{t('shell.today', { day: me.today })}</p>
        <p className="who-actions">
          <LanguageSwitch />
          <Link to="/password" className="link-button" onClick={() => setOpen(false)}>{t('shell.changePassword')}</Link>
          <button type="button" className="link-button" onClick={() => void signOut()}>{t('shell.signOut')}</button>
        </p>
      </section>
    </div>
  );
}
