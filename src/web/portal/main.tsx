import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../ui/base.css';
import '../ui/print.css';
import { Providers } from '../ui/providers.tsx';
import { Portal } from './portal.tsx';

const host = document.getElementById('root');
if (!host) throw new Error('the page has no element #root');
createRoot(host).render(
  <StrictMode>
    <Providers fontSize={17}>
      <Portal />
    </Providers>
  </StrictMode>,
);
