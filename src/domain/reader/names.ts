import type { Candidate } from './candidate.ts';
import type { FigureKind } from './kinds.ts';

const LONGEST_NAME = 24;
const LEADING = /^(?:截[至止][^，,]*|今年以来|今年|全年|本年度|目前|其中|先后|同时|此外|累计|共|已|我市|我区|我省|全市|全区|全省|分别|是|年度|[一二三四五六七八九十]是|(?:19|20)\d{2}年(?:度|底|末)?|\d{1,2}月(?:份|底|末)?)+/;
/** A figure of the same clause before this one, with its measure. */
const EARLIER = /^.*\d(?:余|多)?[万亿]?[\u4e00-\u9fff%]{1,2}(?:和|及|、)(?=.)/;
const TRAILING = /(?:了|共|约|近|超过?|逾|达到?|为|至|到|有|累计|分别|共计|总计|总额|合计|已|不少于|不低于|突破|的|:|：|等)+$/;
const NOUN_AFTER = /^(?:以上|左右|的)?([\u4e00-\u9fffA-Za-z“”+]{2,16}?)(?=[，,。；;、:：!（(]|$|进行|开展|参加|参与|获得|获批|入选|被|通过|列入|纳入|和\d|给予|作为|实现|成为)/;

/** A short name of a figure (指标名称) out of the words before it and the noun its measure counts. */
export function nameOf(text: string, { start, after }: Candidate, kind: FigureKind, previous: string | undefined): string {
  const before = text.slice(Math.max(0, start - 40), start).split(/[，,。；;:：\t()（）]/).at(-1) ?? '';
  const head = before.split('、').at(-1)?.replace(EARLIER, '').replace(LEADING, '').replace(TRAILING, '') ?? '';
  if (kind === 'growth' && previous !== undefined && /^(?:同比|环比|比|较|增长|下降|分别)/.test(head || '同比')) return `${previous.replace(/同比.*$/, '')}${head || '同比增长'}`.slice(0, LONGEST_NAME);
  const noun = NOUN_AFTER.exec(text.slice(after, after + 24))?.[1] ?? '';
  const name = `${head.slice(-LONGEST_NAME)}${noun}`;
  return (name === '' ? (previous ?? '') : name).slice(0, LONGEST_NAME + 12);
}
