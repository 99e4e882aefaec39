import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useOrganisation } from '../api/names.ts';
import { LanguageSwitch, useText } from '../ui/language.tsx';
import { PlaceLink } from './place.tsx';

/** The frame of the portal: whose it is, the few pages there are, and what not to send. */
export function Frame({ path, children }: { readonly path: string; readonly children: ReactNode }): ReactElement {
  const t = useText();
  const bureau = useOrganisation();
  const main = useRef<HTMLElement>(null);
  return (
    <div className="public">
      <a className="skip-link" href="#content" onClick={() => main.current?.focus()}>{t('common.skip')}</a>
      <header>
        {bureau?.demo && <p className="public-demo">{t('portal.demo')}</p>}
        <div className="public-head">
          <PlaceLink to="/" className="public-name"><strong>{t(bureau?.name ?? 'portal.service')}</strong>{bureau && <span>{t('portal.service')}</span>}</PlaceLink>
          <LanguageSwitch />
        </div>
      </header>
      {path !== '/' && (
        <nav className="public-nav no-print" aria-label={t('portal.nav')}>
          <PlaceLink to="/">{t('portal.home')}</PlaceLink>
          <PlaceLink to="/matter">{t('matter.title')}</PlaceLink>
          <PlaceLink to="/follow">{t('follow.title')}</PlaceLink>
          <PlaceLink to="/statistics">{t('stats.title')}</PlaceLink>
        </nav>
      )}
      <main id="content" ref={main} tabIndex={-1}>{children}</main>
      <footer className="public-foot no-print">{t('portal.footer')}</footer>
    </div>
  );
}

interface PublicPageProps {
  readonly title: string;
  /** Above the title: which step of how many. */
  readonly above?: ReactNode;
  /** In lighter words below the title, for instance the term of law. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
}

let hasShownAPage = false;

/** A page of the portal. After going from one to another the reading starts at its title. */
export function PublicPage({ title, above, below, children }: PublicPageProps): ReactElement {
  const t = useText();
  const bureau = useOrganisation();
  const heading = useRef<HTMLHeadingElement>(null);
  const site = t(bureau?.name ?? 'portal.service');
  useEffect(() => {
    document.title = `${title} · ${site}`;
  }, [title, site]);
  useEffect(() => {
    if (hasShownAPage) heading.current?.focus({ preventScroll: true });
    hasShownAPage = true;
  }, [title]);
  return (
    <div className="public-page">
      {above && <p className="public-above">{above}</p>}
      <h1 ref={heading} tabIndex={-1}>{title}</h1>
      {below && <p className="public-below">{below}</p>}
      {children}
    </div>
  );
}
