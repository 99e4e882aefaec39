import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyJournal } from '#server/journal/verify.ts';
import { openServer } from '#server/start/open-server.ts';
import { gazette, gazetteRow } from '../support/import.ts';
import { cnipaXml } from '../support/patent-xml.ts';

/** Kills per run: 5 by default, ZHISHU_CRASH_ROUNDS=20 for the full trial. */
const ROUNDS = Number(process.env['ZHISHU_CRASH_ROUNDS'] ?? 5);
const FILES = 3;
const ROWS = 600;
/** Full texts in the last file: their descriptions stand apart from the records. */
const DOCUMENTS = 300;

const PROGRAM = join(import.meta.dirname, 'import-until-killed.ts');
const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-crash-import-'));
const gazettes = join(folder, 'gazettes');

interface Found {
  readonly published: number;
  readonly total: number;
  readonly findings: readonly string[];
}

interface Life {
  readonly found?: Found;
  /** All files were published before the end. */
  readonly done: boolean;
}

/** Each file repeats a third of the one before, so that rows add, update and repeat. */
function writeGazettes(): void {
  fs.mkdirSync(gazettes);
  for (let file = 0; file < FILES; file += 1) {
    const rows = Array.from({ length: ROWS }, (_, index) => gazetteRow(1 + file * 400 + index, index % 4 === 0, `第 ${file} 批的示例装置`));
    fs.writeFileSync(join(gazettes, `g${file}.csv`), gazette(rows));
  }
  const documents = Array.from({ length: DOCUMENTS }, (_, index) => cnipaXml({ serial: 10_001 + index }));
  fs.writeFileSync(join(gazettes, `g${FILES}.xml`), documents.join(''));
}

/** Lets an importing process stage some batches, then kills it without warning within some milliseconds. */
async function liveAndDie(directory: string, batches = Number.POSITIVE_INFINITY): Promise<Life> {
  const child = spawn(process.execPath, [PROGRAM, directory, gazettes], { stdio: ['ignore', 'pipe', 'inherit'] });
  let found: Found | undefined;
  let done = false;
  let staged = 0;
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('found ')) {
      found = JSON.parse(line.slice(6)) as Found;
    }
    if (line.startsWith('staged ')) staged += 1;
    if (staged >= batches) setTimeout(() => child.kill('SIGKILL'), Math.random() * 300);
    done ||= line === 'done';
  }
  return { done, ...(found && { found }) };
}

interface Register {
  readonly records: readonly string[];
  readonly rows: readonly string[];
  readonly passages: readonly string[];
  readonly findings: readonly string[];
}

/** What stands in the register, and what became of each row. */
async function registerIn(dataDir: string): Promise<Register> {
  const server = await openServer({ dataDir });
  const { rows: records } = await sql<{ record: string }>`select record from patent p where run in (select id from import_run where state = 'published')
    and (replaced_by is null or replaced_by not in (select id from import_run where state = 'published')) order by record collate "C"`.execute(server.database.kysely);
  const { rows } = await sql<{ line: string }>`select concat_ws(' ', f.name, r.row, r.verdict) as line from import_row r join import_file f on f.run = r.run and f.position = r.file
    join import_run u on u.id = r.run and u.state = 'published' order by f.name, r.place`.execute(server.database.kysely);
  const { rows: passages } = await sql<{ line: string }>`select concat_ws(' ', digest, position, paragraphs) as line from patent_passage order by digest, position`.execute(server.database.kysely);
  const { findings } = await verifyJournal(server.database.kysely);
  await server.close();
  return { passages: passages.map(({ line }) => line), records: records.map(({ record }) => record), rows: rows.map(({ line }) => line), findings };
}

beforeAll(writeGazettes);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('An import killed without warning', () => {
  test(`shows nothing half, goes on, and ends as an undisturbed one, ${ROUNDS} times`, { timeout: 240_000 + ROUNDS * 60_000 }, async () => {
    const undisturbed = join(folder, 'undisturbed');
    await liveAndDie(undisturbed);
    const expected = await registerIn(undisturbed);
    const totals = [0, 600, 1000, 1400, 1400 + DOCUMENTS];
    expect(expected.records).toHaveLength(totals[FILES + 1] ?? 0);
    expect(expected.passages).toHaveLength(DOCUMENTS);
    const killed = join(folder, 'killed');
    const seen: number[] = [];
    for (let round = 0, directory = `${killed}0`; round < ROUNDS; round += 1) {
      const { found, done } = await liveAndDie(directory, Math.floor(Math.random() * 4));
      if (found) {
        expect(found.total, 'whole files are visible, or nothing of them').toBe(totals[found.published]);
        expect(found.findings).toEqual([]);
        seen.push(found.published);
      }
      if (done) directory = `${killed}${round + 1}`;
      if (round === ROUNDS - 1) {
        expect((await liveAndDie(directory)).done).toBe(true);
        expect(await registerIn(directory)).toEqual(expected);
      }
    }
    console.info(`${ROUNDS} kills; files published before each: ${seen.join(', ')}`);
  });
});
