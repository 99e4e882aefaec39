import { type ReactElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import { useOrganisation } from '../api/names.ts';
import { useText } from '../ui/language.tsx';
import { Page } from '../ui/page.tsx';
import { Providers } from '../ui/providers.tsx';

function Portal(): ReactElement {
  const t = useText();
  const bureau = useOrganisation();
  return <Page title={bureau?.name ?? t('signIn.for')}>{null}</Page>;
}

const host = document.getElementById('root');
if (!host) throw new Error('the page has no element #root');
createRoot(host).render(<StrictMode><Providers fontSize={17}><Portal /></Providers></StrictMode>);
