import type { ReactElement } from 'react';
import { useText } from '../ui/language.tsx';
import { PublicPage } from './frame.tsx';
import { PlaceLink } from './place.tsx';

const DOORS = [
  { to: '/matter', name: 'home.matter', text: 'home.matterText' },
  { to: '/follow', name: 'home.follow', text: 'home.followText' },
  { to: '/statistics', name: 'home.statistics', text: 'home.statisticsText' },
] as const;

/** What one can do here, in plain words. */
export function HomePage(): ReactElement {
  const t = useText();
  return (
    <PublicPage title={t('home.title')}>
      <ul className="doors">
        {DOORS.map(({ to, name, text }) => (
          <li key={to}>
            <PlaceLink to={to} className="door"><strong>{t(name)}</strong><span>{t(text)}</span></PlaceLink>
          </li>
        ))}
      </ul>
      <p className="public-phone">{t('home.phone')}<a href="tel:12330">12330</a></p>
    </PublicPage>
  );
}
