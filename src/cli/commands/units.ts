import { isCivilDate } from '#domain/calendar/civil-date.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import { asOn, isInForce, type Unit } from '#domain/organisation/organisation.ts';
import { type CommandCall, EXIT, type ServerCommand } from '../command.ts';

function dayOf({ values }: CommandCall, today: string): string {
  const { on = today } = values;
  if (!isCivilDate(on)) throw new ProblemError(problem('wrong-format', { field: { zh: '日期 --on', en: '--on' }, expected: 'YYYY-MM-DD' }, 'on'));
  return on;
}

function told({ code, name, parent, kind, functions, district, from, to, successors }: Unit): object {
  return { code, name: name.zh, nameEn: name.en, parent: parent ?? null, kind, functions, district: district ?? null, from, to: to ?? null, successors: successors ?? [] };
}

/** The units of the bureau as they are on a day, today unless told, with the days from and until which they are. */
export const unitsCommand: ServerCommand = {
  name: 'units',
  summary: { zh: '列出机构（处室、中心、区局）及起止日期', en: 'list the units of the bureau with their dates' },
  options: {
    on: { type: 'string', value: 'DAY', help: { zh: '某日的机构，默认今天', en: 'as on a day; today unless told' } },
    all: { type: 'boolean', help: { zh: '含已撤销的和将设立的', en: 'with those that have ended and those to come' } },
  },
  async work(server, call) {
    const { units } = await server.organisation();
    const day = dayOf(call, (await server.setting()).today());
    const shown = units.filter((unit) => call.values['all'] === true || isInForce(unit, day)).map((unit) => asOn(unit, day));
    if (call.settings.json) call.out(JSON.stringify(shown.map(told)));
    else for (const { code, name, parent, from, to } of shown) call.out(`${code.padEnd(20)} ${from} – ${(to ?? '').padEnd(10)}  ${name.zh}${parent ? ` ← ${parent}` : ''}`);
    return EXIT.done;
  },
};
