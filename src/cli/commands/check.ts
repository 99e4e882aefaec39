import { writeFileSync } from 'node:fs';
import { problem, ProblemError } from '#domain/errors.ts';
import { countVerdicts, type Verdict, VERDICTS } from '#domain/report/draft/verdict.ts';
import { checkDraft, type CheckedDraft, type CheckedFigure } from '#server/draft/check-draft.ts';
import { assertDocx, commentedDraft } from '#server/draft/commented-draft.ts';
import { EXIT, type ServerCommand } from '../command.ts';
import { fileOperand } from '../file-operand.ts';
import { askedOf } from './report.ts';

function line({ value, verdict, factText, indicator, name, asOf }: CheckedFigure): string {
  const why = asOf === undefined ? '' : `（${asOf} 时为此数）`;
  return [VERDICTS[verdict].zh, value, factText === '' ? '' : `台账 ${factText}${why}`, indicator ?? '', name].join('\t');
}

function summary({ figures }: CheckedDraft): string {
  const counts = Object.entries(countVerdicts(figures)).map(([verdict, count]) => `${VERDICTS[verdict as Verdict].zh} ${count}`);
  return `共 ${figures.length} 个数 · ${figures.length} figures：${counts.join('，')}`;
}

/** Checks a draft that people wrote against the accounts (核稿): `zhishu check 初稿.docx --year 2022 --json`. */
export const checkCommand: ServerCommand = {
  name: 'check',
  operands: 'FILE',
  summary: { zh: '核对一份初稿中的数与台账是否一致（docx、doc、pdf、html、txt、md）', en: 'check the figures of a draft against the accounts (docx, doc, pdf, html, txt, md)' },
  options: {
    year: { type: 'string', value: 'Y', help: { zh: '年度', en: 'the year' } },
    'as-of': { type: 'string', value: 'DAY', help: { zh: '数据截至日，不给则到年末或今天', en: 'the last day counted; the end of the year or today unless told' } },
    genre: { type: 'string', value: 'GENRE', help: { zh: '所依体例，不给则各体例都试', en: 'the genre it follows; all of them unless told' } },
    comments: { type: 'string', value: 'FILE', help: { zh: '把结论作为批注写在原稿上，另存为此 docx', en: 'the draft with the verdicts as comments, saved as this docx' } },
  },
  async work(server, call) {
    if (call.values['year'] === undefined) throw new ProblemError(problem('required', { field: { zh: '年度 --year', en: '--year' } }, 'year'));
    const { year, asOf } = askedOf(call);
    const { genre, comments } = call.values;
    const file = fileOperand(call);
    if (typeof comments === 'string') assertDocx(file);
    const checked = await checkDraft(server, file, { year, ...(asOf !== undefined && { asOf }), ...(typeof genre === 'string' && { genre }) });
    if (typeof comments === 'string') writeFileSync(call.path(comments), commentedDraft(file, checked, { catalog: server.catalog, language: 'zh', at: (await server.setting()).now() }));
    if (call.settings.json) call.out(JSON.stringify(checked.figures));
    else for (const figure of checked.figures) call.out(line(figure));
    if (!call.settings.json) call.say(summary(checked));
    return EXIT.done;
  },
};
