import { ProblemError, problem } from '#domain/errors.ts';
import { backup } from '#server/backup/backup.ts';
import { EXIT, type ServerCommand } from '../command.ts';

/** `zhishu backup FILE`: everything that cannot be made anew, in one archive, while the office works. */
export const backupCommand: ServerCommand = {
  name: 'backup',
  operands: 'FILE',
  summary: { zh: '备份到一个文件，不停机，两种数据库通用', en: 'back everything up into one file while serving, for either database' },
  async work(server, call) {
    const [file] = call.positionals;
    if (!file) throw new ProblemError(problem('required', { field: { zh: '备份文件 FILE', en: 'the backup FILE' } }));
    const path = call.path(file);
    const manifest = await backup(server, path);
    const { tables, files, journalHead, missing } = manifest;
    if (missing.length > 0) call.say(`${missing.length} 个附件不在存放处，备份中没有（zhishu verify 列出）· ${missing.length} files are not in the store and not in the backup (zhishu verify lists them)`);
    call.out(call.settings.json ? JSON.stringify({ file: path, ...manifest }, null, 2) : `${path}\n${tables['case_event'] ?? 0} 个环节 events, ${files} 个附件 files, 流水头 head ${journalHead}`);
    return EXIT.done;
  },
};
