import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Crashed, NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });
const under = { getParentRoute: () => root } as const;

/**
 * Every page of the office, its code fetched when it is first opened.
 * A new page: its component in a folder of its own, a line here, and where staff find it, a line in `menu.ts`.
 */
export const ROUTE_TREE = root.addChildren([
  createRoute({ ...under, path: '/password', component: lazyRouteComponent(() => import('./sign-in/password-page.tsx'), 'PasswordPage') }),
]);
