import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { openBureau } from '../../../tests/support/bureau.ts';
import { eachEngine, openTestDatabase } from '../../../tests/support/database.ts';
import type { Database } from '../database/database.ts';
import { openFileStore } from '../files/open-file-store.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { backedTables } from './tables.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhishu-tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What is nowhere else: written here a second time, so that a new table is either taken along or left out on purpose. */
const KEPT: readonly string[] = [
  'attachment', 'auth_account', 'auth_user', 'block', 'block_event', 'calendar_year', 'case_event', 'case_number', 'delegation', 'district', 'edition', 'edition_figure',
  'erasable_value', 'erasure', 'import_file', 'import_row', 'import_run', 'installation', 'intake', 'intake_case', 'intake_refusal', 'number_series', 'organisation_change',
  'patent', 'patent_collection', 'patent_collection_act', 'patent_collection_item', 'patent_number', 'patent_passage', 'person', 'posting', 'rule_setting', 'saved_search',
  'saved_search_follower', 'saved_search_match', 'search_use', 'statement_mapping', 'unit', 'uploaded_file',
];
const COLLECTION: readonly string[] = ['patent_collection', 'patent_collection_act', 'patent_collection_item', 'patent_passage'];

async function rowsOf(database: Database): Promise<unknown> {
  return Promise.all(COLLECTION.map(async (table) => (await sql`select * from ${sql.table(table)} x order by x::text`.execute(database.kysely)).rows));
}

eachEngine('a backup holds each table that is nowhere else', ({ kind, database }) => {
  test('and no other', async () => {
    expect((await backedTables(database().kysely)).map(({ name }) => name).toSorted()).toEqual(KEPT);
  });

  test('collections with their notes, and descriptions, come back, and go on from there', async () => {
    const bureau = await openBureau(database());
    const { id } = (await bureau.call('createCollection', 'officer', { body: { name: '专题', note: '备注' } })).json<{ id: string }>();
    await sql`insert into patent_collection_item (collection, patent, note, noted_by, noted_at, added_by, added_at) values (${id}::bigint, 7, '重点', 'p001', now(), 'p001', now())`.execute(database().kysely);
    for (const digest of ['b', 'a']) for (const position of [0, 1]) await sql`insert into patent_passage (digest, position, run, paragraphs) values (${digest.repeat(64)}::text, ${position}::integer, 1, ${`[{"text":"${digest}${position}"}]`}::text)`.execute(database().kysely);
    const path = join(folder, `${kind}.zip`);
    await backup(bureau.server, path);
    const target = await openTestDatabase();
    await restore(target, openFileStore(undefined, join(folder, kind)), path);
    expect(await rowsOf(target)).toEqual(await rowsOf(database()));
    const { rows: [next] } = await sql<{ id: bigint }>`insert into patent_collection (name, note, owner, shared, created_at) values ('另一', '', 'p001', 'none', now()) returning id`.execute(target.kysely);
    expect(Number(next?.id)).toBeGreaterThan(Number(id));
    await target.close();
    await bureau.close();
  });
});
