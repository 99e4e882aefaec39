import { ProblemError, problem } from '#domain/errors.ts';
import type { PatentSearch } from '#server/search/patent-search.ts';
import { type CommandCall, EXIT, type ServerCommand } from '../command.ts';

async function rebuild(search: PatentSearch, call: CommandCall): Promise<number> {
  const started = performance.now();
  const documents = await search.rebuild((count) => count % 10_000 === 0 && call.say(`${count}`));
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  if (call.settings.json) call.out(JSON.stringify({ documents, seconds }));
  else call.out(`索引已重建 · rebuilt: ${documents} 件 patents, ${seconds} s`);
  return EXIT.done;
}

async function status(search: PatentSearch, call: CommandCall): Promise<number> {
  await search.catchUp();
  const found = await search.status();
  if (call.settings.json) call.out(JSON.stringify(found));
  else call.out(`${found.documents} 件 patents, ${found.segments} 段 segments, ${(found.bytes / 1e6).toFixed(1)} MB, ${found.revision}`);
  return EXIT.done;
}

/** The search index (检索索引): made anew from the register while the old one answers, or how it stands. */
export const indexCommand: ServerCommand = {
  name: 'index',
  operands: 'rebuild|status',
  summary: { zh: '检索索引：rebuild 由登记簿重建，status 现状', en: 'the search index: rebuild it from the register, or its status' },
  async work(server, call) {
    const [what, more] = call.positionals;
    if (more !== undefined || (what !== 'rebuild' && what !== 'status')) throw new ProblemError(problem('bad-request', { detail: { zh: '应为 index rebuild 或 index status', en: 'expected index rebuild or index status' } }));
    const search = await server.search();
    return what === 'rebuild' ? rebuild(search, call) : status(search, call);
  },
};
