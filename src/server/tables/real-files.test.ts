import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '#domain/errors.ts';
import { decideIdentity, identityKeys } from '#domain/patent/identity.ts';
import type { KnownPatent } from '#domain/patent/identity.ts';
import { toPatentRecord } from '#domain/patent/read-record.ts';
import { recognisePatentTable } from '#domain/patent/recognise-columns.ts';
import type { PatentRecord } from '#domain/patent/record.ts';
import { readStatement } from '#domain/statement/read-statement.ts';
import type { StatementReading } from '#domain/statement/read-statement.ts';
import { recogniseStatement } from '#domain/statement/recognise-statement.ts';
import type { StatementRole } from '#domain/statement/statement-mapping.ts';
import { readTable } from './read-table.ts';
import type { TableRow } from './table-row.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/data');
const DATA = join(SHARED, 'patents');
const present = existsSync(DATA);
if (!present) console.info(`skipped: the real files are not at ${SHARED}`);

interface FileReading {
  readonly records: { row: number; record: PatentRecord }[];
  readonly refused: { row: number; problems: readonly Problem[] }[];
  readonly warnings: Map<string, number>;
}

async function readPatents(path: string): Promise<FileReading> {
  const rows: TableRow[] = await Array.fromAsync(readTable({ path, name: basename(path) }));
  const table = recognisePatentTable(rows.slice(0, 300).map(({ cells }) => cells), basename(path));
  if (!table.ok) throw new Error(`not recognised: ${path}`);
  const reading: FileReading = { records: [], refused: [], warnings: new Map() };
  for (const { row, cells } of rows.slice(table.value.headerRow + 1)) {
    const read = toPatentRecord(cells, table.value.mapping, '2026-11-22');
    if (!read.ok) reading.refused.push({ row, problems: read.problems });
    else reading.records.push({ row, record: read.value.record });
    for (const { code } of read.ok ? read.value.warnings : []) reading.warnings.set(code, (reading.warnings.get(code) ?? 0) + 1);
  }
  return reading;
}

/** A register in memory: what deciding record by record makes of the files. */
class Register {
  readonly entries = new Map<string, PatentRecord>();
  readonly byKey = new Map<string, string>();

  take(readings: readonly FileReading[]): Record<string, number> {
    const counts: Record<string, number> = { add: 0, update: 0, duplicate: 0, conflicting: 0, merge: 0, refuse: 0 };
    for (const { records } of readings) {
      const seen = new Set<string>();
      for (const { record } of records) this.takeOne(record, seen, counts);
    }
    return counts;
  }

  takeOne(record: PatentRecord, seen: Set<string>, counts: Record<string, number>): void {
    const keys = this.keysOf(record);
    const decision = decideIdentity(record, this.found(keys, seen));
    counts[decision.action] = (counts[decision.action] ?? 0) + 1;
    if (decision.action === 'duplicate' && decision.conflicts.length > 0) counts.conflicting = (counts.conflicting ?? 0) + 1;
    const id = 'id' in decision ? decision.id : `p${this.entries.size}`;
    if (decision.action === 'add') this.entries.set(id, record);
    if (decision.action === 'update') this.entries.set(id, decision.record);
    for (const key of keys) this.byKey.set(key, id);
    seen.add(id);
  }

  private keysOf(record: PatentRecord): string[] {
    const { applicationNumber, publicationNumbers } = identityKeys(record);
    return [...(applicationNumber ? [applicationNumber] : []), ...publicationNumbers];
  }

  private found(keys: readonly string[], seen: ReadonlySet<string>): KnownPatent[] {
    const ids = new Set(keys.flatMap((key) => this.byKey.get(key) ?? []));
    return [...ids].flatMap((id) => {
      const record = this.entries.get(id);
      return record ? [{ id, record, seenInThisFile: seen.has(id) }] : [];
    });
  }
}

describe.skipIf(!present)('the seven gazette files', () => {
  const readings: FileReading[] = [];
  beforeAll(async () => {
    const folder = join(DATA, 'gazette-2019-07');
    for (const name of readdirSync(folder).toSorted()) readings.push(await readPatents(join(folder, name)));
  });

  test('are read whole: 76,803 rows, none refused, 73,718 publication numbers', () => {
    expect(readings.map(({ records }) => records.length)).toEqual([5237, 5299, 4694, 13_537, 15_382, 16_471, 16_183]);
    expect(readings.flatMap(({ refused }) => refused)).toEqual([]);
    const numbers = readings.flatMap(({ records }) => records.map(({ record }) => record.publications[0]?.number));
    expect(new Set(numbers).size).toBe(73_718);
  });

  test('keep each damaged application number marked, and have no wrong check digit among the others', () => {
    expect(readings.map(({ warnings }) => warnings.get('damaged-number') ?? 0)).toEqual([4755, 0, 4299, 11_470, 13_923, 14_911, 0]);
    expect(readings.map(({ warnings }) => warnings.get('check-digit') ?? 0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('hold ten utility models of 5 July in the file of published inventions, told by their numbers', () => {
    const utilities = readings[3]?.records.filter(({ record }) => record.kind === 'utility') ?? [];
    expect(utilities).toHaveLength(10);
    expect(new Set(utilities.map(({ record }) => record.publications[0]?.date))).toEqual(new Set(['2019-07-05']));
  });

  test('have no unreadable class, and eight names with a missing character', () => {
    const counted = (code: string): number => readings.reduce((sum, { warnings }) => sum + (warnings.get(code) ?? 0), 0);
    expect([counted('unreadable-class'), counted('illegible-name')]).toEqual([0, 8]);
  });

  test('become 73,718 entries; their 3,085 repeated rows, 37 of them contradicting, change nothing; a second time neither', () => {
    const register = new Register();
    expect(register.take(readings)).toEqual({ add: 73_718, update: 0, duplicate: 3_085, conflicting: 37, merge: 0, refuse: 0 });
    expect(register.take(readings)).toEqual({ add: 0, update: 0, duplicate: 76_803, conflicting: 37, merge: 0, refuse: 0 });
  });
});

describe.skipIf(!present)('the other patent files', () => {
  test('of one city hold 7,384 application numbers, every check digit right, and designs beside inventions', async () => {
    const { records, refused, warnings } = await readPatents(join(DATA, 'taian-1985-2015-7384.xlsx'));
    expect([records.length, refused.length, warnings.size]).toEqual([7384, 0, 0]);
    expect(new Set(records.map(({ record }) => record.applicationNumber?.normal)).size).toBe(7384);
    expect(records.filter(({ record }) => record.locarno.length > 0)).toHaveLength(140);
    expect(records.at(-1)?.row).toBe(7385);
  });

  test('of the search system give agency, code, claim and every inventor', async () => {
    const { records } = await readPatents(join(DATA, 'sipo-export-199.xlsx'));
    expect(records).toHaveLength(199);
    expect(records.filter(({ record }) => /^\d{5}$/.test(record.agencyCode ?? ''))).toHaveLength(147);
    expect(records.every(({ record }) => record.firstClaim && record.abstract && record.address)).toBe(true);
    expect(Math.max(...records.map(({ record }) => record.inventors.length))).toBe(20);
  });

  test('of abstracts drop 30,633 padding rows and give 4,102 titles from two layouts', async () => {
    const { records, refused } = await readPatents(join(DATA, 'g06f-abstracts-cpc-4102.csv'));
    expect([records.length, refused.length]).toEqual([4102, 0]);
    expect(records.every(({ record }) => record.title && record.abstract && record.cpc.length > 0)).toBe(true);
  });
});

describe.skipIf(!present)('the statistics files', () => {
  async function read(name: string): Promise<StatementReading & { roles: StatementRole[] }> {
    const rows = await Array.fromAsync(readTable({ path: join(SHARED, 'stats', name), name }));
    const found = recogniseStatement(rows, name);
    if (!found.ok) throw new Error(`not recognised: ${name}`);
    return { ...readStatement(rows, found.value), roles: found.value.columns.map(({ role }) => role) };
  }

  test('of grants tell month, year to date, growth and all time apart', async () => {
    const { roles, values, problems } = await read('sipo-2012-10-domestic-invention-grants-by-region.csv');
    expect(roles).toEqual(['region', 'month', 'ytd', 'growth', 'all-time']);
    expect([values.length, problems.length]).toEqual([124, 0]);
    expect(values.find(({ region, column }) => region === '西藏' && column === 3)).toMatchObject({ value: 16_110, scale: 2, row: 32 });
  });

  test('of patents in force by city agree with their totals, cities counted once', async () => {
    const { checks, values } = await read('cnipa-2009-c2-patents-in-force-by-region-and-city.csv');
    expect(checks.filter(({ kind }) => kind === 'total')).toHaveLength(4);
    expect(checks.filter(({ kind }) => kind === 'sum')).toHaveLength(45);
    expect(checks.every(({ agrees }) => agrees)).toBe(true);
    expect(new Set(values.filter(({ rowKind }) => rowKind === 'part').map(({ region }) => region)).size).toBe(10);
  });

  test('of designs by owner add up across, and not down: three regions are not listed', async () => {
    const { checks } = await read('cnipa-2023-3-7-design-in-force-by-region.csv');
    expect(checks.filter(({ kind }) => kind === 'sum')).toHaveLength(32);
    const differing = checks.filter(({ agrees }) => !agrees);
    expect(differing).toHaveLength(6);
    expect(differing.every(({ kind, unlisted }) => kind === 'total' && unlisted?.join() === '台湾,香港,澳门')).toBe(true);
  });

  test('of PCT applications hold one subtotal that is one too high', async () => {
    const { checks } = await read('cnipa-2023-6-4-pct-by-region.csv');
    expect(checks).toHaveLength(6);
    expect(checks.filter(({ agrees }) => !agrees)).toEqual([{ kind: 'total', row: 3, column: 1, stated: 51_893, computed: 51_892, scale: 0, agrees: false }]);
  });
});
