import { type ReactElement, type ReactNode, useEffect } from 'react';
import { useText } from './language.tsx';

export interface PageProps {
  readonly title: string;
  /** Beside the title, in lighter ink: a number, a state. */
  readonly aside?: ReactNode;
  /** At the right end of the title line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** Fills the height of the window, scrolling within: for tables. */
  readonly full?: boolean;
}

/** A page: its title line of at most 56 px and what is below. The document bears the title too. */
export function Page({ title, aside, actions, children, full }: PageProps): ReactElement {
  useDocumentTitle(title);
  return (
    <div className={full ? 'page page-full' : 'page'}>
      <header className="page-head">
        <h1 title={title}>{title}</h1>
        {aside && <div className="page-aside">{aside}</div>}
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

export function useDocumentTitle(title: string): void {
  const t = useText();
  const product = t('shell.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}

/** Shown while something is read; says so to a screen reader. */
export function Loading(): ReactElement {
  const t = useText();
  return <output className="loading">{t('common.loading')}</output>;
}
