import { defineLedger } from '#domain/case/define.ts';
import { choice, date, file, list, longText, number, optional, text, type ValuesOf } from '#domain/form/index.ts';
import { type Line, observe } from '#domain/posting/line.ts';
import type { Label } from '#domain/text.ts';
import { findChosen, INDICATOR_CHOICES } from '../indicators.ts';

const place = (zh: string, en: string): ReturnType<typeof number> => number({ name: { zh, en }, help: { zh: '原文中的位置，按字符（码点）计', en: 'Place in the text, in code points' }, min: 0, decimals: 0 });

const fields = {
  title: text({ name: { zh: '报告名称', en: 'Title' }, searchable: true }),
  organ: text({ name: { zh: '编制单位', en: 'Issued by' } }),
  year: number({ name: { zh: '报告年度', en: 'Year' }, min: 1980, max: 2100, decimals: 0, searchable: true }),
  takenOn: date({ name: { zh: '入库日期', en: 'Taken over on' }, notAfterToday: true, searchable: true }),
  source: file({ name: { zh: '原文件', en: 'Original file' } }),
  figures: list({
    name: { zh: '采用的数', en: 'Figures accepted' },
    itemName: { zh: '数', en: 'figure' },
    min: 1,
    max: 1000,
    of: {
      indicator: choice({ name: { zh: '指标', en: 'Indicator' }, choices: INDICATOR_CHOICES }),
      asOf: date({ name: { zh: '时点', en: 'As of' }, help: { zh: '全年数填当年12月31日', en: '31 December for a figure of a whole year' } }),
      amount: number({ name: { zh: '数值', en: 'Value' }, help: { zh: '按指标的单位，金额为元', en: 'In the indicator’s unit; money in yuan' }, min: -1e13, max: 1e13, decimals: 4 }),
      written: text({ name: { zh: '原文写法', en: 'As written' }, maxLength: 60 }),
      sentence: longText({ name: { zh: '所在句', en: 'Sentence' }, maxLength: 4000 }),
      start: optional(place('起', 'Start')),
      end: optional(place('止', 'End')),
    },
  }),
};

type PastReport = ValuesOf<typeof fields>;

function post({ figures }: PastReport): readonly Line[] {
  return figures.map(({ indicator, asOf, amount }) => observe(indicator, asOf, Math.round(amount * 10 ** (findChosen(indicator)?.scale ?? 0)), 'history'));
}

/** One report cannot say two different things of one indicator and day: a person decides which one is meant. */
function contradiction({ figures }: PastReport): Label | undefined {
  const said = new Map<string, PastReport['figures'][number]>();
  for (const figure of figures) {
    const key = `${figure.indicator} ${figure.asOf}`;
    const other = said.get(key);
    if (other && other.amount !== figure.amount) {
      const name = findChosen(figure.indicator)?.name;
      return { zh: `“${name?.zh ?? figure.indicator}”在 ${figure.asOf} 有两个数：${other.written}、${figure.written}，请只留一个。`, en: `“${name?.en ?? figure.indicator}” has two values on ${figure.asOf}: ${other.written} and ${figure.written}; keep one.` };
    }
    said.set(key, figure);
  }
  return undefined;
}

/**
 * A report of an earlier year read back into facts (A25 往年报告入库): its accepted figures, each with its sentence, are the
 * history of their indicators. They stand beside the ledgers' figures and count only where a ledger has nothing for the period.
 */
export const pastReport = defineLedger({
  id: 'past-report',
  version: 1,
  mechanism: 'A25',
  wing: 'governance',
  owner: 'planning',
  name: { zh: '往年报告', en: 'Past report' },
  numbering: '史',
  fields,
  by: ['statistics-officer', 'officer@owner', 'division-head@owner'],
  day: 'takenOn',
  guard: contradiction,
  readers: { staff: 'all', public: 'statistics' },
  title: ({ title }) => title,
  post: ({ values }) => post(values as PastReport),
});
