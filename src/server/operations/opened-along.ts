import { compose } from '#domain/report/compose.ts';
import type { OpenedAlong, OpeningHelp } from '#domain/case/opens.ts';
import type { Server } from '../context.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { askedFor, districtsOn, genreOf, readingOf } from '../report/reading.ts';
import { openingOf } from '../store/cases.ts';
import type { History, Recorded } from '../store/record.ts';
import type { Showing } from './case-row.ts';

/** What a case's type says opens along with it (随同开办); undefined for one that opens alone. Nothing is written. */
export async function openedAlong(server: Server, { setting, organisation }: Showing, { type, events }: History): Promise<readonly OpenedAlong[] | undefined> {
  const { opens } = setting.catalog.getType(type).opening;
  return opens?.cases(events[0]?.input ?? {}, helpFrom(server, organisation, setting.today()));
}

/** The histories of what opens along, once the opening case has its number. @throws ProblemError with all that is wrong with one of them */
export function historiesAlong({ setting, actor }: Showing, { type, view }: Recorded, along: readonly OpenedAlong[]): readonly History[] {
  const { opens } = type.opening;
  if (!opens) return [];
  const reference = { id: view.id, number: view.number, title: type.title(view.values) };
  return along.map(({ unit = view.unit, input }) => openingOf(setting, opens.type, { action: 'open', input: { ...input, [opens.by]: reference } }, actor, unit));
}

function helpFrom(server: Server, organisation: Organisation, today: string): OpeningHelp {
  const { unitsNow } = organisation;
  return {
    districts: districtsOn(organisation, today),
    findUnitFor: (needed) => unitsNow.find(({ functions }) => functions.includes(needed))?.code,
    findUnitOf: (district) => unitsNow.find((unit) => unit.district === district)?.code,
    composeReport: async (id, { year, asOf }) => {
      const genre = genreOf(server.catalog, id);
      const reading = await readingOf(server, askedFor(genre, { year, asOf }));
      return compose(genre, reading.request, reading.on);
    },
  };
}
