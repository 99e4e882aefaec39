import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rememberedSearch } from './cases/list-memory.ts';
import { caseSearch, type ListSearch, listSearch, workSearch } from './searches.ts';
import { Crashed, NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });
const under = { getParentRoute: () => root } as const;

/** A list opened without conditions opens with those used last. */
function restoreFilter({ params, search }: { readonly params: { readonly type: string }; readonly search: ListSearch }): void {
  const remembered = rememberedSearch(params.type);
  const plain = Object.keys(search).length === 0 && Object.keys(remembered).length > 0;
  if (plain) throw redirect({ to: '/cases/$type', params, search: remembered, replace: true });
}

/**
 * Every page of the office, its code fetched when it is first opened.
 * A new page: its component in a folder of its own, a line here, and where staff find it, a line in `menu.ts`.
 */
export const ROUTE_TREE = root.addChildren([
  createRoute({ ...under, path: '/', validateSearch: workSearch, component: lazyRouteComponent(() => import('./worklist/worklist-page.tsx'), 'WorklistPage') }),
  createRoute({ ...under, path: '/cases/$type', validateSearch: listSearch, beforeLoad: restoreFilter, component: lazyRouteComponent(() => import('./cases/cases-page.tsx'), 'CasesPage') }),
  createRoute({ ...under, path: '/cases/$type/new', component: lazyRouteComponent(() => import('./entry/entry-page.tsx'), 'EntryPage') }),
  createRoute({ ...under, path: '/case/$id', validateSearch: caseSearch, component: lazyRouteComponent(() => import('./case/case-page.tsx'), 'CasePage') }),
  createRoute({ ...under, path: '/password', component: lazyRouteComponent(() => import('./sign-in/password-page.tsx'), 'PasswordPage') }),
]);
