import type { ReportPeriod } from './periods.ts';
import type { Sentence } from './sentences.ts';

/** Whether a heading opens or closes a plan, and for which year. */
export interface SectionTurn {
  readonly planned: boolean;
  readonly year: number;
}

const LONGEST_HEADING = 45;
const PLAN = /(?:工作要点|工作计划|工作打算|工作思路|工作安排|工作设想|重点工作|工作目标|下一步|下步|今后|打算|努力方向|工作举措|(?:下半年|明年|来年|下一?年度?)[^，,。；;]{0,8}(?:计划|安排|打算|思路))/;
const BACK = /(?:总结|工作情况|主要做法|工作成效|完成情况|工作回顾|存在的?(?:主要)?问题|开展情况|落实情况)/;
/** Headings of a chapter; a plan lasts until the next of its own rank says otherwise. */
const IS_HEADING = /[^。；;，,：:]$/;

/** What a line that is a heading says about the sections that follow it; undefined for any other sentence. */
export function planYearOf({ text, opensLine, closesLine }: Sentence, report: ReportPeriod, planned: boolean): SectionTurn | undefined {
  if (!opensLine || !closesLine || text.length > LONGEST_HEADING || !IS_HEADING.test(text)) return undefined;
  if (/^[（(《]|[《》]|通知$/.test(text) && /[《》]|通知$/.test(text)) return undefined;
  if (PLAN.test(text) && !BACK.test(text)) return { planned: true, year: yearIn(text) ?? nextYear(text, report) };
  return planned && BACK.test(text) ? { planned: false, year: report.year } : undefined;
}

/** The last year a heading names: 2031年总结和2032年工作要点. */
function yearIn(text: string): number | undefined {
  const found = [...text.matchAll(/20\d{2}(?=年)/g)].at(-1)?.[0];
  return found === undefined ? undefined : Number(found);
}

/** After a half-year's report the plan is for its second half. */
function nextYear(text: string, { year, end }: ReportPeriod): number {
  return text.includes('下半年') || end < `${year}-10-01` ? year : year + 1;
}
