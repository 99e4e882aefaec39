import { createRootRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { rememberedSearch } from './cases/list-memory.ts';
import { learnYears } from './indicators/default-year.ts';
import { indicatorsSearch } from './indicators/searches.ts';
import { caseSearch, type ListSearch, listSearch, workSearch } from './searches.ts';
import { calendarSearch } from './admin/searches.ts';
import { matchingSearch } from './parties/searches.ts';
import { patentSearch, patentsSearch } from './patents/searches.ts';
import { returnSearch, returnsSearch } from './returns/searches.ts';
import { collectionSearch } from './collections/searches.ts';
import { editionSearch, reportSearch } from './report/searches.ts';
import { roundSearch } from './round/searches.ts';
import { targetsSearch } from './targets/searches.ts';
import { queryInAddress } from './search/searches.ts';
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
  createRoute({ ...under, path: '/indicators', beforeLoad: learnYears, validateSearch: indicatorsSearch, component: lazyRouteComponent(() => import('./indicators/indicators-page.tsx'), 'IndicatorsPage') }),
  createRoute({ ...under, path: '/indicators/$id', beforeLoad: learnYears, validateSearch: indicatorsSearch, component: lazyRouteComponent(() => import('./indicators/indicator-page.tsx'), 'IndicatorPage') }),
  createRoute({ ...under, path: '/reports', beforeLoad: learnYears, component: lazyRouteComponent(() => import('./report/reports-page.tsx'), 'ReportsPage') }),
  createRoute({ ...under, path: '/reports/$genre', beforeLoad: learnYears, validateSearch: reportSearch, component: lazyRouteComponent(() => import('./report/report-page.tsx'), 'ReportPage') }),
  createRoute({ ...under, path: '/report-rounds/$id', validateSearch: roundSearch, component: lazyRouteComponent(() => import('./round/round-page.tsx'), 'RoundPage') }),
  createRoute({ ...under, path: '/search', validateSearch: queryInAddress, component: lazyRouteComponent(() => import('./search/search-page.tsx'), 'SearchPage') }),
  createRoute({ ...under, path: '/collections', component: lazyRouteComponent(() => import('./collections/collections-page.tsx'), 'CollectionsPage') }),
  createRoute({ ...under, path: '/collections/$id', validateSearch: collectionSearch, component: lazyRouteComponent(() => import('./collections/collection-page.tsx'), 'CollectionPage') }),
  createRoute({ ...under, path: '/readings', component: lazyRouteComponent(() => import('./reading/reading-page.tsx'), 'ReadingPage') }),
  createRoute({ ...under, path: '/scoring-schemes/$id', component: lazyRouteComponent(() => import('./scoring/scores-page.tsx'), 'ScoresPage') }),
  createRoute({ ...under, path: '/monthly-returns', validateSearch: returnsSearch, component: lazyRouteComponent(() => import('./returns/returns-page.tsx'), 'ReturnsPage') }),
  createRoute({ ...under, path: '/monthly-returns/$id', validateSearch: returnSearch, component: lazyRouteComponent(() => import('./returns/return-page.tsx'), 'ReturnPage') }),
  createRoute({ ...under, path: '/targets', beforeLoad: learnYears, validateSearch: targetsSearch, component: lazyRouteComponent(() => import('./targets/targets-page.tsx'), 'TargetsPage') }),
  createRoute({ ...under, path: '/editions/$id', validateSearch: editionSearch, component: lazyRouteComponent(() => import('./report/edition-page.tsx'), 'EditionPage') }),
  createRoute({ ...under, path: '/documents/check', component: lazyRouteComponent(() => import('./documents/format-page.tsx'), 'FormatPage') }),
  createRoute({ ...under, path: '/documents/figures', beforeLoad: learnYears, component: lazyRouteComponent(() => import('./documents/figures-page.tsx'), 'FiguresPage') }),
  createRoute({ ...under, path: '/imports', component: lazyRouteComponent(() => import('./import/imports-page.tsx'), 'ImportsPage') }),
  createRoute({ ...under, path: '/imports/$id', component: lazyRouteComponent(() => import('./import/import-page.tsx'), 'ImportPage') }),
  createRoute({ ...under, path: '/parties/matching', validateSearch: matchingSearch, component: lazyRouteComponent(() => import('./parties/matching-page.tsx'), 'MatchingPage') }),
  createRoute({ ...under, path: '/patents', validateSearch: patentsSearch, component: lazyRouteComponent(() => import('./patents/patents-page.tsx'), 'PatentsPage') }),
  createRoute({ ...under, path: '/patents/new', component: lazyRouteComponent(() => import('./patents/new-patent-page.tsx'), 'NewPatentPage') }),
  createRoute({ ...under, path: '/patents/$id', validateSearch: patentSearch, component: lazyRouteComponent(() => import('./patents/patent-page.tsx'), 'PatentPage') }),
  createRoute({ ...under, path: '/admin/organisation', component: lazyRouteComponent(() => import('./admin/organisation-page.tsx'), 'OrganisationPage') }),
  createRoute({ ...under, path: '/admin/people', component: lazyRouteComponent(() => import('./admin/people-page.tsx'), 'PeoplePage') }),
  createRoute({ ...under, path: '/admin/delegation', component: lazyRouteComponent(() => import('./admin/delegation-page.tsx'), 'DelegationPage') }),
  createRoute({ ...under, path: '/admin/calendar', validateSearch: calendarSearch, component: lazyRouteComponent(() => import('./admin/calendar-page.tsx'), 'CalendarPage') }),
  createRoute({ ...under, path: '/admin/rules', component: lazyRouteComponent(() => import('./admin/rules-page.tsx'), 'RulesPage') }),
  createRoute({ ...under, path: '/admin/journal', component: lazyRouteComponent(() => import('./admin/journal-page.tsx'), 'JournalPage') }),
  createRoute({ ...under, path: '/password', component: lazyRouteComponent(() => import('./sign-in/password-page.tsx'), 'PasswordPage') }),
]);
