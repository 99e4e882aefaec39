/** The month or year that a statement is about (报表期): a caption or a file name usually says it. */
export interface StatementPeriod {
  readonly year: number;
  /** 1 to 12; absent for a whole year. */
  readonly month?: number;
}

const CHINESE = /((?:19|20)\d{2})\s?年(?:度)?(?:\s?1\s?[-—–~～至]\s?)?(?:(\d{1,2})\s?月)?/;
const NUMERIC = /(?<!\d)((?:19|20)\d{2})(?:[-._](0?[1-9]|1[0-2])(?!\d)|(0[1-9]|1[0-2])(?!\d))?(?!\d)/;

/** Reads 2012年10月, 2023年1-10月, 2022年度, 2012-10, 201210; undefined when the text names no year. */
export function findStatementPeriod(text: string): StatementPeriod | undefined {
  const plain = text.normalize('NFKC');
  const [, year, first, second] = CHINESE.exec(plain) ?? NUMERIC.exec(plain) ?? [];
  const month = Number(first ?? second);
  if (!year) return undefined;
  return { year: Number(year), ...(month >= 1 && month <= 12 && { month }) };
}
