import { problem, ProblemError } from '#domain/errors.ts';
import { sealAll } from '#server/start/jobs.ts';
import { type CommandCall, type ServerCommand } from '../command.ts';
import { importPatents } from '../import/import-patents.ts';
import { importStatements } from '../import/import-statement.ts';
import { exitCodeOf, textOf } from '../import/outcome.ts';

const KINDS = { patents: importPatents, statement: importStatements } as const;

function isKind(word: string | undefined): word is keyof typeof KINDS {
  return word !== undefined && Object.hasOwn(KINDS, word);
}

function folderFor(call: CommandCall): string {
  const named = call.values['refused'];
  return call.path(typeof named === 'string' ? named : '.');
}

/** `zhishu import patents|statement FILE…`: reads, compares and publishes; a second time the same file adds nothing. */
export const importCommand: ServerCommand = {
  name: 'import',
  operands: 'patents|statement FILE…',
  summary: { zh: '导入专利文件或统计报表', en: 'import patent files or statements' },
  creates: true,
  options: {
    period: { type: 'string', value: 'YYYY-MM', help: { zh: '报表月份', en: 'month of the statement' } },
    source: { type: 'string', value: 'NAME', help: { zh: '报送单位；列对应关系按此保存', en: 'who sends the statement; its mapping is saved under this name' } },
    indicator: { type: 'string', value: 'COLUMN=ID', multiple: true, help: { zh: '某列是哪个指标，可多次给出', en: 'which indicator a column reports; may be repeated' } },
    refused: { type: 'string', value: 'DIR', help: { zh: '被拒的行写到此目录（默认当前目录）', en: 'where files of refused rows go (default: here)' } },
  },
  async work(server, call) {
    const [kind, ...files] = call.positionals;
    if (!isKind(kind)) throw new ProblemError(problem('required', { field: { zh: '导入种类 patents 或 statement', en: 'patents or statement' } }));
    if (files.length === 0) throw new ProblemError(problem('required', { field: { zh: '文件 FILE', en: 'a FILE' } }));
    const outcomes = await KINDS[kind](server, call, files, folderFor(call));
    await sealAll(server);
    call.out(call.settings.json ? JSON.stringify({ files: outcomes }, null, 2) : textOf(outcomes));
    return exitCodeOf(outcomes);
  },
};
