import type { ReactElement } from 'react';
import { useText } from '../ui/language.tsx';
import { PublicPage } from './frame.tsx';
import { PlaceLink } from './place.tsx';

export function NotFoundPage(): ReactElement {
  const t = useText();
  return <PublicPage title={t('portal.notFound')}><p><PlaceLink to="/">{t('portal.toHome')}</PlaceLink></p></PublicPage>;
}
