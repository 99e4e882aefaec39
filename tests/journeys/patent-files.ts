import { utils, write } from '@e965/xlsx';
import { applicationCheckDigit } from '#domain/patent/number.ts';
import type { DeskFile } from './person.ts';

/** How many patents the gazette holds, and of them how many whose number a spreadsheet damaged. */
export const IN_GAZETTE = 40;
export const DAMAGED = 10;
/** How many the export holds that the gazette does not. */
export const IN_EXPORT = 12;

/** The bytes of text in GB18030, as far as two bytes reach: turned round from the decoder. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : (codes.get(sign) ?? [0x3f]))));
}

function applicationOf(serial: number, kind: 2 | 3): string {
  const body = `2019${kind}${String(7_300_000 + serial)}`;
  return `${body}.${applicationCheckDigit(body)}`;
}

const publicationOf = (serial: number): string => `CN${399_700_000 + serial}S`;

function gazetteRow(serial: number): string {
  const number = serial % 4 === 0 ? '2.0193E+12' : applicationOf(serial, 3).replace('.', '');
  return `${serial},示例包装盒（${serial}号）,${publicationOf(serial)},2019.07.09,${number},2019.01.24,澜川示例设计有限公司,陈一;??李二,990101澜川市望澜区,09-03 (12)  `;
}

/** A page of the gazette as its compilers hand it round: GB18030, numbers damaged, rows twice, one without any number. */
export function gazette(): DeskFile {
  const head = 'item,name,authorization_notice_id,authorized_announcement_date,filing_id,filing_date,patentee,designer,address,Int.Cl.';
  const rows = Array.from({ length: IN_GAZETTE }, (_, index) => gazetteRow(index + 1));
  const bad = '41,没有号码的一行,,2019.07.09,,2019.01.24,某公司,某人,澜川市,09-03 (12)';
  return { name: '外观公报-0709.csv', mimeType: 'text/csv', buffer: gb18030([head, ...rows, gazetteRow(1), gazetteRow(2), bad, ''].join('\r\n')) };
}

const EXPORT_HEAD = ['申请号', '公开（公告）号', '公开（公告）日', '申请日', '专利号', '名称', '主分类号', '分类号', '分案原申请号', '优先权', '申请（专利权）人', '发明（设计）人', '地址', '颁证日', '国际申请', '国际公布', '进入国家日期', '专利代理机构', '代理人', '摘要', '主权项', '参考文献', '审查员', '光盘号', 'PCT公开'];

function exportRow(serial: number): string[] {
  const filled: Record<string, string> = {
    '申请号': `CN${applicationOf(serial, 2)}`, '公开（公告）号': `CN${209_700_000 + serial}U`, '公开（公告）日': '2019.11.05', '申请日': '2019.03.11', '名称': TITLE_IN_EXPORT(serial),
    '主分类号': 'F04D 13/06(2006.01)I', '分类号': 'F04D 13/06(2006.01)I;F04D 29/42(2006.01)I', '申请（专利权）人': '澜川示例泵业有限公司', '发明（设计）人': '周三;吴四', '地址': '990102 澜川市东渚区', '摘要': `本实用新型公开了一种示例水泵${serial}型。`,
  };
  return EXPORT_HEAD.map((name) => filled[name] ?? '');
}

/** The title of an export's patent. */
export const TITLE_IN_EXPORT = (serial: number): string => `一种示例水泵${serial}型`;

/** An export of the official search system: 25 columns, one row twice, one whose number has a wrong check digit and no other. */
export function searchExport(after = 0): DeskFile {
  const rows = Array.from({ length: IN_EXPORT }, (_, index) => exportRow(after + index + 1));
  const bad = EXPORT_HEAD.map((name) => ({ '申请号': 'CN20192XXXX.9', '名称': '号码写错的一行' })[name] ?? '');
  const sheet = utils.aoa_to_sheet([EXPORT_HEAD, ...rows, exportRow(after + 3), bad]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '检索结果');
  return { name: '检索导出.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer };
}

/** A month's table of the provincial office: two districts and a total, whose year to date is one too many. */
export function statement(): DeskFile {
  const table = ['2018年5月发明专利授权表', '地区,当月累计,当年累计', '合计,7,41', '望澜区,4,25', '东渚区,3,15', ''].join('\r\n');
  return { name: '省局2018年5月发明专利授权表.csv', mimeType: 'text/csv', buffer: gb18030(table) };
}
