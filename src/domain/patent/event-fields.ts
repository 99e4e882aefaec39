import { type CivilDate, isCivilDate } from '../calendar/civil-date.ts';
import { halfWidth } from './day-text.ts';

/** One detail of an announcement (公告中的一项): `登记生效日:20180912`. Several values where names follow one another. */
export interface EventField {
  /** As in `KEYS`, English ones in small letters. */
  readonly key: string;
  readonly values: readonly string[];
}

/** The details that the gazette prints (事务公告的项目), Chinese as printed and English as the EPO translates them. */
const KEYS = [
  '变更前权利人', '变更后权利人', '变更前专利权人', '变更后专利权人', '变更前申请人', '变更后申请人', '变更前', '变更后', '变更事项',
  '登记生效日', '登记注销日', '登记解除日', '备案注销日', '放弃生效日', '解除日', '注销日', '变更日', '备案日期', '备案日', '终止日期', '终止日',
  '合同备案号', '登记号', '让与人', '受让人', '被许可人', '许可人', '许可种类', '出质人', '质权人', '质押金额', '质押融资金额',
  '原专利权期限届满日', '现专利权期限届满日', '补偿天数', '补偿期限', '授权公告日', '申请公布日', '申请日', '专利号', '申请号', '发明名称', '实用新型名称', '使用外观设计的产品名称',
  'patentee after', 'patentee before', 'applicant after', 'applicant before', 'address after', 'address before', 'effective date of registration', 'effective date of abandoning',
  'date of cancellation', 'record date', 'termination date', 'registration number', 'contract record no.', 'pledgee', 'pledgor', 'assignee', 'assignor', 'license type',
  'granted publication date', 'application publication date', 'denomination of invention', 'denomination of utility model',
] as const;

const KEY = new RegExp(`(${[...KEYS].sort((a, b) => b.length - a.length).map((key) => key.replaceAll('.', '\\.')).join('|')})\\s*[:：]\\s*`, 'gi');
/** A detail that is not among the keys: it ends the one before. */
const FOREIGN_KEY = /^[^:：]{1,20}[:：]/;

/** The details in an announcement's text, in their order. */
export function eventFields(text: string): readonly EventField[] {
  const plain = text.replaceAll('：', ':');
  const found = [...plain.matchAll(KEY)];
  return found.map((match, index) => {
    const until = found[index + 1]?.index ?? plain.length;
    return { key: (match[1] ?? '').toLowerCase(), values: valuesOf(plain.slice(match.index + match[0].length, until)) };
  });
}

function valuesOf(text: string): readonly string[] {
  const parts = text.split(/[;；\n|]/).map((part) => part.trim().replace(/[,，。.\s]+$/, ''));
  const foreign = parts.findIndex((part) => FOREIGN_KEY.test(part));
  return (foreign < 0 ? parts : parts.slice(0, foreign)).filter(Boolean);
}

const WRITTEN_DAY = /(\d{4})\s*[-./年]?\s*(\d{1,2})\s*[-./月]?\s*(\d{1,2})/;

/** The first day written in a text, in any of its forms. */
export function dayIn(text: string): CivilDate | undefined {
  const [, year = '', month = '', day = ''] = WRITTEN_DAY.exec(halfWidth(text)) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(written) ? written : undefined;
}
