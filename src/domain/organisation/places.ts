import type { CivilDate } from '../calendar/civil-date.ts';
import type { Places } from '../indicator/evaluate.ts';
import type { NoBasis, Period, Scope } from '../indicator/fact.ts';
import { isInForce, standingOn, type TreeNode } from './organisation.ts';
import { type DatedTree, splitAcross } from './tree.ts';

/** The units or the districts with their tree. */
export interface PlaceTree {
  readonly nodes: readonly TreeNode[];
  readonly tree: DatedTree;
}

/** The districts in force on a day that have none below them (末级区划). */
export function leavesOn<T extends TreeNode>(nodes: readonly T[], day: CivilDate): readonly T[] {
  const inForce = nodes.filter((node) => isInForce(node, day));
  const parents = new Set(inForce.map((node) => standingOn(node, day).parent));
  return inForce.filter(({ code }) => !parents.has(code));
}

function lived({ from, to }: TreeNode, period: Period): boolean {
  return from <= period.to && (to === undefined || to >= period.from);
}

/** What the trees of units and districts say of a scope; `today` is the day whose boundaries are the present ones. */
export function placesIn(units: PlaceTree, districts: PlaceTree, today: CivilDate): Places {
  const asked = ({ unit, district }: Scope): readonly (readonly [PlaceTree, string])[] => [...(unit ? [[units, unit] as const] : []), ...(district ? [[districts, district] as const] : [])];
  const refusalOf = ({ nodes }: PlaceTree, code: string, period: Period): NoBasis | undefined => {
    const own = nodes.find((node) => node.code === code);
    if (own?.to !== undefined && own.to < today) return 'not-existing';
    return splitAcross(nodes, code, today).some((node) => lived(node, period)) ? 'not-comparable' : undefined;
  };
  const existed = ({ nodes, tree }: PlaceTree, code: string, period: Period, { boundaries }: Scope): boolean => {
    const codes = boundaries === 'today' ? tree.spans(code, period, boundaries).flatMap((span) => span.codes) : [code];
    const known = nodes.filter((node) => codes.includes(node.code));
    return known.length === 0 || known.some((node) => lived(node, period));
  };
  return {
    refusal: (scope, period) => (scope.boundaries === 'today' ? asked(scope).map(([tree, code]) => refusalOf(tree, code, period)).find(Boolean) : undefined),
    existed: (scope, period) => asked(scope).every(([tree, code]) => existed(tree, code, period, scope)),
    reporting: ({ district, boundaries }, day) => {
      const leaves = leavesOn(districts.nodes, day).map(({ code }) => code);
      const within = district === undefined ? undefined : districts.tree.standing(district, day, boundaries);
      return leaves.filter((code) => within?.includes(code) ?? true);
    },
  };
}
