import type { TreeNode } from '#domain/organisation/organisation.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { bureauName } from '../organisation/organisation.ts';

function dated({ code, name, from, to }: TreeNode): { code: string; name: { zh: string; en: string }; from: string; to?: string } {
  return { code, name: { ...name }, from, ...(to && { to }) };
}

/** The bureau's units and districts as they are today, and the names of those that were or will be. */
export const organisation: Operation<typeof ROUTES.organisation> = async (server) => {
  const bureau = await server.organisation();
  const former = [
    ...bureau.units.filter((unit) => !bureau.unitsNow.includes(unit)).map((unit) => ({ node: 'unit' as const, ...dated(unit) })),
    ...bureau.districts.filter((district) => !bureau.districtsNow.includes(district)).map((district) => ({ node: 'district' as const, ...dated(district) })),
  ];
  return {
    name: bureauName(bureau),
    demo: bureau.kind === 'demo',
    units: bureau.unitsNow.map(({ code, name, parent, kind, functions, district }) => ({
      code, name: { ...name }, kind, functions: [...functions], ...(parent && { parent }), ...(district && { district }),
    })),
    districts: bureau.districtsNow.map(({ code, name }) => ({ code, name: { ...name } })),
    former,
  };
};
