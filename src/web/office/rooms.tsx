import { createRouter, RouterProvider } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Loading } from '../ui/page.tsx';
import { ROUTE_TREE } from './routes.tsx';

const router = createRouter({ routeTree: ROUTE_TREE, defaultPreload: 'intent', defaultPendingComponent: Loading, scrollRestoration: true });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** All pages behind the sign-in. */
export function Rooms(): ReactElement {
  return <RouterProvider router={router} />;
}
