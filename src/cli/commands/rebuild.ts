import { rebuild } from '#server/store/rebuild.ts';
import { EXIT, type ServerCommand } from '../command.ts';

/** Makes cases, balances and counts anew from the journal (重算), and mends what differs. Exit 1 when something did. */
export const rebuildCommand: ServerCommand = {
  name: 'rebuild',
  summary: { zh: '由流水重算办件与余额；有出入的列出并更正', en: 'make cases and balances anew from the journal; tell and mend what differs' },
  async work(server, { settings, out }) {
    const found = await rebuild(server.database, await server.setting());
    if (settings.json) out(JSON.stringify(found));
    else out([`${found.cases} 件 cases, ${found.events} 个环节 events, ${found.postings} 笔记账 postings, ${found.balances} 个余额 balances`, ...found.differences, found.differences.length === 0 ? '一致 · no difference' : '已更正 · mended'].join('\n'));
    return found.differences.length === 0 ? EXIT.done : EXIT.failed;
  },
};
