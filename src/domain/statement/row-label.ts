import { PROVINCES } from './provinces.ts';

/**
 * What a row of a statement stands for. `total`: everything; `domestic` and `foreign`: subtotals; `part`: counted in
 * another row already (其中：浦东新区; cities listed below the provinces); `note`: no data.
 */
export type RowKind = 'total' | 'domestic' | 'foreign' | 'region' | 'part' | 'note';

const TOTAL = /^(?:全国|全省|全市|全区|世界|总)?(?:总计|合计|小计|总数|汇总|共计|计)$|^(?:全国|全省|全市|全区)$/;
const DOMESTIC = /^国内(?:总计|合计|小计|总数)?$/;
const FOREIGN = /^(?:国外|境外|国外来华)(?:总计|合计|小计|总数)?$/;
const PART = /^(?:其中|内含|含)[:：]?|^[-—·•]/;
const NOTE = /^(?:注|备注|说明|数据来源|资料来源|来源|填表|制表|审核|统计人|单位)[\s:：0-9]|^\*/;

/** Fewer provinces make no national table: then every row is a region. */
const NATIONAL = 10;

/** A label without the blanks that tables stretch names with (北  京) and without 其中. */
export function plainLabel(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u00a0]/g, '').replace(/^其中:?/, '').replace(/^[-—·•]+/, '');
}

/** The kinds of a table's rows, judged side by side: in a national table only provinces are regions. */
export function rowKinds(labels: readonly string[]): RowKind[] {
  const alone = labels.map(kindAlone);
  const national = labels.filter((label) => findProvince(label) !== undefined).length >= NATIONAL;
  return alone.map((kind, index) => (national && kind === 'region' && !findProvince(labels[index] ?? '') ? 'part' : kind));
}

function kindAlone(label: string): RowKind {
  const plain = label.normalize('NFKC').replace(/[\s\u00a0]/g, '');
  if (plain === '' || NOTE.test(plain)) return 'note';
  if (PART.test(plain)) return 'part';
  if (DOMESTIC.test(plain)) return 'domestic';
  if (FOREIGN.test(plain)) return 'foreign';
  return TOTAL.test(plain) ? 'total' : 'region';
}

/** The short name (北京、内蒙古) of the province that a label names in any form; undefined for anything else. */
export function findProvince(label: string): string | undefined {
  const plain = plainLabel(label);
  return PROVINCES.find(({ short, full }) => plain === short || plain === full || (plain.length === short.length + 1 && plain.startsWith(short)))?.short;
}
