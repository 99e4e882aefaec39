/**
 * Patents in force on any day by 16 districts, from a register of generated patents: 1,000,000 unless told. The bound is
 * 100 ms on PostgreSQL. The rows are made as the register counts them, without the records behind them.
 * Run: node bench/stock.ts [patents] [--json]
 */
import type { District } from '#domain/organisation/organisation.ts';
import { addDays } from '#domain/calendar/civil-date.ts';
import type { PatentKind } from '#domain/patent/number.ts';
import { EMPTY_RECORD } from '#domain/patent/record.ts';
import { insertStretches } from '#server/patents/stock/follow-stock.ts';
import { registerStock } from '#server/patents/stock/read-stock.ts';
import { stretchRowsOf } from '#server/patents/stock/stretch-rows.ts';
import { machineText } from './support/cpu.ts';
import { onPostgres, type Place } from './support/engines.ts';
import { type Findings, percentile, print } from './support/figures.ts';
import { newRandom } from './support/generated-patents.ts';

const PATENTS = 1_000_000;
const BATCH = 5_000;
const ROUNDS = 60;
const BOUND = 100;
const TODAY = '2026-03-11';
const SINCE = '1985-04-01';
const KINDS: readonly PatentKind[] = ['invention', 'utility', 'design'];
const CODES: Readonly<Record<PatentKind, string>> = { invention: 'B', utility: 'U', design: 'S' };
const STATUSES = [undefined, undefined, undefined, '失效', '未缴年费专利权终止 2022-05-06', '有效'];

const OWNERS = ['示例科技有限公司', '示例大学', '示例研究所', '某人', '示例中心'];

const CITY: District = { code: '9901', name: { zh: '样例市', en: 'Sample City' }, from: SINCE };
const DISTRICTS: readonly District[] = [CITY, ...Array.from({ length: 16 }, (_, index): District => ({
  code: `9901${String(index + 1).padStart(2, '0')}`, name: { zh: `第${index + 1}区`, en: `District ${index + 1}` }, parent: '9901', from: SINCE,
}))];

function rowsOf(id: number, random: () => number): ReturnType<typeof stretchRowsOf> {
  const kind = KINDS[random() % KINDS.length] ?? 'invention';
  const filingDate = addDays('1992-01-01', random() % 12_000);
  const legalStatus = STATUSES[random() % STATUSES.length];
  const district = DISTRICTS[1 + (random() % 17)]?.name.zh;
  const publications = [{ number: `CN${100_000_000 + id}${CODES[kind]}`, date: addDays(filingDate, 200 + (random() % 1_000)) }];
  return stretchRowsOf(id, { ...EMPTY_RECORD, kind, filingDate, publications, applicants: [OWNERS[random() % OWNERS.length] ?? ''], region: { city: '样例市', ...(district && { district }) }, ...(legalStatus && { legalStatus }) }, TODAY);
}

async function fill({ server: { database } }: Place, patents: number): Promise<void> {
  const random = newRandom(7);
  for (let id = 0; id < patents; id += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, patents - id) }, (_, index) => rowsOf(id + index, random)).flat();
    await database.transaction((trx) => insertStretches(trx, rows));
  }
  await database.maintain();
}

async function measure(place: Place, patents: number): Promise<Findings> {
  const began = performance.now();
  await fill(place, patents);
  const seconds = (performance.now() - began) / 1000;
  const random = newRandom(11);
  const millis: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const day = addDays('1995-01-01', random() % 11_500);
    const asked = performance.now();
    await registerStock(place.server.database.kysely, DISTRICTS, KINDS[round % KINDS.length] ?? 'invention', day);
    millis.push(performance.now() - asked);
  }
  return {
    on: `${patents} patents in 16 districts on ${place.kind}, ${machineText()}`,
    figures: [
      { name: 'patents counted a second', value: patents / seconds, unit: '1/s' },
      { name: 'stock of a kind on any day, by district: median', value: percentile(millis, 0.5), unit: 'ms' },
      { name: 'stock of a kind on any day, by district: worst', value: percentile(millis, 1), unit: 'ms', bound: { most: BOUND } },
    ],
  };
}

async function main(): Promise<void> {
  const options = process.argv.slice(2);
  const patents = Number(options.find((option) => !option.startsWith('--')) ?? PATENTS);
  const found = await onPostgres((place) => measure(place, patents));
  print([found].flatMap((each) => each ?? []), options.includes('--json'));
}

if (import.meta.main) await main();
