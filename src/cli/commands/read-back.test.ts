import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBureau, type TestBureau } from '../../../tests/support/bureau.ts';
import { openTestDatabase } from '../../../tests/support/database.ts';
import { visitOf } from '../../../tests/support/work.ts';
import type { CommandCall, ServerCommand } from '../command.ts';
import { readBackCommand } from './read-back.ts';
import { reportCommand } from './report.ts';

describe('an edited report read back from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-back-'));
  let bureau: TestBureau;
  const visit = async (enterprise: string): Promise<void> => {
    await bureau.call('openCase', 'officer', { body: { type: 'enterprise-visit', input: visitOf(enterprise, 2) } });
  };
  const run = async (command: ServerCommand, positionals: readonly string[], values: CommandCall['values'], json = true): Promise<string> => {
    const said: string[] = [];
    const settings = { json } as CommandCall['settings'];
    await command.work(bureau.server, { values, positionals, settings, signal: new AbortController().signal, path: (given) => join(folder, given), out: (text) => said.push(text), say: () => undefined });
    return said.join('\n');
  };

  beforeAll(async () => {
    bureau = await openBureau(await openTestDatabase(), { now: () => new Date('2026-03-10T02:00:00.000Z') });
    for (const enterprise of ['a', 'b']) await visit(enterprise);
    await run(reportCommand, ['annual-summary'], { year: '2026', format: 'docx', out: 'written.docx' }, false);
    const parts = unzipSync(readFileSync(join(folder, 'written.docx')));
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const edited = xml.replace(/(<w:tag w:val="visits"\/>.*?<w:t xml:space="preserve">)2</, '$13<');
    writeFileSync(join(folder, 'edited.docx'), zipSync({ ...parts, 'word/document.xml': strToU8(edited) }));
  });
  afterAll(async () => {
    await bureau.close();
    await bureau.server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('names no report and is compared with the one it came from, even after the accounts have moved', async () => {
    expect(JSON.parse(await run(readBackCommand, ['written.docx'], {})).paragraphs.every(({ state }: { state: string }) => state === 'kept')).toBe(true);
    await visit('c');
    const back = JSON.parse(await run(readBackCommand, ['edited.docx'], {}));
    expect(back).toMatchObject({ file: 'edited.docx', origin: { genre: 'annual-summary', year: 2026, asOf: '2026-03-10' } });
    const touched = back.figures.filter(({ state }: { state: string }) => state !== 'kept');
    expect(touched[0]).toMatchObject({ id: 'visits', old: '2', new: '3', state: 'altered', control: 'kept', current: '3' });
    expect(back.paragraphs.every(({ state }: { state: string }) => state === 'kept')).toBe(true);
    expect(await run(readBackCommand, ['edited.docx'], { genre: 'annual-summary', year: '2026' }, false)).toContain('数值被改\tvisits\t2\t→\t3');
  });

  test('names what is missing or wrong', async () => {
    writeFileSync(join(folder, 'foreign.docx'), zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>走访2户次</w:t></w:r></w:p></w:body></w:document>') }));
    await expect(run(readBackCommand, [], {})).rejects.toThrow(/FILE/);
    await expect(run(readBackCommand, ['none.docx'], {})).rejects.toThrow(/none\.docx/);
    await expect(run(readBackCommand, ['foreign.docx'], {})).rejects.toThrow(/--genre/);
    await expect(run(readBackCommand, ['foreign.docx'], { genre: 'annual-summary' })).rejects.toThrow(/--year/);
    await expect(run(readBackCommand, ['foreign.docx'], { genre: 'annual-summary', year: '26' })).rejects.toThrow(/YYYY/);
  });
});
