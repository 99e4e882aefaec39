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


/** 4,260 in the last year: inquiries, reports and complaints together. */
export interface HotlineTotals {
  readonly items: number;
}

export interface PledgeTotals {
  /** Entries of the ledger. */
  readonly financings: number;
  readonly registrations: number;
  readonly loans: number;
  /** Fen. */
  readonly amount: number;
  /** Enterprises with a loan. */
  readonly enterprises: number;
}

export interface ProgrammeTotals {
  readonly projects: number;
  readonly tasks: number;
  /** How many months before its planned day each task was done, at least. */
  readonly monthsAhead: number;
}

export const HOTLINE: Readonly<Record<number, HotlineTotals>> = { 2020: { items: 1020 }, 2021: { items: 2180 }, 2022: { items: 4260 } };

/** 督办立项. */
export const SUPERVISION: Readonly<Record<number, number>> = { 2020: 240, 2021: 460, 2022: 800 };

const YI = 100_000_000 * 100;

export const PLEDGES: Readonly<Record<number, PledgeTotals>> = {
  2020: { financings: 37, registrations: 47, loans: 38, amount: 14.63 * YI, enterprises: 28 },
  2021: { financings: 46, registrations: 64, loans: 51, amount: 20.12 * YI, enterprises: 35 },
  2022: { financings: 57, registrations: 79, loans: 65, amount: 25.37 * YI, enterprises: 42 },
};

export const PROGRAMMES: Readonly<Record<number, ProgrammeTotals>> = {
  2020: { projects: 4, tasks: 36, monthsAhead: 0 },
  2021: { projects: 5, tasks: 48, monthsAhead: 1 },
  2022: { projects: 6, tasks: 64, monthsAhead: 6 },
};

/**
 * Days from acceptance to conclusion of the adjudications concluded in a year, the day of acceptance not counted.
 * Their averages are 96, 89 and 57 days (裁决平均办理周期，毛口径).
 */
export const ADJUDICATION_DAYS: Readonly<Record<number, readonly number[]>> = {
  2020: [68, 77, 90, 101, 112, 128],
  2021: [62, 71, 78, 84, 92, 98, 107, 120],
  2022: [31, 38, 42, 45, 49, 52, 58, 63, 71, 85, 93],
};

/** The work of last year and of this one, each as if it were a whole year, and of the last weeks. */
export const RECENT = {
  visits: { visits: 96, enterprises: 84, staff: 205, raised: 118, solvedSameYear: 92, solvedNextYear: 26 },
  training: { sessions: 22, attendances: 1720 },
  pledges: { financings: 24, registrations: 33, loans: 27, amount: 11.6 * YI, enterprises: 19 },
  adjudicationDays: [41, 47, 54, 60, 73],
  hotline: { items: 320 },
  hotlineDays: 50,
  supervision: 70,
  supervisionDays: 110,
  programme: { projects: 6, tasks: 42, monthsAhead: 0 },
} as const;

/** A figure of each year; later years go on by so much a year. */
export interface YearTable {
  readonly known: Readonly<Record<number, number>>;
  readonly growth: number;
}

export function amountOf({ known, growth }: YearTable, year: number): number {
  const last = Math.max(...Object.keys(known).map(Number));
  return known[year] ?? Math.round((known[last] ?? 0) * (1 + growth) ** (year - last));
}

/** Whole years' flows as the national office counts them. */
export const FLOW_TOTALS: Readonly<Record<string, YearTable>> = {
  'invention-grants': { known: { 2019: 5604, 2020: 6120, 2021: 7378, 2022: 11_745 }, growth: 0.06 },
  'utility-grants': { known: { 2019: 41_260, 2020: 52_315, 2021: 61_784, 2022: 55_930 }, growth: 0.02 },
  'design-grants': { known: { 2019: 3985, 2020: 4512, 2021: 5027, 2022: 4864 }, growth: 0.03 },
  'pct-applications': { known: { 2019: 286, 2020: 331, 2021: 402, 2022: 447 }, growth: 0.05 },
  'trademark-applications': { known: { 2019: 66_190, 2020: 74_402, 2021: 79_856, 2022: 71_347 }, growth: 0.02 },
  'trademark-registrations': { known: { 2019: 51_377, 2020: 48_905, 2021: 62_310, 2022: 54_955 }, growth: 0.02 },
};

/** Levels at the ends of the years, by the statements of the sixteen districts. */
export const STOCK_TOTALS: Readonly<Record<string, YearTable>> = {
  'inventions-in-force': { known: { 2018: 30_120, 2019: 33_480, 2020: 37_912, 2021: 43_394, 2022: 51_162 }, growth: 0.12 },
  'utility-in-force': { known: { 2018: 118_430, 2019: 137_260, 2020: 164_875, 2021: 196_520, 2022: 218_734 }, growth: 0.05 },
  'designs-in-force': { known: { 2018: 10_215, 2019: 11_640, 2020: 13_402, 2021: 15_188, 2022: 16_420 }, growth: 0.04 },
  'high-value-inventions': { known: { 2018: 10_480, 2019: 11_965, 2020: 13_830, 2021: 16_204, 2022: 19_577 }, growth: 0.13 },
  'trademarks-in-force': { known: { 2018: 232_104, 2019: 268_930, 2020: 305_417, 2021: 352_612, 2022: 399_652 }, growth: 0.07 },
};

/** Residents at the ends of the years. */
export const POPULATION: YearTable = { known: { 2018: 11_284_600, 2019: 11_321_800, 2020: 11_382_500, 2021: 11_410_900, 2022: 11_433_200 }, growth: 0.002 };

/** What other bodies gave, and the year's targets. */
export const SUPPLIED_TOTALS: Readonly<Record<string, YearTable>> = {
  'protection-assessment-score': { known: { 2020: 88.6, 2021: 91.3, 2022: 94.1 }, growth: 0 },
  'protection-assessment-rank': { known: { 2020: 12, 2021: 9, 2022: 7 }, growth: 0 },
  'hotline-national-rank': { known: { 2020: 14, 2021: 8, 2022: 3 }, growth: 0 },
  'inventions-national-rank': { known: { 2020: 19, 2021: 17, 2022: 15 }, growth: 0 },
  'central-funds': { known: { 2020: 6_000_000, 2021: 8_500_000, 2022: 10_000_000 }, growth: 0.05 },
  'abnormal-withdrawal-rate': { known: { 2020: 90.2, 2021: 96.8, 2022: 99.1 }, growth: 0 },
  'trademark-infringement-cases': { known: { 2020: 412, 2021: 386, 2022: 365 }, growth: 0 },
  fines: { known: { 2020: 7_315_400, 2021: 6_902_750, 2022: 6_418_300 }, growth: 0 },
  'mediated-disputes': { known: { 2020: 214, 2021: 298, 2022: 371 }, growth: 0.05 },
  'target-training-sessions': { known: { 2020: 30, 2021: 45, 2022: 60, 2023: 66 }, growth: 0.04 },
  'target-trained-enterprises': { known: { 2020: 120, 2021: 180, 2022: 220, 2023: 260 }, growth: 0.03 },
  'target-visited-enterprises': { known: { 2020: 150, 2021: 220, 2022: 280, 2023: 310 }, growth: 0.03 },
  'target-pledge-registrations': { known: { 2020: 45, 2021: 60, 2022: 77, 2023: 88 }, growth: 0.05 },
  'target-inventions-per-10k': { known: { 2020: 33.2, 2021: 37.8, 2022: 44.5, 2023: 50.2 }, growth: 0 },
};

/** The complete years of the model city; the last one's report is the one to look at. */
export const YEARS: readonly number[] = [2020, 2021, 2022];
export const TOTALS_YEAR = 2022;
