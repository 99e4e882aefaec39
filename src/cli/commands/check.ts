import { problem, ProblemError } from '#domain/errors.ts';
import { checkDraft, type CheckedDraft, type CheckedFigure } from '#server/draft/check-draft.ts';
import { EXIT, type ServerCommand } from '../command.ts';
import { fileOperand } from '../file-operand.ts';
import { askedOf } from './report.ts';

const VERDICTS = { agrees: '一致', differs: '不符', 'out-of-date': '过期', 'no-indicator': '无此指标', ambiguous: '待定' } as const;

function line({ value, verdict, factText, indicator, name, asOf }: CheckedFigure): string {
  const why = asOf === undefined ? '' : `（${asOf} 时为此数）`;
  return [VERDICTS[verdict], value, factText === '' ? '' : `台账 ${factText}${why}`, indicator ?? '', name].join('\t');
}

function summary({ figures }: CheckedDraft): string {
  const count = (verdict: CheckedFigure['verdict']): number => figures.filter((each) => each.verdict === verdict).length;
  return `共 ${figures.length} 个数 · ${figures.length} figures：一致 ${count('agrees')}，不符 ${count('differs')}，过期 ${count('out-of-date')}，无此指标 ${count('no-indicator')}，待定 ${count('ambiguous')}`;
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
  },
  async work(server, call) {
    if (call.values['year'] === undefined) throw new ProblemError(problem('required', { field: { zh: '年度 --year', en: '--year' } }, 'year'));
    const { year, asOf } = askedOf(call);
    const { genre } = call.values;
    const checked = await checkDraft(server, fileOperand(call), { year, ...(asOf !== undefined && { asOf }), ...(typeof genre === 'string' && { genre }) });
    if (call.settings.json) call.out(JSON.stringify(checked.figures));
    else for (const figure of checked.figures) call.out(line(figure));
    if (!call.settings.json) call.say(summary(checked));
    return EXIT.done;
  },
};
