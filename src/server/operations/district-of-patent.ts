import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import { placeOf, placingBy } from '../parties/place-entries.ts';
import { readPlace } from '../parties/read-places.ts';
import { getPatent } from '../patents/get-patent.ts';

/** In which district a patent counts, and why (专利的区划). */
export const districtOfPatent: Operation<typeof ROUTES.districtOfPatent> = async (server, { params }) => {
  const { kysely } = server.database;
  const organisation = await server.organisation();
  const { id, record } = await getPatent(kysely, params.id);
  return readPlace(kysely, organisation, String(id), await placeOf(kysely, placingBy(organisation.districts), { id: Number(id), record }));
};
