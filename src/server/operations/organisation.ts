import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { bureauName } from '../organisation/organisation.ts';

/** The bureau's units and districts as they are today, and the names of those that were or will be. */
export const organisation: Operation<typeof ROUTES.organisation> = async (server) => {
  const bureau = await server.organisation();
  const others = [
    ...bureau.units.filter((unit) => !bureau.unitsNow.includes(unit)).map(({ code, name }) => ({ node: 'unit' as const, code, name: { ...name } })),
    ...bureau.districts.filter((district) => !bureau.districtsNow.includes(district)).map(({ code, name }) => ({ node: 'district' as const, code, name: { ...name } })),
  ];
  return {
    name: bureauName(bureau),
    demo: bureau.kind === 'demo',
    units: bureau.unitsNow.map(({ code, name, parent, kind, functions, district }) => ({
      code, name: { ...name }, kind, functions: [...functions], ...(parent && { parent }), ...(district && { district }),
    })),
    districts: bureau.districtsNow.map(({ code, name }) => ({ code, name: { ...name } })),
    former: others,
  };
};
