import { ProblemError, problem } from '#domain/errors.ts';
import { restore } from '#server/backup/restore.ts';
import { verifyJournal } from '#server/journal/verify.ts';
import { type OpenServer, openServer } from '#server/start/open-server.ts';
import { rebuild } from '#server/store/rebuild.ts';
import { type CommandCall, EXIT, type ProcessCommand } from '../command.ts';

/** Puts the backup in, makes the rest anew from its journal, and verifies it. */
async function restoreInto(server: OpenServer, path: string, call: CommandCall): Promise<number> {
  const manifest = await restore(server.database, server.files, path);
  server.refresh();
  const rebuilt = await rebuild(server.database, await server.setting());
  await server.database.maintain();
  const verified = await verifyJournal(server.database.kysely);
  const findings = [...rebuilt.differences, ...verified.findings];
  const sameHead = verified.head === manifest.journalHead;
  if (!sameHead) findings.push(`the journal ends at ${verified.head}, the backup said ${manifest.journalHead}`);
  const report = { name: manifest.name, kind: manifest.kind, cases: rebuilt.cases, events: rebuilt.events, postings: rebuilt.postings, journalHead: verified.head, findings };
  call.out(call.settings.json ? JSON.stringify(report, null, 2) : `${report.name}: ${report.cases} 件 cases, ${report.events} 个环节 events, 流水头 head ${report.journalHead}\n${findings.join('\n') || '核验无误 verified'}`);
  return findings.length === 0 ? EXIT.done : EXIT.failed;
}

/** `zhishu restore FILE`: into an empty place, of either engine; ends with a verification. */
export const restoreCommand: ProcessCommand = {
  name: 'restore',
  operands: 'FILE',
  summary: { zh: '把备份恢复到空目录或空库，并核验', en: 'restore a backup into an empty directory or database, and verify it' },
  async run(call) {
    const [file] = call.positionals;
    if (!file) throw new ProblemError(problem('required', { field: { zh: '备份文件 FILE', en: 'the backup FILE' } }));
    const { dataDir, databaseUrl, files } = call.settings;
    const server = await openServer({ dataDir, ...(databaseUrl && { databaseUrl }), ...(files && { files }) });
    try {
      return await restoreInto(server, call.path(file), call);
    } finally {
      await server.close();
    }
  },
};
