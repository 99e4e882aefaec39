import { SYSTEM } from '#domain/access/actor.ts';
import type { ReadBackFile } from '#server/documents/read-back.ts';
import { type ReadBackAsked, readBackReport } from '#server/report/read-back-report.ts';
import { type CommandCall, EXIT, type ServerCommand } from '../command.ts';
import { fileOperand } from '../file-operand.ts';
import { ASKED_OPTIONS, askedOf } from './report.ts';

function askedFor(call: CommandCall): ReadBackAsked {
  const { genre, year, unit, 'as-of': asOf } = call.values;
  if (year !== undefined || asOf !== undefined) return { ...askedOf(call), ...(typeof genre === 'string' && { genre }) };
  return { ...(typeof genre === 'string' && { genre }), ...(typeof unit === 'string' && { unit }) };
}

const STATES = { kept: '未动', changed: '改动', added: '新增', removed: '删去', altered: '数值被改', refound: '重新识别' } as const;

function linesOf({ paragraphs, figures }: ReadBackFile): readonly string[] {
  const edits = paragraphs.filter(({ state, moved }) => state !== 'kept' || moved);
  const fates = figures.filter(({ state }) => state === 'altered' || state === 'removed');
  const refound = figures.filter(({ state }) => state === 'refound').length;
  return [
    ...edits.map(({ state, before, after }) => `${STATES[state]}\t${before?.text ?? ''}\t→\t${after?.text ?? ''}`),
    ...fates.map(({ state, id, old, new: now }) => `${STATES[state]}\t${id}\t${old}\t→\t${now ?? ''}`),
    `段落 ${paragraphs.length}，有改动 ${edits.length}；数据 ${figures.length}，被改或删去 ${fates.length}，控件丢失后重新识别 ${refound}`,
  ];
}

/** Reads an edited report back (文稿回读): `zhishu read-back summary.docx --json`; the file itself says which report it is. */
export const readBackCommand: ServerCommand = {
  name: 'read-back',
  operands: 'FILE',
  summary: { zh: '读回改过的报告 docx：文字改动、被改的数、丢失的控件', en: 'read an edited report docx back: words changed, figures altered, controls re-found' },
  options: {
    genre: { type: 'string', value: 'GENRE', help: { zh: '报告体例；不给则按文件自带的标识', en: 'the genre; what the file itself says unless told' } },
    ...ASKED_OPTIONS,
    year: { type: 'string', value: 'Y', help: { zh: '年度；不给则按文件自带的标识', en: 'the year; what the file itself says unless told' } },
  },
  async work(server, call) {
    const { name, bytes } = fileOperand(call);
    const back = await readBackReport(server, SYSTEM, { name, bytes }, askedFor(call));
    if (call.settings.json) call.out(JSON.stringify({ file: name, ...back }));
    else for (const line of linesOf(back)) call.out(line);
    return EXIT.done;
  },
};
