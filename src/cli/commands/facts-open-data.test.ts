import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { CommandCall } from '../command.ts';
import { factsCommand } from './facts.ts';

interface Descriptor {
  readonly $schema: string;
  readonly name: string;
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
    readonly schema: { readonly fields: readonly { readonly name: string; readonly type: string; readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] } }[]; readonly primaryKey: readonly string[]; readonly foreignKeys?: readonly { readonly fields: readonly string[]; readonly reference: { readonly resource?: string; readonly fields: readonly string[] } }[] };
  }[];
}

type Row = Readonly<Record<string, string>>;

const rowsOf = (text: string): readonly Row[] => parse(text, { columns: true }) as Row[];

describe('facts for other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-open-'));
  let bureau: TestBureau;
  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const enterprise of ['a', 'b', 'c', 'd']) await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(enterprise, 2) } });
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = async (values: CommandCall['values'], json = false): Promise<string> => {
    const said: string[] = [];
    const settings = { json } as CommandCall['settings'];
    await factsCommand.work(bureau.server, { values, positionals: [], settings, signal: new AbortController().signal, path: (given) => join(folder, given), out: (text) => said.push(text), say: () => undefined });
    return said.join('\n');
  };
  const packageOf = (bytes: Uint8Array): { readonly descriptor: Descriptor; readonly files: Readonly<Record<string, Uint8Array>> } => {
    const files = unzipSync(bytes);
    return { files, descriptor: JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array())) as Descriptor };
  };

  /** What is wrong with a package by its own description; nothing when it is sound. */
  const faultsOf = ({ descriptor, files }: ReturnType<typeof packageOf>): readonly string[] => {
    const tables = new Map(descriptor.resources.map(({ name, path }) => [name, rowsOf(strFromU8(files[path] ?? new Uint8Array()))]));
    const patterns: Readonly<Record<string, RegExp>> = { integer: /^-?\d+$/, number: /^-?\d+(?:\.\d+)?$/, date: /^\d{4}-\d\d-\d\d$/, boolean: /^(?:true|false)$/, string: /(?:)/ };
    return descriptor.resources.flatMap(({ name, path, bytes, hash, schema }) => {
      const content = files[path] ?? new Uint8Array();
      const rows = tables.get(name) ?? [];
      const header = strFromU8(content).split('\r\n')[0];
      const cells = rows.flatMap((row, index) => schema.fields.flatMap((field) => {
        const value = row[field.name] ?? '';
        const isWrong = value === '' ? field.constraints?.required === true : !patterns[field.type]?.test(value) || (field.constraints?.enum?.includes(value) ?? true) === false;
        return isWrong ? [`${name} row ${index + 1}: ${field.name} is “${value}”`] : [];
      }));
      const keys = rows.map((row) => schema.primaryKey.map((key) => row[key]).join('|'));
      const lost = (schema.foreignKeys ?? []).flatMap(({ fields: [field = ''], reference }) => {
        const known = new Set((tables.get(reference.resource ?? name) ?? []).map((row) => row[reference.fields[0] ?? '']));
        return rows.filter((row) => row[field] !== '' && !known.has(row[field])).map((row) => `${name}: ${field} ${row[field]} is nowhere`);
      });
      return [
        ...cells, ...lost,
        ...(header === schema.fields.map((field) => field.name).join(',') ? [] : [`${name}: header ${header}`]),
        ...(new Set(keys).size === keys.length ? [] : [`${name}: a key stands twice`]),
        ...(bytes === content.length && hash === `sha256:${createHash('sha256').update(content).digest('hex')}` ? [] : [`${name}: bytes or hash differ`]),
      ];
    });
  };

  test('leave as a data package that is sound by its own description', async () => {
    expect(JSON.parse(await run({ format: 'datapackage', year: '2026', registers: true, out: 'facts.zip' }, true))).toMatchObject({ format: 'datapackage', bytes: expect.any(Number) });
    const found = packageOf(readFileSync(join(folder, 'facts.zip')));
    expect(faultsOf(found)).toEqual([]);
    expect(found.descriptor).toMatchObject({ $schema: 'https://datapackage.org/profiles/2.0/datapackage.json', name: 'zhishu-facts-2026' });
    expect(found.descriptor.resources.map(({ name }) => name)).toEqual(['indicators', 'areas', 'facts', 'patents']);
    const facts = rowsOf(strFromU8(found.files['facts.csv'] ?? new Uint8Array()));
    expect(facts.filter(({ indicator, value }) => indicator === 'visits' && value !== '0').map(({ area, period, value, status }) => `${area} ${period} ${value} ${status}`)).toEqual(['990100 2026 4 provisional', '990101 2026 4 provisional', '990100 2026-03 4 provisional']);
    expect(facts.find(({ indicator, period }) => indicator === 'inventions-in-force' && period === '2026')).toMatchObject({ value: '', status: 'missing', definition_version: '1' });
  });

  test('leave as SDMX-CSV 2.0 with the columns that it begins with', async () => {
    await run({ format: 'sdmx-csv', year: '2026', indicator: 'visits', out: 'visits.csv' });
    const text = readFileSync(join(folder, 'visits.csv'), 'utf8');
    expect(text.split('\r\n')[0]).toBe('STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,DECIMALS,OBS_STATUS,INDICATOR_VERSION');
    expect(text.split('\r\n')[1]).toBe('dataflow,ZHISHU:INDICATORS(1.0.0),I,A,990100,visits,2026,4,visits,0,0,P,1');
    expect(rowsOf(text).map(({ FREQ, TIME_PERIOD }) => `${FREQ} ${TIME_PERIOD}`)).toEqual(['A 2026', 'A 2026', 'M 2026-01', 'M 2026-02', 'M 2026-03']);
  });

  test('the public gets public indicators only, and no registers', async () => {
    const reply = await bureau.call('portalOpenData', undefined, { query: { format: 'datapackage' } });
    expect(reply.headers['content-disposition']).toContain('zhishu-2026.zip');
    const found = packageOf(reply.rawPayload);
    expect(faultsOf(found)).toEqual([]);
    const ids = rowsOf(strFromU8(found.files['indicators.csv'] ?? new Uint8Array())).map(({ id }) => id);
    expect(ids).toEqual(bureau.server.catalog.currentIndicators.filter((each) => each.public).map(({ id }) => id));
    expect(found.files['patents.csv']).toBeUndefined();
    expect((await bureau.call('portalOpenData', undefined, { query: { format: 'xml' } })).statusCode).toBe(422);
  });

  test('names what is missing or wrong', async () => {
    await expect(run({ format: 'sdmx-csv' })).rejects.toThrow(/--out/);
    await expect(run({ format: 'parquet', out: 'a' })).rejects.toThrow(/parquet/);
    await expect(run({ format: 'sdmx-csv', indicator: 'nothing', out: 'a' })).rejects.toThrow(/nothing/);
    await expect(run({ format: 'sdmx-csv', year: '26', out: 'a' })).rejects.toThrow(/YYYY/);
  });
});
