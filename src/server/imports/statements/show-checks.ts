import { endOfMonth } from '#domain/calendar/civil-date.ts';
import type { StatementCheck } from '#domain/statement/checks.ts';
import type { StatementReading } from '#domain/statement/read-statement.ts';
import type { StatementMapping } from '#domain/statement/statement-mapping.ts';
import type { Label } from '#domain/text.ts';
import type { ShownCheck } from '../statement-plan.ts';
import { indicatorName } from './columns.ts';
import type { Told } from './observations.ts';
import { type PlacedValue, shifted } from './placed-value.ts';

/** Differences told one by one; the rest are counted. */
const MOST_TOLD = 200;

const KINDS: Readonly<Record<StatementCheck['kind'], { readonly name: Label; readonly against: Label }>> = {
  total: { name: { zh: '合计', en: 'total' }, against: { zh: '各地区相加', en: 'its regions add up to' } },
  sum: { name: { zh: '分项之和', en: 'sum of parts' }, against: { zh: '各分项相加', en: 'its parts add up to' } },
  growth: { name: { zh: '同比', en: 'growth' }, against: { zh: '按上年数计算', en: 'against last year it is' } },
};

/** The file's own totals, sums and growth rates against ours (表内核对). */
export function tableChecks({ checks, values }: StatementReading, mapping: StatementMapping): ShownCheck[] {
  const differing = checks.filter(({ agrees }) => !agrees);
  const regions = new Map(values.map(({ row, region }) => [row, region]));
  const told = differing.slice(0, MOST_TOLD).map((check) => ({ text: differenceText(check, regions.get(check.row) ?? '', mapping), passed: check.unlisted !== undefined }));
  const agreeing = checks.length - differing.length;
  const summary = agreeing === 0 ? [] : [{ text: { zh: `表内合计、分项和同比相符 ${agreeing} 处`, en: `${agreeing} totals, sums and growth rates of the table agree` }, passed: true }];
  const more = differing.length - told.length;
  const rest = more <= 0 ? [] : [{ text: { zh: `另有 ${more} 处不符`, en: `${more} more differ` }, passed: false }];
  return [...summary, ...told, ...rest];
}

function differenceText({ kind, row, column, stated, computed, scale, unlisted }: StatementCheck, region: string, mapping: StatementMapping): Label {
  const header = mapping.columns.find((each) => each.column === column)?.header ?? '';
  const { name, against } = KINDS[kind];
  const unit = kind === 'growth' ? '%' : '';
  const [said, ours] = [decimal(stated, scale), decimal(computed, scale)];
  const why = unlisted ? { zh: `（表中未列${unlisted.join('、')}，可能因此不等）`, en: ` (the table lists no ${unlisted.join(', ')})` } : { zh: '，请核对', en: '; please check' };
  return {
    zh: `第 ${row} 行「${region}」“${header}”${name.zh}为 ${said}${unit}，${against.zh}为 ${ours}${unit}${why.zh}`,
    en: `Row ${row} “${region}”, ${header}: the ${name.en} is ${said}${unit}, ${against.en} ${ours}${unit}${why.en}`,
  };
}

function decimal(value: number, scale: number): string {
  return (value / 10 ** scale).toLocaleString('en-US', { minimumFractionDigits: scale, maximumFractionDigits: scale });
}

/** A month as the difference of two cumulatives: a negative one is flagged, and one that the table states is compared. */
export function monthChecks(placed: readonly PlacedValue[], told: Told): ShownCheck[] {
  const found = placed.filter(({ posted, keptRole }) => posted && keptRole === 'year-to-date').flatMap((value) => monthCheck(value, placed, told));
  return found.slice(0, MOST_TOLD);
}

function monthCheck(value: PlacedValue, placed: readonly PlacedValue[], told: Told): ShownCheck[] {
  const before = value.month.endsWith('-01') ? 0 : told(value.indicator, value.place, endOfMonth(shifted(value.month, -1)));
  if (before === undefined) return [];
  const month = value.amount - before;
  const stated = placed.find((each) => each.row === value.row && each.indicator === value.indicator && each.month === value.month && each.keptRole === 'month');
  const where = `「${value.region}」${indicatorName(value.indicator)}`;
  const negative = { text: { zh: `${where}当月为 ${month}（本年累计 ${value.amount}，上月累计 ${before}）：属前期数更正，已照收`, en: `${value.region}, ${value.indicator}: the month is ${month} (${value.amount} since January after ${before}): a revision of earlier months, taken as it is` }, passed: false };
  const differs = { text: { zh: `${where}表内当月数 ${stated?.amount}，按累计相减为 ${month}，请核对`, en: `${value.region}, ${value.indicator}: the table says ${stated?.amount} for the month, the difference of cumulatives is ${month}; please check` }, passed: false };
  return [...(month < 0 ? [negative] : []), ...(stated && stated.amount !== month ? [differs] : [])];
}
