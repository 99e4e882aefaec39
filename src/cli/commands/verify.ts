import { verifyJournal } from '#server/journal/verify.ts';
import { missingFiles } from '#server/files/missing-files.ts';
import { namedFiles } from '#server/store/named-files.ts';
import { EXIT, type ServerCommand } from '../command.ts';

/** Recomputes every chain and block of the journal (流水核验), and looks for every file that a row names. Exit 1 when something is not as it was recorded. */
export const verifyCommand: ServerCommand = {
  name: 'verify',
  summary: { zh: '核验流水：逐条重算哈希链与封存块，并查附件是否齐全', en: 'recompute every chain and block of the journal, and look for every file' },
  async work(server, { settings, out }) {
    const journal = await verifyJournal(server.database.kysely);
    const missing = await missingFiles(server.files, await namedFiles(server.database.kysely));
    const found = { ...journal, findings: [...journal.findings, ...missing.map((hash) => `file ${hash}: is named by a row and not stored`)] };
    const intact = found.findings.length === 0;
    if (settings.json) out(JSON.stringify({ ...found, intact }));
    else {
      out(`流水头 head ${found.head}\n${found.events} 个环节 events, ${found.blocks} 个封存块 blocks, ${found.erased} 项已擦除 erased`);
      out(intact ? '完好 · intact' : found.findings.join('\n'));
    }
    return intact ? EXIT.done : EXIT.failed;
  },
};
