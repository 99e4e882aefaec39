import type { ReactElement } from 'react';
import { grouped } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';

/** Turns the pages of a list of hits; nothing for a single page. */
export function Pages({ page, pages, onGo }: { readonly page: number; readonly pages: number; onGo(page: number): void }): ReactElement | null {
  const t = useText();
  if (pages < 2) return null;
  return (
    <nav className="search-pages" aria-label={t('search.pages')}>
      <button type="button" className="button" disabled={page <= 1} onClick={() => onGo(page - 1)}>{t('search.previous')}</button>
      <span>{t('search.page', { page: grouped(page), pages: grouped(pages) })}</span>
      <button type="button" className="button" disabled={page >= pages} onClick={() => onGo(page + 1)}>{t('search.next')}</button>
    </nav>
  );
}
