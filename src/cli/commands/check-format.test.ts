import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paragraph } from '#domain/report/document.ts';
import { writeDocx } from '#server/documents/docx.ts';
import { type CommandCall, EXIT } from '../command.ts';
import { checkFormatCommand } from './check-format.ts';

describe('a file checked from the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhishu-check-'));
  beforeAll(async () => {
    const right = { kind: '通知', organ: '样例局', redHead: true, number: '样知发〔2026〕1号', title: '关于某事的通知', addressee: '各区', body: [paragraph('正文。')] } as const;
    writeFileSync(join(folder, 'right.docx'), await writeDocx(right));
    writeFileSync(join(folder, 'wrong.docx'), await writeDocx({ ...right, number: '样知发[2026]01号' }));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (file: string, values: CommandCall['values'] = {}, json = false): Promise<{ code: number; text: string }> => {
    const said: string[] = [];
    const tell = (text: string): number => said.push(text);
    const settings = { json } as CommandCall['settings'];
    const code = await checkFormatCommand.run({ values, positionals: [file], settings, signal: new AbortController().signal, path: (given) => join(folder, given), out: tell, say: tell });
    return { code, text: said.join('\n') };
  };

  test('that keeps to the format ends well', async () => {
    expect(await run('right.docx')).toMatchObject({ code: EXIT.done, text: expect.stringContaining('通知：未发现') });
  });

  test('that does not tells what, where and why, in both languages', async () => {
    const { code, text } = await run('wrong.docx');
    expect(code).toBe(EXIT.failed);
    expect(text).toContain('发文字号：应为样知发〔2026〕1号，现为样知发[2026]01号　第2段“样知发[2026]01号”　（GB/T 9704-2012 §7.2.5，待核对标准文本）');
    expect(text).toContain('document number: expected 样知发〔2026〕1号, found 样知发[2026]01号');
    expect(JSON.parse((await run('wrong.docx', {}, true)).text)).toMatchObject({ file: 'wrong.docx', kind: '通知', deviations: [{ rule: 'number-form', count: 1 }] });
  });

  test('is judged by the kind that is told', async () => {
    expect((await run('right.docx', { kind: '公告' })).text).toContain('公告不写主送机关');
    await expect(run('right.docx', { kind: '便条' })).rejects.toThrow(/便条/);
    await expect(run('none.docx')).rejects.toThrow(/none\.docx/);
  });
});
