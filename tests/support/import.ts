import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { CATALOG } from '#catalog/index.ts';
import { SYSTEM } from '#domain/access/actor.ts';
import { applicationCheckDigit } from '#domain/patent/number.ts';
import type { Database } from '#server/database/database.ts';
import { type FiledRun, getRun } from '#server/imports/runs.ts';
import { startPatents, storePatentFile, withDistinctNames, withMapping } from '#server/imports/start-patents.ts';
import { workPatents } from '#server/imports/work-patents.ts';
import { createBureau } from '#server/organisation/install.ts';
import { type OpenServer, serverOn } from '#server/start/open-server.ts';

export const NOW = '2026-03-10T02:00:00.000Z';

const BUREAU = { code: 'bureau', name: { zh: '示例市知识产权局', en: 'Example bureau' }, kind: 'bureau', functions: [], from: '1985-04-01' } as const;
const PLANNING = { code: 'planning', name: { zh: '规划处', en: 'Planning' }, kind: 'division', parent: 'bureau', functions: ['planning'], from: '1985-04-01' } as const;

export const DISTRICTS = [
  { code: '990101', name: { zh: '东湖区', en: 'Donghu' }, from: '1985-04-01' },
  { code: '990102', name: { zh: '西山区', en: 'Xishan' }, from: '1985-04-01' },
] as const;

export const STATISTICIAN = { code: 'p1', name: '统计员甲', unit: 'planning', roles: ['statistics-officer'], active: true } as const;
export const CHECKER = { code: 'p2', name: '统计员乙', unit: 'planning', roles: ['statistics-officer'], active: true } as const;

/** A small bureau on a database of its own, its clock standing on 2026-03-10. */
export async function smallBureau(database: Database): Promise<OpenServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhishu-import-'));
  const server = serverOn(database, { dataDir, catalog: CATALOG, now: () => new Date(NOW) });
  await createBureau(database, { kind: 'real', name: '示例市知识产权局', units: [BUREAU, PLANNING], districts: DISTRICTS, people: [STATISTICIAN, CHECKER] });
  return server;
}

export interface Made {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/** Imports files as the command line does. */
export async function importFiles(server: OpenServer, files: readonly Made[], signal?: AbortSignal): Promise<FiledRun> {
  const stored = [];
  for (const { name, text } of files) stored.push(await withMapping(server, await storePatentFile(server, { name, content: Readable.from([Buffer.from(text)]) })));
  const run = await startPatents(server, withDistinctNames(stored), SYSTEM);
  await workPatents(server, run, SYSTEM, { ...(signal && { signal }) });
  return getRun(server.database.kysely, run);
}

/** An application number of 2019 with its check digit: `201910000007.X`. */
export function applicationOf(serial: number): string {
  const body = `20191${String(serial).padStart(7, '0')}`;
  return `${body}.${applicationCheckDigit(body)}`;
}

/** A row of an invented gazette; `damaged` writes its application number as a spreadsheet would. */
export function gazetteRow(serial: number, damaged = false, title = `一种示例装置${serial}`): string {
  const number = damaged ? '2.0191E+12' : applicationOf(serial).replace('.', '');
  return `${serial},${title},CN${200_000_000 + serial}A,2019.07.09,${number},2019.01.24,示例科技公司${serial % 7},王某;李某,100176北京市大兴区,G06F 17/30`;
}

export const GAZETTE_HEADER = 'item,name,authorization_notice_id,authorized_announcement_date,filing_id,filing_date,patentee,designer,address,Int.Cl.';

export function gazette(rows: readonly string[]): string {
  return [GAZETTE_HEADER, ...rows].join('\n');
}
