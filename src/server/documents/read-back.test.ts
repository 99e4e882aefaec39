import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { ProblemError } from '#domain/errors.ts';
import { figure, type OfficialDocument, paragraph } from '#domain/report/document.ts';
import { writeDocx } from './docx.ts';
import { readBackDocument, type ReadBackFile } from './read-back.ts';
import { SAMPLE_NOTICE } from './sample.fixture.ts';

const ORIGIN = { genre: 'annual-summary', year: 2022, asOf: '2022-12-31', journalHead: '12:ab' };
const DOCUMENT: OfficialDocument = { ...SAMPLE_NOTICE, origin: ORIGIN };

function edited(docx: Uint8Array, ...changes: readonly (readonly [from: string | RegExp, to: string])[]): Uint8Array {
  const parts = unzipSync(docx);
  const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const after = changes.reduce((xml, [from, to]) => {
    expect(xml.search(from) < 0 ? `nothing is ${from}` : '').toBe('');
    return xml.replace(from, to);
  }, before);
  return zipSync({ ...parts, 'word/document.xml': strToU8(after) });
}

const fates = ({ figures }: ReadBackFile): readonly string[] => figures.map(({ id, old, new: now, state, control }) => `${id} ${old}→${now} ${state} ${control}`);
const edits = ({ paragraphs }: ReadBackFile): readonly string[] => paragraphs.filter(({ state }) => state !== 'kept').map(({ state, before, after }) => `${state}: ${before?.text ?? ''} → ${after?.text ?? ''}`);

const KEPT = ['visits.households:2022 294→294 kept kept', 'visits.growth:2022 17.9%→17.9% kept kept', 'patents:east 3,000→3,000 kept kept', 'grants:2022 11,745→11,745 kept kept'];

describe('a Word file that came back', () => {
  let docx: Uint8Array;
  beforeAll(async () => {
    docx = await writeDocx(DOCUMENT);
  });

  test('unedited is the document, and says which report it is', async () => {
    const back = await readBackDocument(DOCUMENT, docx, 'a.docx');
    expect(fates(back)).toEqual(KEPT);
    expect(edits(back)).toEqual([]);
    expect(back.origin).toEqual({ ...ORIGIN, signedOn: '2023-02-28' });
    expect(back.paragraphs.map(({ place }) => place)).toEqual(expect.arrayContaining(['heading', 'body', 'cell']));
  });

  test('with an altered figure, new words and a removed paragraph tells each', async () => {
    const back = await readBackDocument(DOCUMENT, edited(docx, ['>294<', '>300<'], ['>全年走访企业<', '>全年深入走访企业<'], ['贷款25.37亿元。', '']), 'a.docx');
    expect(fates(back)[0]).toBe('visits.households:2022 294→300 altered kept');
    expect(edits(back)).toEqual(['changed: 全年走访企业294家，同比增长17.9%。问题全部建立台账。 → 全年深入走访企业300家，同比增长17.9%。问题全部建立台账。', 'removed: 贷款25.37亿元。 → ']);
  });

  test('tracked changes count as accepted, and a placeholder as an emptied figure', async () => {
    const tracked = edited(docx,
      [/<w:r><w:t xml:space="preserve">举办/, '<w:del w:id="9" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="8" w:author="x"><w:r><w:t>全年</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">举办'],
      ['<w:tag w:val="visits.growth:2022"/>', '<w:tag w:val="visits.growth:2022"/><w:showingPlcHdr/>']);
    const back = await readBackDocument(DOCUMENT, tracked, 'a.docx');
    expect(edits(back)).toContain('changed: 举办“知识产权大讲堂”63期。 → 全年举办“知识产权大讲堂”63期。');
    expect(fates(back)[1]).toBe('visits.growth:2022 17.9%→null removed kept');
  });

  test('when the accounts moved meanwhile, the old value is the printed one and the new one is told beside', async () => {
    const moved: OfficialDocument = { ...DOCUMENT, body: DOCUMENT.body.map((block, index) => (index === 1 ? paragraph('全年走访企业', figure('visits.households:2022', '295'), '家，同比增长', figure('visits.growth:2022', '17.9%'), '。问题全部建立台账。') : block)) };
    const [visits] = (await readBackDocument(moved, docx, 'a.docx')).figures;
    expect(visits).toMatchObject({ old: '294', new: '294', state: 'kept', current: '295' });
  });

  test('controls of another maker are plain text', async () => {
    const back = await readBackDocument(DOCUMENT, edited(docx, ['<w:tag w:val="patents:east"/>', '<w:tag w:val="作者"/>']), 'a.docx');
    expect(fates(back)[2]).toBe('patents:east 3,000→3,000 refound lost');
  });

  test('damaged, foreign and hostile files get one clear problem', async () => {
    const problemOf = async (bytes: Uint8Array): Promise<string> => {
      try {
        await readBackDocument(DOCUMENT, bytes, 'a.docx');
        return 'read';
      } catch (error) {
        return error instanceof ProblemError ? error.problems.map(({ code }) => code).join() : String(error);
      }
    };
    expect(await problemOf(strToU8('no zip'))).toBe('wrong-file-type');
    expect(await problemOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('damaged-file');
    expect(await problemOf(zipSync({ 'a.txt': strToU8('a') }))).toBe('wrong-file-type');
    expect(await problemOf(docx.slice(0, docx.length - 40))).toBe('damaged-file');
    expect(await problemOf(zipSync({ 'word/document.xml': strToU8('<w:document><w:p>') }))).toBe('damaged-file');
    expect(await problemOf(zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }))).toBe('damaged-file');
    expect(await problemOf(zipSync({ 'word/document.xml': strToU8('<a>'.repeat(100_000)) }))).toBe('damaged-file');
    expect(await problemOf(zipSync({ 'word/document.xml': new Uint8Array(40_000_000) }))).toBe('too-large');
  });

  const office = spawnSync('soffice', ['--version']).status === 0;
  if (!office) console.warn('skipped: LibreOffice (soffice) is not installed, so the round trip through it is not tried');

  test.skipIf(!office)('saved by LibreOffice keeps its controls and its origin; the lost tags are re-found', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhishu-office-'));
    try {
      writeFileSync(join(folder, 'a.docx'), edited(docx, ['>294<', '>300<'], ['>全年走访企业<', '>全年深入走访企业<']));
      const run = spawnSync('soffice', [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', join(folder, 'saved'), join(folder, 'a.docx')]);
      expect(run.status).toBe(0);
      const back = await readBackDocument(DOCUMENT, readFileSync(join(folder, 'saved/a.docx')), 'a.docx');
      expect(back.origin).toEqual({ ...ORIGIN, signedOn: '2023-02-28' });
      expect(back.figures.map(({ id, new: now, state }) => `${id} ${now} ${state}`)).toEqual(['visits.households:2022 300 altered', 'visits.growth:2022 17.9% refound', 'patents:east 3,000 refound', 'grants:2022 11,745 refound']);
      expect(back.figures.every(({ control }) => control !== 'lost')).toBe(true);
      expect(edits(back)).toEqual(['changed: 全年走访企业294家，同比增长17.9%。问题全部建立台账。 → 全年深入走访企业300家，同比增长17.9%。问题全部建立台账。']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
