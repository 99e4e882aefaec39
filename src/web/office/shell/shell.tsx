import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type ReactElement, Suspense, useEffect, useRef, useState } from 'react';
import { useMe } from '../../api/session.ts';
import { LanguageSwitch, useText } from '../../ui/language.tsx';
import { Loading } from '../../ui/page.tsx';
import { Rail } from './rail.tsx';
import { SearchBox } from './search-box.tsx';
import './shell.css';
import { WhoAmI } from './who-am-i.tsx';

/** The frame of the office: rail, search, who I am; the page in the middle. */
export function Shell(): ReactElement {
  const t = useText();
  const me = useMe();
  const [menuOpen, setMenuOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useFocusOnNewPage(path, main);
  return (
    <div className={menuOpen ? 'shell shell-menu-open' : 'shell'}>
      <a className="skip-link" href="#content" onClick={() => main.current?.focus()}>{t('common.skip')}</a>
      {me.bureau.demo && <section className="demo-banner" aria-label={t('shell.demoName')}>{t('shell.demo')}</section>}
      <header className="shell-head">
        <button type="button" className="plain-button menu-button" aria-expanded={menuOpen} aria-controls="rail" aria-label={t(menuOpen ? 'shell.closeMenu' : 'shell.openMenu')} onClick={() => setMenuOpen(!menuOpen)}>
          <span aria-hidden="true">☰</span>
        </button>
        <Link to="/" className="shell-name"><span className="shell-product">{t('shell.product')}</span> <span className="shell-bureau">{t(me.bureau.name)}</span></Link>
        {!me.blind && <SearchBox />}
        <div className="shell-end"><LanguageSwitch /><WhoAmI /></div>
      </header>
      <Rail id="rail" onGo={() => setMenuOpen(false)} />
      <main id="content" ref={main} tabIndex={-1} className="shell-main">
        <Suspense fallback={<Loading />}><Outlet /></Suspense>
      </main>
    </div>
  );
}

/** After going to another page the keyboard starts at its beginning, not where the old page was. */
function useFocusOnNewPage(path: string, main: { readonly current: HTMLElement | null }): void {
  const last = useRef(path);
  useEffect(() => {
    if (last.current !== path) main.current?.focus({ preventScroll: true });
    last.current = path;
  }, [path, main]);
}
