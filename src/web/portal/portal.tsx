import { lazy, type ReactElement, Suspense } from 'react';
import { Loading } from '../ui/page.tsx';
import { Frame } from './frame.tsx';
import { HomePage } from './home-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { usePath } from './place.tsx';
import './receipt.css';
import './statistics.css';
// Last: its narrow and printed forms overrule the others.
import './portal.css';

const MatterPages = lazy(async () => ({ default: (await import('./matter/matter-pages.tsx')).MatterPages }));
const ReceiptPage = lazy(async () => ({ default: (await import('./receipt-page.tsx')).ReceiptPage }));
const FollowPage = lazy(async () => ({ default: (await import('./follow-page.tsx')).FollowPage }));
const StatisticsPage = lazy(async () => ({ default: (await import('./statistics-page.tsx')).StatisticsPage }));

/** What the public sees: send a matter to the desk, follow it, read the published figures. */
export function Portal(): ReactElement {
  const path = usePath();
  return (
    <Frame path={path}>
      <Suspense fallback={<Loading />}><PageAt path={path} /></Suspense>
    </Frame>
  );
}

function PageAt({ path }: { readonly path: string }): ReactElement {
  const [first = '', second] = path.split('/').filter(Boolean);
  switch (first) {
    case '':
    case 'portal.html':
      return <HomePage />;
    case 'matter':
      return <MatterPages step={second} />;
    case 'receipt':
      return <ReceiptPage />;
    case 'follow':
      return <FollowPage />;
    case 'statistics':
      return <StatisticsPage />;
    default:
      return <NotFoundPage />;
  }
}
