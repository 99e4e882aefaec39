import { CATALOG } from '#catalog/index.ts';
import { ROUTES } from '#contract/routes.ts';
import type { CaseType, Wing } from '#domain/case/case-type.ts';
import type { Label } from '#domain/text.ts';
import type { Me } from '../api/session.ts';
import type { TextKey } from '../ui/texts.ts';
import { holdsPostFor } from './posts.ts';

/** One line of the rail. */
export interface MenuItem {
  readonly to: string;
  readonly name: Label | TextKey;
  /** Who sees it; without it everybody who sees its group. */
  readonly shownTo?: (me: Me) => boolean;
}

/** A heading of the rail; without items it is itself a link. */
export interface MenuGroup {
  readonly id: string;
  readonly name: TextKey;
  readonly to?: string;
  readonly items?: readonly MenuItem[];
  /** Who sees it; without it everybody who sees business data. */
  readonly shownTo?: (me: Me) => boolean;
}

const WINGS = ['creation', 'utilization', 'protection', 'governance', 'service'] as const satisfies readonly Wing[];

/** Kinds of work that have a page of their own in place of a plain list. */
const PAGES: Readonly<Record<string, string>> = { 'monthly-return': '/monthly-returns' };

function itemFor(type: CaseType): MenuItem {
  return { to: PAGES[type.id] ?? `/cases/${type.id}`, name: type.name };
}

function itemsOf(wing: Wing): readonly MenuItem[] {
  return CATALOG.current.filter((type) => type.wing === wing).map(itemFor);
}

/** The house itself: what administrators keep and everybody may look up. */
const ADMINISTRATION: readonly MenuItem[] = [
  { to: '/admin/organisation', name: 'admin.organisation' },
  { to: '/admin/people', name: 'admin.people' },
  { to: '/admin/delegation', name: 'admin.delegation' },
  { to: '/admin/calendar', name: 'admin.calendar' },
  { to: '/admin/rules', name: 'admin.rules' },
  { to: '/admin/journal', name: 'admin.journal', shownTo: (me) => holdsPostFor(me, ROUTES.verify.access) },
];

/** The rail from top to bottom. The wings and registers follow from the catalogue; the rest is one line a page. */
export const MENU: readonly MenuGroup[] = [
  { id: 'work', name: 'menu.work', to: '/' },
  ...WINGS.map((wing): MenuGroup => ({ id: wing, name: `menu.${wing}`, items: itemsOf(wing) })),
  { id: 'registers', name: 'menu.registers', items: [...itemsOf('registers'), { to: '/parties/matching', name: 'match.title' }, { to: '/patents', name: 'menu.patents' }, { to: '/search', name: 'search.title' }, { to: '/collections', name: 'collection.title' }, { to: '/imports', name: 'menu.imports' }] },
  { id: 'indicators', name: 'menu.indicators', to: '/indicators' },
  { id: 'targets', name: 'targets.title', to: '/targets' },
  { id: 'reports', name: 'menu.reports', to: '/reports' },
  { id: 'admin', name: 'menu.admin', items: ADMINISTRATION, shownTo: () => true },
];

/** The groups that somebody sees; those whose posts see no business data only what is said to be theirs. */
export function menuFor(me: Me): readonly MenuGroup[] {
  const filled = MENU.filter((group) => group.to !== undefined || (group.items?.length ?? 0) > 0);
  const shown = filled.filter((group) => group.shownTo?.(me) ?? !me.blind);
  return shown.map((group) => (group.items ? { ...group, items: group.items.filter((item) => item.shownTo?.(me) ?? true) } : group));
}
