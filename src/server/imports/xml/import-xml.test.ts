import { strToU8, zipSync } from 'fflate';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { eachEngine, openTestDatabase } from '../../../../tests/support/database.ts';
import { importFiles, smallBureau } from '../../../../tests/support/import.ts';
import { applicationNumber, cnipaXml, EFILING_PARTS, efilingXml, epoXml, usptoXml } from '../../../../tests/support/patent-xml.ts';
import { readXmlPatent, XML_COLUMNS } from '#domain/patent/xml-patent.ts';
import { getDescription } from '../../patents/descriptions.ts';
import { getPatent } from '../../patents/get-patent.ts';
import { findPatents } from '../../patents/list-patents.ts';
import { documentOf } from '../../search/document.ts';
import type { OpenServer } from '../../start/open-server.ts';
import { refusedRowsOf, refusedWorkbook } from '../refused-rows.ts';
import { recogniseFile } from '../recognise-file.ts';
import { readXml } from './read-xml.ts';
import { zipFolder } from './zip-folder.ts';

const counts = ({ files }: Awaited<ReturnType<typeof importFiles>>): number[][] => files.map(({ added, updated, duplicates, refused }) => [added, updated, duplicates, refused]);

eachEngine('an import of patent XML', ({ database }) => {
  let server: OpenServer;
  beforeAll(async () => {
    server = await smallBureau(database());
  });

  test('takes in each good record, and gives the others back with their reasons under the headers of a table', async () => {
    const weekly = [usptoXml({ serial: 1 }), usptoXml({ serial: 2, date: '20990101' }), usptoXml({ serial: 3 }).replace('</claims>', ''), usptoXml({ serial: 4 })].join('');
    const filed = await importFiles(server, [{ name: 'w.xml', text: weekly }, { name: 'c.xml', text: cnipaXml({ serial: 5 }) }]);
    expect(filed.run.state).toBe('published');
    expect(counts(filed)).toEqual([[2, 0, 0, 2], [1, 0, 0, 0]]);
    const refused = await Array.fromAsync(refusedRowsOf(server.database.kysely, filed.run.id, 0));
    expect(refused.map(({ row, reasons }) => [row, reasons.map(({ code }) => code)])).toEqual([[18, expect.arrayContaining(['future-date'])], [33, ['broken-xml']]]);
    const [sheet] = refusedWorkbook(server.database.kysely, filed, 'w.xml')?.sheets ?? [];
    expect(sheet?.columns.map(({ header }) => header)).toEqual(expect.arrayContaining(['备注（拒收原因）', '授权公告号', '名称', '申请（专利权）人']));
    const [row] = sheet ? await Array.fromAsync(sheet.rows) : [];
    expect(row).toEqual(expect.arrayContaining(['US9000002B2', 'Example device 2']));
  });

  test('joins the publication that a table told of, and the search finds its claims, owners and priority', async () => {
    await importFiles(server, [{ name: 't.csv', text: `公开号,名称,申请号,公开日\nCN200000006A,一种示例装置6,${applicationNumber(6)},2019-07-09` }]);
    expect(counts(await importFiles(server, [{ name: 'b.xml', text: cnipaXml({ serial: 6 }) }]))).toEqual([[0, 1, 0, 0]]);
    const [found] = await findPatents(server.database.kysely, 'CN200000006B', 1);
    const { id, record } = await getPatent(server.database.kysely, found?.id ?? '');
    const { texts, numbers, days } = documentOf(Number(id), 1, record, () => undefined, '2026-03-11');
    expect(texts).toMatchObject({ claims: ['1.一种示例装置，其特征在于：包括甲；', '2.如权利要求1所述的示例装置。'], owners: ['示例控股集团'] });
    expect(numbers).toMatchObject({ publication: ['CN200000006A', 'CN200000006B'], priority: ['US62/100,001'] });
    expect(days).toEqual({ filed: '2019-01-24', published: '2019-07-09', granted: '2021-03-05', priority: '2018-01-24' });
  });

  test('of the USPTO is found in the register by its number in any spelling', async () => {
    for (const q of ['US9000001B2', 'us 9,000,001 b2', 'US16000001']) expect((await findPatents(server.database.kysely, q, 1)).map(({ title }) => title)).toEqual(['Example device 1']);
  });

  test('again adds nothing, from a zip as from the file', async () => {
    const zip = zipSync({ 'CN/c.xml': strToU8(cnipaXml({ serial: 5 })), 'EP/e.xml': strToU8(epoXml([{ serial: 1 }, { serial: 2, ipc: 'A' }])), 'EP/x.xml': strToU8('<x/>') });
    const filed = await importFiles(server, [{ name: 'p.zip', text: zip }]);
    expect(counts(filed)).toEqual([[1, 0, 1, 2]]);
    const refused = await Array.fromAsync(refusedRowsOf(server.database.kysely, filed.run.id, 0));
    expect(refused.map(({ sheet }) => sheet)).toEqual(['EP/e.xml', 'EP/x.xml']);
  });

  test('of a file that holds no patent, or is none of what its name says, writes nothing and says why', async () => {
    const filed = await importFiles(server, [{ name: 'i.xml', text: '<?xml version="1.0"?><invoice/>' }]);
    expect(filed.files[0]?.problem).toMatchObject({ code: 'damaged-file' });
    await expect(importFiles(server, [{ name: 'l.xml', text: 'a,b\n1,2' }])).rejects.toMatchObject({ problems: [{ code: 'wrong-file-type' }] });
    await expect(importFiles(server, [{ name: 'l.zip', text: cnipaXml({ serial: 1 }) }])).rejects.toMatchObject({ problems: [{ code: 'wrong-file-type' }] });
  });

  test('with the mark of a state secret is refused whole', async () => {
    const filed = await importFiles(server, [{ name: 's.xml', text: `${cnipaXml({ serial: 21 })}${cnipaXml({ serial: 22, title: '机密★10年' })}` }]);
    expect(filed.run).toMatchObject({ state: 'failed', problem: { code: 'state-secret' } });
    expect(await findPatents(server.database.kysely, 'CN200000021B', 5)).toEqual([]);
  });
});

const REAL = join(import.meta.dirname, '../../../../../shared/data/xml');
const present = existsSync(REAL);
if (!present) console.info(`skipped: the real XML files are not at ${REAL}`);

describe('a folder of patent XML', () => {
  test('is stored as a zip that is the same every time, and read as one application', async () => {
    const number = applicationNumber(30).replace('.', '');
    const folder = join(mkdtempSync(join(tmpdir(), 'zhishu-folder-')), number);
    mkdirSync(join(folder, 'extra'), { recursive: true });
    for (const [name, part] of Object.entries(EFILING_PARTS)) writeFileSync(join(folder, name), efilingXml(part));
    writeFileSync(join(folder, 'extra', 'c.xml'), cnipaXml({ serial: 31 }));
    const zip = async (): Promise<Buffer> => Buffer.concat(await Array.fromAsync(zipFolder(folder)));
    const bytes = await zip();
    expect((await zip()).equals(bytes)).toBe(true);
    const records = await Array.fromAsync(readXml({ name: `${number}.zip`, bytes }, 'zip'));
    expect(records.map(({ patent }) => patent?.application.number.replace('.', ''))).toEqual([number, applicationNumber(31).replace('.', '')]);
    rmSync(dirname(folder), { recursive: true });
    await expect(Array.fromAsync(zipFolder(import.meta.dirname))).rejects.toMatchObject({ problems: [{ code: 'damaged-file' }] });
  });
});

describe.skipIf(!present)('real patent XML', () => {
  const files = present ? readdirSync(REAL, { recursive: true, encoding: 'utf8' }).filter((name) => /\.xml$/i.test(name)).toSorted() : [];

  test('of CNIPA, USPTO and EPO is read without a refusal', async () => {
    const read = files.filter((name) => !name.startsWith('cnipa-application'));
    const told: object[] = [];
    expect(read.length).toBeGreaterThan(0);
    for (const name of read) {
      const bytes = readFileSync(join(REAL, name));
      expect((await recogniseFile({ name: basename(name), bytes }))[0]?.recognised).toBe(true);
      for await (const { patent, problems } of readXml({ name, bytes }, 'xml')) {
        told.push(...(patent?.descriptions ?? []), ...(patent?.citations ?? []), ...(patent?.events ?? []), ...(patent?.members ?? []));
        const reading = patent && readXmlPatent(patent, XML_COLUMNS, '2026-11-22');
        expect({ name, problems, reading: reading?.ok ? [] : reading?.problems }).toEqual({ name, problems: [], reading: [] });
      }
    }
    expect(told.length).toBeGreaterThan(400);
  });

  test('of applications filed electronically becomes one record a folder', async () => {
    const parts = files.filter((name) => name.startsWith('cnipa-application'));
    const zip = zipSync(Object.fromEntries(parts.map((name) => [name, new Uint8Array(readFileSync(join(REAL, name)))])));
    const records = await Array.fromAsync(readXml({ name: 'applications.zip', bytes: zip }, 'zip'));
    expect(records.length).toBe(new Set(parts.map((name) => name.split('/')[1])).size);
    for (const { patent, part } of records) expect(part).toContain(patent?.application.number ?? '-');
  });

  test('of one European patent, in five answers in either order, becomes one entry with all that they tell', async () => {
    const answers = ['biblio.xml', 'claims.xml', 'description.xml', 'family.xml', 'legal.xml'];
    const told: string[] = [];
    for (const order of [answers, answers.toReversed()]) {
      const database = await openTestDatabase();
      const server = await smallBureau(database);
      for (const name of order) expect((await importFiles(server, [{ name, text: readFileSync(join(REAL, 'epo', name)) }])).run.state).toBe('published');
      const [found] = await findPatents(database.kysely, 'EP2400812A1', 1);
      const { id, record } = await getPatent(database.kysely, found?.id ?? '');
      expect(record).toMatchObject({ family: '43088294', title: expect.stringMatching(/./), citations: expect.anything(), familyMembers: ['US9876543B2', 'WO2011/012345A1'] });
      expect([record.claims?.length, record.events?.length]).toEqual([15, 69]);
      const [description] = await getDescription(database.kysely, String(id));
      expect(description).toMatchObject({ language: 'en', publication: 'EP2400812B1' });
      expect(description?.paragraphs).toHaveLength(6);
      told.push(JSON.stringify(Object.entries({ ...record, publications: record.publications.map(({ number }) => number).toSorted() }).toSorted()));
      await database.close();
    }
    expect(told[0]).toBe(told[1]);
  });
});
