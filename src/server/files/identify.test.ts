import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { Document, Packer, Paragraph } from 'docx';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { bytesAsSource, storedAsSource } from './byte-source.ts';
import { DirectoryStore } from './directory-store.ts';
import type { FileKind } from './file-kinds.ts';
import { identifyFile } from './identify.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'zhishu-identify-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

function workbook(bookType: 'xlsx' | 'biff8', rows = 1): Uint8Array {
  const book = xlsx.utils.book_new();
  const cells = Array.from({ length: rows }, (_, row) => ['专利号', `ZL2024${row}`]);
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells), '清单');
  return new Uint8Array(xlsx.write(book, { type: 'buffer', bookType }) as Buffer);
}

/** A compound file with one stream of that name, written by the spreadsheet library's own container code. */
function compound(stream: string): Uint8Array {
  const container = xlsx.CFB.utils.cfb_new();
  for (let filler = 0; filler < 9; filler += 1) xlsx.CFB.utils.cfb_add(container, `/Filler${filler}`, Buffer.alloc(5000));
  xlsx.CFB.utils.cfb_add(container, `/${stream}`, Buffer.alloc(5000));
  return new Uint8Array(xlsx.CFB.write(container, { type: 'buffer' }) as Buffer);
}

const docx = async (): Promise<Uint8Array> =>
  new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('请求书')] }] })));

const gb18030 = [0xd7, 0xa8, 0xc0, 0xfb, 0x2c, 0x31, 0x0a];

const samples: readonly (readonly [string, FileKind, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['请求书.PDF', 'pdf', () => bytes('%PDF-1.7\n')],
  ['请求书.docx', 'docx', docx],
  ['清单.xlsx', 'xlsx', () => workbook('xlsx')],
  ['清单.xls', 'xls', () => workbook('biff8', 3000)],
  ['旧函.doc', 'doc', () => compound('WordDocument')],
  ['旧表.et', 'xls', () => compound('Workbook')],
  ['图.png', 'png', () => bytes([0x89], 'PNG\r\n', [0x1a, 0x0a])],
  ['图.jpeg', 'jpg', () => bytes([0xff, 0xd8, 0xff, 0xe0])],
  ['图.gif', 'gif', () => bytes('GIF89a')],
  ['说明.txt', 'txt', () => new TextEncoder().encode('\uFEFF情况说明\r\n')],
  ['表.csv', 'csv', () => bytes(gb18030)],
  ['录音.mp3', 'mp3', () => bytes([0xff, 0xfb, 0x90, 0x64])],
  ['录音2.mp3', 'mp3', () => bytes('ID3', [4, 0])],
  ['庭审.mp4', 'mp4', () => bytes([0, 0, 0, 24], 'ftypisom')],
  ['录音.wav', 'wav', () => bytes('RIFF', [36, 0, 0, 0], 'WAVE')],
];

describe('Identifying an uploaded file', () => {
  for (const [name, kind, content] of samples) {
    test(`${name} is ${kind}`, async () => {
      expect(await identifyFile(name, bytesAsSource(await content()))).toMatchObject({ ok: true, value: { kind } });
    });
  }

  const refused: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
    ['a program that calls itself a picture', '图.png', () => bytes('MZ', [0x90, 0])],
    ['a workbook that calls itself a letter', '请求书.docx', () => workbook('xlsx')],
    ['an old workbook that calls itself a letter', '旧函.doc', () => workbook('biff8')],
    ['a zip that calls itself a workbook', '清单.xlsx', () => zipSync({ 'a.txt': bytes('a') })],
    ['a workbook with macros', '清单.xlsx',
      () => zipSync({ '[Content_Types].xml': bytes('x'), 'xl/workbook.xml': bytes('x'), 'xl/vbaProject.bin': bytes('x') })],
    ['text with control characters', '说明.txt', () => bytes('a', [0], 'b')],
    ['bytes that are no text in any encoding', '说明.txt', () => bytes('abc', [0xff, 0xff])],
    ['a page of HTML under a name we do not take', '页.html', () => bytes('<html>')],
    ['a name without an ending', '请求书', () => bytes('%PDF-1.7')],
    ['an empty picture', '图.png', () => bytes()],
    ['a container cut off in the middle', '旧函.doc', async () => compound('WordDocument').subarray(0, 700)],
    ['a zip cut off in the middle', '请求书.docx', async () => (await docx()).subarray(0, 900)],
  ];
  for (const [what, name, content] of refused) {
    test(`refuses ${what}`, async () => {
      const found = await identifyFile(name, bytesAsSource(await content()));
      expect(found).toMatchObject({ ok: false, problems: [{ code: 'wrong-file-type', params: { file: name } }] });
    });
  }

  test('refuses a kind that this upload does not take', async () => {
    const found = await identifyFile('图.gif', bytesAsSource(bytes('GIF89a')), ['pdf', 'docx']);
    expect(found).toMatchObject({ ok: false, problems: [{ params: { allowed: 'pdf、docx' } }] });
  });

  test('reads a stored file where it lies, across the pieces it reads text in', async () => {
    const store = new DirectoryStore(folder);
    const text = new TextEncoder().encode(`a${'知识产权'.repeat(200_000)}`);
    const { hash, size } = await store.put(text);
    expect(await identifyFile('说明.txt', storedAsSource(store, hash, size))).toMatchObject({ ok: true });
  });
});
