import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#domain/access/actor.ts';
import { eachEngine, openTestDatabase } from '../../../tests/support/database.ts';
import { importFiles, smallBureau } from '../../../tests/support/import.ts';
import { familyXml, fulltextXml, legalXml } from '../../../tests/support/ops-xml.ts';
import { cnipaXml, epoXml, usptoXml } from '../../../tests/support/patent-xml.ts';
import { backup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { cancelRun } from '../imports/cancel.ts';
import { createRun } from '../imports/runs.ts';
import { storePatentFile, withMapping } from '../imports/start-patents.ts';
import { workPatents } from '../imports/work-patents.ts';
import { openPatentSearch, type PatentSearch } from '../search/patent-search.ts';
import type { OpenServer } from '../start/open-server.ts';
import { getDescription } from './descriptions.ts';
import { getPatent } from './get-patent.ts';
import { findPatents } from './list-patents.ts';

const ALL = { offset: 0, limit: 100, sort: 'filed-newest', facets: [] } as const;
const folder = mkdtempSync(join(tmpdir(), 'zhishu-descriptions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

eachEngine('descriptions of patents', ({ kind, database }) => {
  let server: OpenServer;
  let search: PatentSearch;
  const idOf = async (number: string): Promise<string> => (await findPatents(server.database.kysely, number, 1))[0]?.id ?? '';
  const recordOf = async (number: string): Promise<object> => (await getPatent(server.database.kysely, await idOf(number))).record;
  const textsOf = async (number: string): Promise<object> => (await getDescription(server.database.kysely, await idOf(number))).map(({ language, paragraphs, publication }) => ({ language, publication, text: paragraphs.map(({ text }) => text) }));
  const passages = async (): Promise<number> => (await server.database.kysely.selectFrom('patent_passage').select('digest').execute()).length;
  const totalOf = async (q: string): Promise<number> => {
    await search.catchUp();
    return (await search.find({ ...ALL, q })).total;
  };

  beforeAll(async () => {
    server = await smallBureau(database());
    search = await openPatentSearch({ database: database(), dataDir: join(folder, kind), organisation: () => server.organisation() });
  });
  afterAll(() => search.close());

  test('are kept apart from the record, read in their order, and found with what stands around', async () => {
    await importFiles(server, [{ name: 'c.xml', text: cnipaXml({ serial: 1 }) }, { name: 'u.xml', text: usptoXml({ serial: 2 }) }]);
    expect(await recordOf('CN200000001B')).toMatchObject({ descriptions: [{ language: 'zh', publication: 'CN200000001B', characters: 24 }] });
    expect(await textsOf('CN200000001B')).toEqual([{ language: 'zh', publication: 'CN200000001B', text: ['技术领域', '本发明涉及装置的装配，号码为特征字句1。'] }]);
    expect(await textsOf('US9000002B2')).toMatchObject([{ language: 'en', text: ['BACKGROUND', 'The widget2 is described.\none two'] }]);
    expect(await totalOf('DE=特征字句1')).toBe(1);
    expect(await totalOf('特征字句1')).toBe(0);
    expect((await search.find({ ...ALL, q: '说明书=装置的装配' })).hits).toMatchObject([{ snippets: [{ field: 'description', text: '技术领域\n本发明涉及装置的装配，号码为特征字句1。', marks: [{ start: 10, end: 15 }] }] }]);
  });

  test('that nothing published names are invisible, and go with a cancelled import', async () => {
    const before = await passages();
    const file = await withMapping(server, await storePatentFile(server, { name: 's.xml', content: Readable.from([Buffer.from(`${cnipaXml({ serial: 3 })}${cnipaXml({ serial: 1 }).replace('特征字句1', '别的字句')}`)]) }));
    const run = await server.database.transaction((trx) => createRun(trx, { kind: 'patents', state: 'reading', automatic: false, startedBy: 'p1', unit: 'planning', files: [file] }));
    await workPatents(server, run, SYSTEM);
    expect(await passages()).toBe(before + 2);
    expect(await totalOf('DE=特征字句3 OR DE=别的字句')).toBe(0);
    expect(await textsOf('CN200000001B')).toMatchObject([{ text: ['技术领域', '本发明涉及装置的装配，号码为特征字句1。'] }]);
    await cancelRun(server, run);
    expect(await passages()).toBe(before);
  });

  test('of a later publication take the place of the earlier one, others join by language; what was published stays', async () => {
    const before = await passages();
    await importFiles(server, [{ name: 'b.xml', text: cnipaXml({ serial: 1 }).replace('特征字句1', '改过的字句') }]);
    await importFiles(server, [{ name: 'f.xml', text: fulltextXml({ country: 'CN', number: '200000001', kind: 'B' }, { EN: ['1. An example device.'] }, ['Its english text.']) }]);
    expect(await textsOf('CN200000001B')).toMatchObject([{ language: 'zh', text: ['技术领域', '本发明涉及装置的装配，号码为改过的字句。'] }, { language: 'en', text: ['Its english text.'] }]);
    expect(await recordOf('CN200000001B')).toMatchObject({ claimsLanguage: 'zh', claims: [expect.stringContaining('示例装置'), expect.anything()], otherClaims: [{ language: 'en', claims: ['1. An example device.'] }] });
    expect([await totalOf('DE=特征字句1'), await totalOf('DE=改过的字句'), await totalOf('DE="english text"'), await totalOf('CL="example device"')]).toEqual([0, 1, 1, 2]);
    expect(await passages()).toBe(before + 2);
  });

  test('families, events and full texts join the entry of their publication, in whatever order they come, and take nothing away', async () => {
    const event = (code: string, date: string): string => legalXml({ code, text: `EVENT ${code}`, date });
    const family = (events: readonly string[]): string => familyXml('777', [{ number: '3000001', kind: 'A1', application: '19000001', events }, { country: 'CN', number: '200000001', kind: 'A', application: '201910000001' }, { country: 'JP', number: '2021000001', kind: 'A', application: '2020000001' }]);
    const files = [
      { name: 'l.xml', text: family([event('AK', '2021-03-03')]) }, { name: 'e.xml', text: epoXml([{ serial: 1 }]) },
      { name: 'm.xml', text: family([event('AK', '2021-03-03'), event('17P', '2021-09-01')]) }, { name: 't.xml', text: fulltextXml({ number: '3000001', kind: 'B1' }, { EN: ['1. A device.'] }, ['A text.']) },
    ];
    for (const file of files) expect((await importFiles(server, [file])).run.state).toBe('published');
    expect(await recordOf('EP3000001A1')).toMatchObject({
      title: 'Example 1', applicants: ['EXAMPLE WORKS'], family: '777', familyMembers: ['CN200000001A', 'JP2021000001A'], claims: ['1. A device.'],
      events: [{ code: 'AK' }, { code: '17P' }], publications: expect.arrayContaining([expect.objectContaining({ number: 'EP3000001A1' }), { number: 'EP3000001B1' }]),
    });
    expect(await idOf('EP3000001B1')).toBe(await idOf('EP3000001A1'));
    expect(await recordOf('CN200000001B')).toMatchObject({ title: '一种示例装置1', family: '777', familyMembers: ['EP3000001A1', 'JP2021000001A'] });
    expect(await idOf('JP2021000001A')).toBe('');
    const again = await importFiles(server, files.slice(1).map(({ name, text }) => ({ name, text })));
    expect(again.files.map(({ added, updated }) => [added, updated])).toEqual([[0, 0], [0, 0], [0, 0]]);
  });

  test('come back from a backup on either engine', async () => {
    const path = join(folder, `${kind}.zip`);
    await backup(server, path);
    const other = await openTestDatabase();
    await restore(other, server.files, path);
    const { rows } = await sql<{ id: string }>`select patent::text as id from patent_number where number = 'CN200000001B'`.execute(other.kysely);
    expect(await getDescription(other.kysely, rows[0]?.id ?? '')).toEqual(await getDescription(server.database.kysely, await idOf('CN200000001B')));
    await other.close();
  });
});
