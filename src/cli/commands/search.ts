import { readFile } from 'node:fs/promises';
import { ProblemError, problem, problemText } from '#domain/errors.ts';
import { facetsFrom, sortFrom } from '#server/search/asked.ts';
import type { FoundPatents, PatentSearch } from '#server/search/patent-search.ts';
import { type CommandCall, EXIT, type ServerCommand } from '../command.ts';

const PAGE = 20;
const MOST = 1000;

/** A count from the line. @throws ProblemError */
function numberFrom(call: CommandCall, name: 'limit' | 'offset', otherwise: number, max: number): number {
  const text = call.values[name];
  if (text === undefined) return otherwise;
  const number = typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= max)) throw new ProblemError(problem('out-of-range', { field: `--${name}`, min: 0, max }, name));
  return number;
}

function textFrom({ values }: CommandCall, name: string): string | undefined {
  const text = values[name];
  return typeof text === 'string' ? text : undefined;
}

/** The query of the line, or of a file: one too long for a line. @throws ProblemError */
async function queryFrom(call: CommandCall): Promise<string> {
  const file = textFrom(call, 'file');
  if (file === undefined) return call.positionals.join(' ');
  return readFile(call.path(file), 'utf8').catch((error: unknown) => {
    const detail = error instanceof Error ? error.message : String(error);
    throw new ProblemError(problem('damaged-file', { file, detail }, 'file'));
  });
}

/** Finds in the register as it is published: what came in since the last look is taken into the index first. */
async function findPatents(search: PatentSearch, call: CommandCall): Promise<FoundPatents> {
  await search.catchUp((documents) => documents % 10_000 === 0 && call.say(`正在更新索引 · updating the index: ${documents}`));
  return search.find({
    q: await queryFrom(call), limit: numberFrom(call, 'limit', PAGE, MOST), offset: numberFrom(call, 'offset', 0, 100_000_000),
    sort: sortFrom(textFrom(call, 'sort')), facets: facetsFrom(textFrom(call, 'facets') ?? (call.settings.json ? 'all' : undefined)),
  }, call.signal);
}

function told({ canonical, total, hits, facets, tookMs }: FoundPatents): string {
  const lines = hits.map(({ publication, application, date, title, applicants }) => [publication ?? application ?? '–', date ?? '–', title, applicants.join('、')].join('  '));
  const counts = Object.entries(facets).map(([facet, values]) => `${facet}: ${values.slice(0, 10).map(({ value, count }) => `${value} ${count}`).join('，')}`);
  return [canonical, `${total} 件 patents · ${tookMs} ms`, ...lines, ...counts].join('\n');
}

/** What is wrong with a query, with `--json` as one JSON value that names the place in it. */
function tellProblem(call: CommandCall, error: unknown): number {
  if (!(error instanceof ProblemError) || !call.settings.json) throw error;
  const [found = problem('internal', { ref: '–' })] = error.problems;
  call.out(JSON.stringify({ error: { code: found.code, zh: problemText(found, 'zh'), en: problemText(found, 'en'), ...found.params } }));
  call.say(`${problemText(found, 'zh')}\n${problemText(found, 'en')}`);
  return EXIT.failed;
}

/** Searches the register of patents (专利检索). Exit 1 for a query that cannot be read. */
export const searchCommand: ServerCommand = {
  name: 'search',
  operands: 'QUERY',
  summary: { zh: '检索专利登记簿，如 "TI=电池 AND PA=晨光"', en: 'search the patent register, as "TI=电池 AND PA=晨光"' },
  options: {
    file: { type: 'string', value: 'FILE', help: { zh: '由文件读检索式', en: 'read the query from a file' } },
    limit: { type: 'string', value: 'N', help: { zh: '最多列出几件（20；至多 1000）', en: 'hits to list (20; 1,000 at most)' } },
    offset: { type: 'string', value: 'N', help: { zh: '跳过前几件', en: 'hits to skip' } },
    sort: { type: 'string', value: 'S', help: { zh: '排序：relevance、filed-newest、filed-oldest、published-…、granted-…', en: 'relevance, filed-newest, filed-oldest, published-…, granted-…' } },
    facets: { type: 'string', value: 'LIST', help: { zh: '分面：year,kind,office,class,field,applicant,district,state（--json 时默认全部）', en: 'counts by year,kind,office,class,field,applicant,district,state (all with --json)' } },
  },
  async work(server, call) {
    const search = await server.search();
    try {
      const found = await findPatents(search, call);
      call.out(call.settings.json ? JSON.stringify(found) : told(found));
      return EXIT.done;
    } catch (error) {
      return tellProblem(call, error);
    }
  },
};
