import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Empty } from '../../ui/empty.tsx';
import { useText } from '../../ui/language.tsx';
import { Page } from '../../ui/page.tsx';

export function NotFound(): ReactElement {
  const t = useText();
  return (
    <Page title={t('common.notFound')}>
      <Empty title={t('common.notFound')} hint={t('common.notFoundHint')}>
        <Link to="/">{t('menu.work')}</Link>
      </Empty>
    </Page>
  );
}

/** A page whose code failed; what was typed is in its draft. */
export function Crashed({ error }: ErrorComponentProps): ReactElement {
  const t = useText();
  return (
    <Page title={t('common.crashed')}>
      <Empty title={t('common.crashed')} hint={t('common.crashedHint')}>
        <button type="button" className="button" onClick={() => window.location.reload()}>{t('common.reload')}</button>
        <details><summary>{t('common.more')}</summary><pre>{error instanceof Error ? error.message : String(error)}</pre></details>
      </Empty>
    </Page>
  );
}
