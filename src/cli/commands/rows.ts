import { SYSTEM } from '#domain/access/actor.ts';
import { ProblemError, problem } from '#domain/errors.ts';
import type { Reply } from '#contract/route.ts';
import type { ROUTES } from '#contract/routes.ts';
import type { Server } from '#server/context.ts';
import { rowsOfFigure } from '#server/report/figure-page.ts';
import type { Asked } from '#server/report/reading.ts';
import { EXIT, type ServerCommand } from '../command.ts';
import { ASKED_OPTIONS, askedOf } from './report.ts';

type Rows = Reply<typeof ROUTES.figureRows>;

/** Rows read at a time. */
const PAGE = 1_000;

/** All rows of a figure, page after page. */
async function allRows(server: Server, genre: string, figure: string, asked: Asked): Promise<Rows> {
  const first = await rowsOfFigure(server, SYSTEM, genre, figure, { ...asked, limit: PAGE });
  const rows = [...first.rows];
  let { next } = first;
  while (next !== undefined) {
    const page = await rowsOfFigure(server, SYSTEM, genre, figure, { ...asked, limit: PAGE, after: next });
    rows.push(...page.rows);
    next = page.next;
  }
  return { ...first, rows };
}

/** What a figure counts, row by row (明细): `zhishu rows --figure visits --year 2022 --json`. */
export const rowsCommand: ServerCommand = {
  name: 'rows',
  summary: { zh: '列出报告中一个数的明细行', en: 'list the rows that a figure of a report counts' },
  options: {
    figure: { type: 'string', value: 'ID', help: { zh: '数据编号（必填），见报告的 json', en: 'the figure (required), as in the report’s json' } },
    ...ASKED_OPTIONS,
    genre: { type: 'string', value: 'GENRE', help: { zh: '报告体例，默认 annual-summary', en: 'the genre; annual-summary unless told' } },
  },
  async work(server, call) {
    const { figure, genre = 'annual-summary' } = call.values;
    if (typeof figure !== 'string') throw new ProblemError(problem('required', { field: { zh: '数据编号 --figure', en: '--figure' } }, 'figure'));
    const { total, rows, why } = await allRows(server, String(genre), figure, askedOf(call));
    if (call.settings.json) call.out(JSON.stringify({ total, rows: rows.map(({ key, date, entity, amount, event, indicator }) => ({ key, date, entity: entity ?? null, amount, event, indicator })), ...(why && { why }) }));
    else {
      for (const { date, amount, event, title } of rows) call.out(`${date}  ${String(amount).padStart(12)}  ${event}  ${title ?? ''}`);
      call.say(why ?? `共 ${total} 行 · ${total} rows`);
    }
    return EXIT.done;
  },
};
