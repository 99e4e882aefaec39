import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#domain/access/actor.ts';
import { problem, ProblemError } from '#domain/errors.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Operation, Server } from '../context.ts';
import { approvalCondition, type CaseFilter, filterCondition, readableCondition, typesOf } from '../store/list.ts';
import { listCases, type ListedPage } from '../store/page.ts';
import { caseRow, type Showing } from './case-row.ts';
import { showingFor } from './showing.ts';

type Query = CaseFilter & { readonly sort?: string; readonly after?: string; readonly limit?: number };

/** A query's `where` is JSON text; anything else is refused. */
export function filterFrom(query: Omit<Query, 'where'> & { readonly where?: string }): CaseFilter {
  const { where, ...rest } = query;
  return { ...rest, ...(where && { where: whereFrom(where) }) };
}

function whereFrom(where: string): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(where);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
  } catch {
    // falls through to the refusal
  }
  throw new ProblemError(problem('bad-request', { detail: { zh: 'where 须为 JSON 对象', en: 'where must be a JSON object' } }, 'where'));
}

/** The cases that the caller may read and that the filter keeps. */
export function conditionFor({ setting, actor }: Pick<Showing, 'setting' | 'actor'>, filter: CaseFilter): RawBuilder<unknown> {
  return sql`${readableCondition(setting.catalog, actor, typesOf(filter))} and ${filterCondition(setting.catalog, actor, filter, setting.today())}`;
}

/** One page of cases as rows for the caller. */
export async function pageFor(server: Server, showing: Showing, condition: RawBuilder<unknown>, query: Pick<Query, 'sort' | 'after' | 'limit'>): Promise<{ rows: ReturnType<typeof caseRow>[] } & Omit<ListedPage, 'rows'>> {
  const page = await listCases(server.database.kysely, condition, query.sort ?? '-day', query.limit ?? 50, query.after);
  return { ...page, rows: page.rows.map(({ view }) => caseRow(showing, view)) };
}

export const cases: Operation<typeof ROUTES.cases> = async (server, { query, actor }) => {
  const showing = await showingFor(server, actor);
  return pageFor(server, showing, conditionFor(showing, filterFrom(query)), query);
};

/** Open cases that nobody handles yet and that the caller's unit leads, or has where none leads: whoever of them is free takes them up. */
function waitingInUnit({ unit, functions }: Pick<Actor, 'unit' | 'functions'>): RawBuilder<unknown> {
  return sql`case when f.lead is null then f.unit = ${unit} else f.lead = ${unit} or f.lead = any(${[...functions]}) end`;
}

/** What waits for the caller: cases they handle (or opened, or their unit has, where nobody else handles them), and approvals that their posts, or those they fill for others, decide (我的办件). */
export const worklist: Operation<typeof ROUTES.worklist> = async (server, { query, actor }) => {
  const showing = await showingFor(server, actor);
  const approvals = sql`(${approvalCondition(actor)} and f.content->'pending'->>'proposedBy' <> ${actor.person})`;
  const mine = sql`(f.closed_on is null and not f.annulled and (f.assignee = ${actor.person} or (f.assignee is null and (f.opened_by = ${actor.person} or ${waitingInUnit(actor)})))) or ${approvals}`;
  const narrowed = sql`${foundFirst(query.approvals ? approvals : mine)} and ${conditionFor(showing, { light: query.light, q: query.q })}`;
  const page = await pageFor(server, showing, narrowed, { sort: 'due', limit: query.limit, after: query.after });
  return { ...page, ...(await countsOf(server, sql`${foundFirst(mine)} and ${conditionFor(showing, {})}`, approvals, showing.setting.today())) };
};

/** A condition that few cases meet: they are found before anything else is asked, not while walking all cases in the list's order. */
function foundFirst(condition: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`f.id = any(array(select f.id from case_file f where ${condition}))`;
}

async function countsOf(server: Server, condition: RawBuilder<unknown>, approvals: RawBuilder<unknown>, today: string): Promise<{ lights: { red: number; yellow: number; green: number; suspended: number }; approvals: number }> {
  const { rows } = await sql<Record<'red' | 'yellow' | 'green' | 'suspended' | 'approvals', bigint>>`select
      count(*) filter (where f.suspended)::bigint as suspended,
      count(*) filter (where not f.suspended and f.due_on < ${today}::date)::bigint as red,
      count(*) filter (where not f.suspended and f.due_on >= ${today}::date and f.warn_on <= ${today}::date)::bigint as yellow,
      count(*) filter (where not f.suspended and f.warn_on > ${today}::date)::bigint as green,
      count(*) filter (where ${approvals})::bigint as approvals
    from case_file f where ${condition}`.execute(server.database.kysely);
  const [row] = rows;
  const number = (name: 'red' | 'yellow' | 'green' | 'suspended' | 'approvals'): number => Number(row?.[name] ?? 0n);
  return { lights: { red: number('red'), yellow: number('yellow'), green: number('green'), suspended: number('suspended') }, approvals: number('approvals') };
}
