import { type Kysely, sql } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { type CivilDate, civilDateAt, endOfYear } from '#domain/calendar/civil-date.ts';
import { percentageOf } from '#domain/indicator/derived.ts';
import { unscaled } from '#domain/indicator/evaluate.ts';
import type { Fact } from '#domain/indicator/fact.ts';
import type { Indicator } from '#domain/indicator/indicator.ts';
import { targetLight } from '#domain/indicator/target-light.ts';
import { standingOn } from '#domain/organisation/organisation.ts';
import { valueOf } from '#domain/report/figure-query.ts';
import { EMPTY_CELL, figureText } from '#domain/report/figure-text.ts';
import { evaluateFigure } from '#domain/report/figure-value.ts';
import type { TargetSpec } from '#domain/report/genre.ts';
import type { Label } from '#domain/text.ts';
import { targetLights } from '#catalog/rules/monthly-return.ts';
import { TARGETS, TARGETS_BY_DISTRICT } from '#catalog/supplied/targets.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation } from '../context.ts';
import type { Schema } from '../database/schema.ts';
import { LIVE } from '../ledger/balances.ts';
import { factFor, WITHHELD } from '../report/fact-reply.ts';
import { type Reading, readingOf } from '../report/reading.ts';

type Row = Reply<typeof ROUTES.targets>['rows'][number];
type Progress = Pick<Row, 'goal' | 'now' | 'completion' | 'light'>;

/** What a target is told with. */
interface Telling {
  readonly reading: Reading;
  readonly actor: Actor;
  /** Percentage points behind the even course that are still only a risk. */
  readonly tolerance: number;
  /** Of what is supplied, the last day of the year up to which it is. */
  readonly supplied: ReadonlyMap<string, CivilDate>;
}

/** The targets of a year (年度目标): what was set, how far it is, for the city and each district; and who set it when. */
export const targets: Operation<typeof ROUTES.targets> = async (server, { query, actor }) => {
  const reading = await readingOf(server, query);
  const setting = await server.setting();
  const { asOf, year } = reading.request;
  const telling: Telling = { reading, actor, tolerance: setting.rules.on(targetLights, setting.today()).params.tolerance, supplied: await lastSupplied(reading) };
  const settings = await settingsOf(reading, endOfYear(asOf));
  const rows = await Promise.all(TARGETS.map((spec) => rowOf(telling, spec, settings.get(spec.target) ?? [])));
  return { year, asOf, rows };
};

async function rowOf(telling: Telling, spec: TargetSpec, settings: Row['settings']): Promise<Row> {
  const { catalog, organisation, request } = telling.reading;
  const { measure, owner, name } = catalog.getIndicator(spec.target);
  const districts = TARGETS_BY_DISTRICT.includes(spec.target)
    ? await Promise.all(request.districts.map(async ({ code }) => ({ district: code, name: districtName(telling.reading, code), ...(await progressOf(telling, spec, code)) })))
    : [];
  return {
    indicator: spec.indicator, target: spec.target, name: topicOf(name), measure, owner,
    ownerName: organisation.unitsNow.find(({ functions }) => functions.includes(owner))?.name ?? catalog.functions[owner] ?? { zh: owner, en: owner },
    due: dueOf(telling.reading, spec), atMost: spec.comparison === 'at-most', ...(await progressOf(telling, spec)),
    districts: districts.some(({ goal }) => goal.value !== null) ? districts : [], settings,
  };
}

/** 培训场次目标 is the target; its subject is 培训场次. */
function topicOf({ zh, en }: Label): Label {
  const topic = en.replace(/^Target: /, '');
  return { zh: zh.replace(/目标$/, ''), en: topic.charAt(0).toUpperCase() + topic.slice(1) };
}

function districtName({ organisation, request }: Reading, code: string): Label {
  const found = organisation.findDistrict(code);
  return found ? standingOn(found, request.asOf).name : { zh: code, en: code };
}

function dueOf({ request: { year } }: Reading, { due = '12-31' }: TargetSpec): CivilDate {
  return `${year}-${due}`;
}

async function progressOf({ reading, actor, tolerance, supplied }: Telling, spec: TargetSpec, district?: string): Promise<Progress> {
  const { indicator, target } = spec;
  const { on, request, catalog } = reading;
  const more = district === undefined ? {} : { district };
  const asOf = supplied.get(indicator) ?? request.asOf;
  const at = { ...request, asOf };
  const [{ fact: goal }, { fact: now }, { fact: start }] = await Promise.all([
    evaluateFigure(on, request, valueOf(target, { whole: true }, more)), evaluateFigure(on, at, valueOf(indicator, {}, more)),
    evaluateFigure(on, request, valueOf(indicator, { yearsBack: 1, whole: true }, more)),
  ]);
  const measured = catalog.getIndicator(indicator);
  const shown = { goal: factFor(reading, actor, goal), now: factFor(reading, actor, now) };
  if (shown.now.reason === WITHHELD) return { ...shown, completion: NONE, light: 'none' };
  const due = dueOf(reading, spec);
  const atMost = spec.comparison === 'at-most';
  const course = { goal: goal.value, now: now.value, ...(levels(reading, measured) && { start: start.value }), atMost, due, asOf: request.asOf >= due ? request.asOf : asOf };
  return { ...shown, completion: atMost ? NONE : completionOf(spec, measured, now, goal), light: targetLight(course, tolerance) };
}

const NONE: Progress['completion'] = { value: null, text: EMPTY_CELL };

/** How much of a target is reached, in percent. */
function completionOf({ indicator, target }: TargetSpec, measured: Indicator, now: Fact, goal: Fact): Progress['completion'] {
  const fact = percentageOf(now, goal, 'completion', 'no-target');
  const value = fact.value === null ? { fact } : { fact, fraction: { top: now.value ?? 0, bottom: goal.value ?? 0, factor: 100 } };
  return { value: fact.value, text: figureText(value, { kind: 'completion', indicator, target }, measured, { without: EMPTY_CELL }) };
}

/** What a division supplies is told up to a day of its own, such as 30 June: the last one of the year that is not after the day asked for. */
async function lastSupplied({ database, catalog, request: { year, asOf } }: Reading): Promise<ReadonlyMap<string, CivilDate>> {
  const flows = TARGETS.map(({ indicator }) => catalog.getIndicator(indicator)).filter(({ source, computation }) => source === 'supplied' && computation.kind === 'flow').map(({ id }) => id);
  const { rows } = await sql<{ indicator: string; day: CivilDate }>`select p.indicator, max(p.day) as day from posting p
    where p.kind = 'observation' and p.source = 'supplied' and p.indicator = any(${flows}::text[]) and p.day between ${`${year}-01-01`}::date and ${asOf}::date and ${LIVE}
    group by p.indicator`.execute(database);
  return new Map(rows.map(({ indicator, day }) => [indicator, day]));
}

/** Whether an indicator tells a level, which a year begins with, and not what came about within it. */
function levels(reading: Reading, { computation }: Indicator): boolean {
  if (computation.kind === 'ratio') return levels(reading, reading.catalog.getIndicator(computation.numerator));
  return computation.kind === 'stock';
}

interface Raw {
  readonly indicator: string;
  readonly case_id: string;
  readonly number: string;
  readonly document: string | null;
  readonly at: string;
  readonly actor: string;
  readonly amount: bigint;
  readonly in_force: boolean;
}

/** Every time a target of the year was set or changed, newest first (目标的设定与调整): what was replaced stays in the journal. */
async function settingsOf({ database, catalog, organisation }: Reading, day: CivilDate): Promise<ReadonlyMap<string, Row['settings']>> {
  const rows = await setOn(database, day);
  const told = rows.map((row) => ({
    target: row.indicator,
    setting: {
      caseId: row.case_id, number: row.number, on: civilDateAt(row.at), by: organisation.personName(row.actor), document: row.document ?? '',
      amount: unscaled(Number(row.amount), catalog.getIndicator(row.indicator)), inForce: row.in_force,
    },
  }));
  return new Map([...Map.groupBy(told, ({ target }) => target)].map(([target, each]) => [target, each.map(({ setting }) => setting)]));
}

async function setOn(database: Kysely<Schema>, day: CivilDate): Promise<readonly Raw[]> {
  const { rows } = await sql<Raw>`select s.indicator, s.case_id, f.number, f.content->'values'->>'document' as document, e.at, e.actor, s.amount, s.in_force
    from (select indicator, case_id, event_id, sum(amount)::bigint as amount, bool_or(coalesce(live and event_id = newest, false)) as in_force
      from (select k.*, max(event_id) filter (where live) over (partition by indicator, district) as newest
        from (select p.indicator, p.case_id, p.event_id, p.district, p.amount, (${LIVE}) as live from posting p
          where p.kind = 'observation' and p.source = 'supplied' and p.reverses is null and p.day = ${day}::date and p.indicator = any(${TARGETS.map(({ target }) => target)}::text[])) as k) as ranked
      group by indicator, case_id, event_id) as s
    join case_event e on e.id = s.event_id join case_file f on f.id = s.case_id order by s.event_id desc`.execute(database);
  return rows;
}
