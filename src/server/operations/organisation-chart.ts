import type { Static } from 'typebox';
import type { NodeKind } from '#domain/organisation/change.ts';
import type { Standing, TreeNode, Unit } from '#domain/organisation/organisation.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { ChartNode } from '#contract/organisation-schemas.ts';
import type { Operation } from '../context.ts';
import type { Organisation } from '../organisation/organisation.ts';

type Node = Static<typeof ChartNode>;

function standingsOf({ standings, from, to, name, parent, functions }: TreeNode): Node['standings'] {
  const all: readonly Standing[] = standings ?? [{ from, name, ...(to && { to }), ...(parent && { parent }), ...(functions && { functions }) }];
  return all.map((each) => ({ from: each.from, name: { ...each.name }, functions: [...(each.functions ?? [])], ...(each.to && { to: each.to }), ...(each.parent && { parent: each.parent }) }));
}

function shown(node: NodeKind, of: TreeNode & Partial<Pick<Unit, 'kind' | 'district'>>, { people }: Organisation): Node {
  const own = node === 'unit' ? people.filter(({ unit, active }) => active && unit === of.code).length : 0;
  return {
    node, code: of.code, from: of.from, successors: [...(of.successors ?? [])], people: own, standings: standingsOf(of),
    ...(of.kind && { kind: of.kind }), ...(of.district && { district: of.district }), ...(of.to && { to: of.to }),
  };
}

/** Every unit and district that is, was or will be, with the changes recorded of them, the newest first. */
export const organisationChart: Operation<typeof ROUTES.organisationChart> = async (server) => {
  const organisation = await server.organisation();
  const rows = await server.database.kysely.selectFrom('organisation_change').selectAll().orderBy('id', 'desc').execute();
  return {
    nodes: [...organisation.units.map((unit) => shown('unit', unit, organisation)), ...organisation.districts.map((district) => shown('district', district, organisation))],
    changes: rows.map(({ id, node, code, kind, effective, content, basis, recorded_by, recorded_at }) => {
      const { name, parent, functions, unitKind, district, successors } = content;
      return {
        id: String(id), node, code, kind, on: effective, basis, byName: organisation.personName(recorded_by), at: recorded_at,
        ...(name && { name: { ...name } }), ...(parent && { parent }), ...(functions && { functions: [...functions] }),
        ...(unitKind && { unitKind }), ...(district && { district }), ...(successors && { successors: [...successors] }),
      };
    }),
  };
};
