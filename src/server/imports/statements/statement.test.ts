import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#domain/access/actor.ts';
import { evaluate } from '#domain/indicator/evaluate.ts';
import { endOfMonth } from '#domain/calendar/civil-date.ts';
import { STATEMENT_INDICATORS } from '#catalog/governance/statement-indicators.ts';
import { CHECKER, smallBureau, STATISTICIAN } from '../../../../tests/support/import.ts';
import { eachEngine } from '../../../../tests/support/database.ts';
import { slotsOf } from '../../context.ts';
import { sqlBalances } from '../../ledger/balances.ts';
import { writeSheet } from '../../sheets/write-sheet.ts';
import type { OpenServer } from '../../start/open-server.ts';
import { actIn } from '../../store/cases.ts';
import { type FiledRun, getRun } from '../runs.ts';
import { storeTable } from '../start-patents.ts';
import { formWorkbook } from './form.ts';
import type { StatementChoice } from './plan.ts';
import { createStatementRun, lookAtStatement, prepareIfComplete, prepareStatement, publishStatement, sourceKind } from './statement-run.ts';

const PERSON: Actor = { kind: 'staff', person: STATISTICIAN.code, unit: 'planning', functions: ['planning'], roles: ['statistics-officer'], delegations: [] };
const OTHER: Actor = { ...PERSON, person: CHECKER.code };

async function start(server: OpenServer, name: string, text: string | Uint8Array, actor: Actor = PERSON): Promise<number> {
  const look = await lookAtStatement(server, await storeTable(server, { name, content: Readable.from([Buffer.from(text)]) }));
  const prepare = await prepareIfComplete(server, look);
  return server.database.transaction(async (trx) => {
    const id = await createStatementRun(trx, look, actor);
    await prepare?.(trx, id);
    return id;
  });
}

async function prepare(server: OpenServer, run: number, choice: StatementChoice): Promise<FiledRun> {
  const prepared = await prepareStatement(server, run, choice);
  await server.database.transaction(prepared);
  return getRun(server.database.kysely, run);
}

async function publish(server: OpenServer, run: number, actor: Actor = SYSTEM): Promise<FiledRun> {
  const publication = await publishStatement(server, run, actor);
  await server.database.transaction(publication);
  return getRun(server.database.kysely, run);
}

async function importTable(server: OpenServer, name: string, text: string, choice: StatementChoice): Promise<FiledRun> {
  const run = await start(server, name, text);
  await prepare(server, run, choice);
  return publish(server, run);
}

async function valueOf(server: OpenServer, indicator: string, month: string, district?: string): Promise<number | null> {
  const on = { definitions: server.catalog, balances: sqlBalances(server.database.kysely, await server.organisation()) };
  return (await evaluate(on, indicator, { from: `${month}-01`, to: endOfMonth(month) }, district ? { district } : {})).value;
}

const table = (month: number, donghu: number, xishan: number, total = donghu + xishan): string => `2025年${month}月发明专利授权表\n地区,当月累计,当年累计,同比增长\n合计,1,${total},10.0%\n东湖区,1,${donghu},10.0%\n西山,1,${xishan},5.0%`;
const fates = ({ files: [file] }: FiledRun): number[] => [file?.added ?? -1, file?.updated ?? -1, file?.duplicates ?? -1, file?.refused ?? -1];
const SOURCE = '国家知识产权局月报';

eachEngine('an import of a statement', ({ database }) => {
  let server: OpenServer;

  test('recognises caption, month and indicator, posts by district, and does not add the total', async () => {
    server = await smallBureau(database());
    const run = await start(server, 'grants.csv', table(9, 100, 50));
    const { run: { statement } } = await getRun(server.database.kysely, run);
    expect(statement).toMatchObject({ month: '2025-09' });
    expect(statement?.mapping?.columns.map(({ role, indicator }) => [role, indicator])).toEqual([['region', undefined], ['month', undefined], ['ytd', 'invention-grants'], ['growth', undefined]]);
    expect(fates(await prepare(server, run, { source: SOURCE, columns: [] }))).toEqual([3, 0, 0, 0]);
    await publish(server, run);
    const { rows } = await sql<{ source: string; amount: bigint }>`select source, sum(amount)::bigint as amount from posting where indicator = 'invention-grants' group by source order by source`.execute(server.database.kysely);
    expect(rows).toEqual([{ source: 'statement', amount: 150n }, { source: 'statement-total', amount: 150n }]);
    const on = { definitions: server.catalog, balances: sqlBalances(server.database.kysely, await server.organisation()) };
    expect((await evaluate(on, 'invention-grants', { from: '2025-01-01', to: '2025-09-30' }, {})).value).toBe(150);
  });

  test('takes a month as the difference of cumulatives, and flags a negative one without refusing it', async () => {
    const filed = await importTable(server, 'october.csv', table(10, 97, 60), { source: SOURCE, columns: [] });
    expect(fates(filed)).toEqual([3, 0, 0, 0]);
    expect(await valueOf(server, 'invention-grants', '2025-10', '990101')).toBe(-3);
    expect(await valueOf(server, 'invention-grants', '2025-10', '990102')).toBe(10);
    const failed = filed.run.statement?.checks?.filter(({ passed }) => !passed).map(({ text }) => text.zh) ?? [];
    expect(failed.some((text) => text.includes('东湖区') && text.includes('当月为 -3'))).toBe(true);
  });

  test('of the same file adds nothing, and a revised one supersedes', async () => {
    const again = await importTable(server, 'october.csv', table(10, 97, 60), { source: SOURCE, columns: [] });
    expect([fates(again), again.run.case_id]).toEqual([[0, 0, 3, 0], null]);
    const revised = await importTable(server, 'october.csv', table(10, 105, 60), { source: SOURCE, columns: [] });
    expect(fates(revised)).toEqual([0, 2, 1, 0]);
    expect(await valueOf(server, 'invention-grants', '2025-10')).toBe(15);
  });

  test('with a district missing has a sum that says so', async () => {
    await importTable(server, 'march.csv', table(3, 10, 20).replace(/\n西山.*$/, '').replace('合计,1,30', '合计,1,10'), { source: SOURCE, columns: [] });
    const organisation = await server.organisation();
    const on = { definitions: server.catalog, balances: sqlBalances(server.database.kysely, organisation), places: organisation.places };
    const fact = await evaluate(on, 'invention-grants', { from: '2025-01-01', to: '2025-03-31' }, {});
    expect([fact.value, fact.coverage]).toEqual([10, { reported: 1, expected: 2, missing: ['990102'] }]);
  });

  test('tells a total that does not add up, and a growth that disagrees with what was told last year', async () => {
    await importTable(server, 'lastyear.csv', table(11, 100, 100).replace('2025年', '2024年'), { source: SOURCE, columns: [] });
    const filed = await importTable(server, 'november.csv', table(11, 110, 106, 217), { source: SOURCE, columns: [] });
    const checks = filed.run.statement?.checks ?? [];
    expect(checks.filter(({ passed }) => !passed).map(({ text }) => text.zh.slice(0, 16))).toEqual(expect.arrayContaining([expect.stringContaining('第 3 行「合计」')]));
    expect(checks.some(({ text, passed }) => !passed && text.zh.includes('「西山」') && text.zh.includes('按上年数计算为 6.0%'))).toBe(true);
    const { rows } = await sql<{ payload: string }>`select payload from case_event where case_id = ${filed.run.case_id} and action = 'open'`.execute(server.database.kysely);
    expect(JSON.parse(rows[0]?.payload ?? '{}').input.checks.length).toBe(checks.length);
  });

  test('by a person counts once a second person has checked it', async () => {
    const run = await start(server, 'december.csv', table(12, 120, 110));
    await prepare(server, run, { source: SOURCE, columns: [] });
    const { run: { case_id: id } } = await publish(server, run, PERSON);
    expect(await valueOf(server, 'invention-grants', '2025-12')).toBeNull();
    const setting = await server.setting();
    await server.database.transaction((trx) => actIn(trx, setting, slotsOf(server.database), id ?? '', { action: 'publish', kind: 'endorse', input: { opinion: '相符' } }, OTHER));
    expect(await valueOf(server, 'invention-grants', '2025-12')).toBe(14);
  });

  test('refuses rows that are no numbers or come twice, naming the row, and keeps the rest', async () => {
    const run = await start(server, 'bad.csv', '地区,有效发明专利\n外省,5\n东湖区,12a\n西山区,30\n西山,31\n又一个区,6\n又一省,7');
    const filed = await prepare(server, run, { source: '另一来源', month: '2025-12', columns: [{ index: 1, field: 'inventions-in-force' }] });
    expect(fates(filed)).toEqual([4, 0, 0, 2]);
    const { rows } = await sql<{ row: number; code: string }>`select row, reasons->0->>'code' as code from import_row where run = ${run}::integer and verdict = 'refuse' order by row`.execute(server.database.kysely);
    expect(rows).toEqual([{ row: 3, code: 'wrong-format' }, { row: 5, code: 'repeated-region' }]);
    await publish(server, run);
    expect(await valueOf(server, 'inventions-in-force', '2025-12')).toBe(30);
  });

  test('uses the mapping saved for its source, and names a column that is missing', async () => {
    const run = await start(server, 'next.csv', '说明表\n序号,地区,有效发明专利,人均\n1,东湖区,40,1.5\n2,西山区,41,1.6');
    const { run: { statement } } = await getRun(server.database.kysely, run);
    expect(statement?.source).toBe('另一来源');
    expect(statement?.mapping?.columns.find(({ indicator }) => indicator)).toMatchObject({ header: '有效发明专利', indicator: 'inventions-in-force' });
    const other = await start(server, 'other.csv', '地区,有效外观\n东湖区,40\n西山区,41');
    const filed = await prepare(server, other, { source: '另一来源', month: '2025-11', columns: [{ index: 1, field: 'designs-in-force' }] });
    expect(filed.run.statement?.missing).toEqual(['有效发明专利']);
  });

  test('says what is missing: the month, an indicator, the column an indicator is posted from', async () => {
    const run = await start(server, 'vague.csv', '地区,甲,当月\n东湖区,1,2\n西山区,3,4');
    await expect(prepare(server, run, { source: 's', columns: [] })).rejects.toMatchObject({ problems: [{ code: 'unknown-columns' }] });
    await expect(prepare(server, run, { source: 's', columns: [{ index: 1, field: 'inventions-in-force' }] })).rejects.toMatchObject({ problems: [{ code: 'required', path: 'statement.month' }] });
    await expect(prepare(server, run, { source: 's', month: '2025-01', columns: [{ index: 2, field: 'invention-grants' }] })).rejects.toMatchObject({ problems: [{ code: 'wrong-format', path: 'columns[2]' }] });
    await expect(prepare(server, run, { source: 's', month: '2025-01', columns: [{ index: 1, field: 'nothing' }] })).rejects.toMatchObject({ problems: [{ code: 'not-allowed-value', path: 'columns[1]' }] });
  });

  test('of a form that was handed out needs no mapping', async () => {
    const { districts } = await server.organisation();
    const indicators = STATEMENT_INDICATORS.filter(({ id }) => ['invention-grants', 'utility-in-force'].includes(id));
    const form = formWorkbook({ source: '东湖区知识产权局', month: '2026-02', districts: districts.slice(0, 1), indicators });
    const [sheet] = form.sheets;
    const typed: Readonly<Record<number, number>> = { 5: 21, 6: 300 };
    const filled = { sheets: [{ ...sheet, rows: [...((sheet?.rows ?? []) as (string | number | null)[][])].map((row) => row.map((cell, column) => typed[column] ?? cell)) }] };
    const run = await start(server, '填报.xlsx', await writeSheet(filled as never));
    const filed = await getRun(server.database.kysely, run);
    expect(filed.run).toMatchObject({ state: 'ready', statement: { source: '东湖区知识产权局', month: '2026-02' } });
    await publish(server, run);
    expect(await valueOf(server, 'utility-in-force', '2026-02', '990101')).toBe(300);
  });

  test('with the mark of a state secret is refused and its file deleted', async () => {
    const stored = await storeTable(server, { name: 's.csv', content: Readable.from([Buffer.from('机密★1年\n地区,有效发明\n东湖区,1\n西山区,2')]) });
    await expect(lookAtStatement(server, stored)).rejects.toMatchObject({ problems: [{ code: 'state-secret' }] });
    expect(await server.files.has(stored.hash)).toBe(false);
  });
});

test.each([['国家知识产权局', 'national'], ['bank', 'bank'], ['某省局', 'province'], ['东湖区局', 'district'], ['某协会', 'other']])('the source %s is of kind %s', (name, kind) => expect(sourceKind(name)).toBe(kind));
