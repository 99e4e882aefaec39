/**
 * What the records of the model city add up to (模型城市的年度总量). The generator shares these out over the year; the
 * figures of the report are then computed from the records, and a test reads them back through the indicators.
 * The city is invented. So that its report looks like a real year's, some totals have the size of figures that real
 * bureaus published for different years; here they are the model's, and say nothing about any city.
 */

/** Visits of the service teams (企业走访). */
export interface VisitTotals {
  /** 户次. */
  readonly visits: number;
  /** 家. */
  readonly enterprises: number;
  /** 人次. */
  readonly staff: number;
  readonly raised: number;
  /** Solved in the same year as raised. */
  readonly solvedSameYear: number;
  /** Solved in the first months of the year after. */
  readonly solvedNextYear: number;
}

export interface TrainingTotals {
  readonly sessions: number;
  readonly attendances: number;
}

export const VISITS: Readonly<Record<number, VisitTotals>> = {
  2020: { visits: 168, enterprises: 152, staff: 371, raised: 190, solvedSameYear: 170, solvedNextYear: 20 },
  2021: { visits: 251, enterprises: 226, staff: 548, raised: 283, solvedSameYear: 258, solvedNextYear: 25 },
  2022: { visits: 342, enterprises: 294, staff: 665, raised: 371, solvedSameYear: 320, solvedNextYear: 51 },
};

export const TRAINING: Readonly<Record<number, TrainingTotals>> = {
  2020: { sessions: 31, attendances: 2386 },
  2021: { sessions: 48, attendances: 3702 },
  2022: { sessions: 63, attendances: 4891 },
};

/** The complete years of the model city; the last one's report is the one to look at. */
export const YEARS: readonly number[] = [2020, 2021, 2022];
export const TOTALS_YEAR = 2022;
