import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { bureauName } from '../organisation/organisation.ts';

/** The bureau's units and districts as they are today. */
export const organisation: Operation<typeof ROUTES.organisation> = async (server) => {
  const bureau = await server.organisation();
  const today = (await server.setting()).today();
  const isNow = ({ from, to }: { readonly from: string; readonly to?: string }): boolean => from <= today && (to === undefined || today <= to);
  return {
    name: bureauName(bureau),
    demo: bureau.kind === 'demo',
    units: bureau.units.filter(isNow).map(({ code, name, parent, kind, functions, district }) => ({
      code, name: { ...name }, kind, functions: [...functions], ...(parent && { parent }), ...(district && { district }),
    })),
    districts: bureau.districts.filter(isNow).map(({ code, name }) => ({ code, name: { ...name } })),
  };
};
