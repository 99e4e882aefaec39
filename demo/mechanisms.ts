import { MECHANISM_FIGURES } from '#catalog/supplied/mechanisms.ts';
import { TARGETS_BY_DISTRICT } from '#catalog/supplied/targets.ts';
import { FUNCTIONS } from '#catalog/organisation.ts';
import { PLACES } from './bureau.ts';
import { type Random, shares } from './random.ts';
import type { Office, Story } from './story.ts';
import { tellSheet } from './supplied.ts';
import { amountOf, type YearTable } from './totals.ts';

/** Three years' figures of what has no ledger yet (供数单过渡指标): 2020, 2021 and 2022; later years go on a little. */
const FIGURES: Readonly<Record<string, readonly [number, number, number]>> = {
  'party-group-meetings': [34, 31, 28], 'study-sessions': [36, 38, 41], 'study-discussions': [8, 8, 9], 'warning-education': [15, 16, 14],
  'festival-reminders': [5, 5, 6], 'legal-study-sessions': [3, 4, 4],
  'responsibility-items': [76, 79, 82], 'responsibility-tasks': [184, 196, 203], 'duty-log-entries': [121, 133, 148],
  'integrity-measures': [17, 19, 21], 'conduct-measures': [12, 14, 15], 'ideology-items': [11, 12, 12],
  'integrity-talks': [26, 31, 29], 'first-form-handled': [4, 6, 5], promotions: [9, 7, 8], 'community-deployments': [96, 58, 74],
  'personal-reports': [21, 22, 22], 'branch-secretaries-changed': [2, 1, 3],
  'policies-issued': [14, 19, 23], 'normative-documents': [2, 1, 1], 'legality-reviews': [37, 45, 52], 'duties-listed': [6, 6, 7], 'internal-rules': [9, 11, 13],
  'documents-disclosed': [31, 36, 42], 'information-published': [684, 731, 805], 'agencies-rated': [98, 121, 139],
  'pre-examinations': [1648, 2210, 2874], 'pre-examinations-passed': [1190, 1655, 2203], 'pre-examined-grants': [821, 1204, 1617],
  'administrative-mediations': [6, 9, 13], 'judicial-confirmations': [1, 2, 4], 'cases-to-police': [9, 11, 12], 'overseas-guidance': [14, 19, 27], 'abnormal-filings': [5210, 7464, 8102],
  'protection-stations': [11, 16, 24], 'regulated-markets': [6, 8, 11],
  'nurtured-enterprises': [62, 78, 91], 'transfer-enterprises': [48, 71, 96], 'transfer-institutes': [5, 7, 9], 'served-enterprises': [6120, 7480, 9035],
  'advantage-enterprises': [204, 251, 318], 'operation-centres': [3, 5, 7], 'navigation-projects': [6, 8, 10], 'open-licences': [286, 512, 797],
  'licences-recorded': [41, 58, 72], 'trademark-pledges': [4, 7, 10],
  'window-applications': [52_310, 58_642, 61_905], 'fee-reductions': [68_420_000, 79_150_000, 86_730_000], 'fee-reduced-enterprises': [5210, 6034, 6688],
  'window-entities': [640, 815, 1042], 'window-trademark-matters': [1820, 2265, 2714],
  'youth-inventions': [55, 72, 88], 'publicity-events': [18, 23, 29], 'media-reports': [342, 418, 506],
};

/** What the plans of 2022 and 2023 aim at; the older targets stand with the other supplied figures. */
const AIMS: Readonly<Record<string, readonly [number, number]>> = {
  'target-pledge-amount': [2_200_000_000, 2_700_000_000], 'target-high-value-inventions': [18_500, 22_000], 'target-inventions-in-force': [50_000, 57_000],
  'target-navigation-projects': [10, 12], 'target-nurtured-enterprises': [100, 110], 'target-served-enterprises': [9000, 10_000],
  'target-transfer-institutes': [8, 10], 'target-transfer-enterprises': [90, 120], 'target-operation-centres': [7, 10], 'target-open-licences': [800, 1000],
  'target-window-entities': [1000, 1200], 'target-youth-inventions': [80, 100], 'target-adjudication-average-gross': [75, 60], 'target-policies-issued': [20, 24],
};

function tableOf([first, second, third]: readonly [number, number, number]): YearTable {
  return { known: { 2020: first, 2021: second, 2022: third }, growth: 0.04 };
}

/** How much of a year is done by the end of June. */
const FIRST_HALF = 0.46;

const SOURCE = '年度工作台账汇总（示例）';

/** The divisions' own counts of a year: those of its first half in July, those of the whole year in January after it. */
export function tellMechanisms(office: Office, year: number, random: Random): Story[] {
  return MECHANISM_FIGURES.flatMap(({ id, owner, computation }) => {
    const figures = FIGURES[id];
    if (!figures) throw new Error(`the model city has no “${id}”`);
    const whole = amountOf(tableOf(figures), year);
    const supplier = FUNCTIONS[owner as keyof typeof FUNCTIONS].zh;
    const half = computation.kind === 'flow' ? Math.round(whole * FIRST_HALF) : Math.round((amountOf(tableOf(figures), year - 1) + whole) / 2);
    return [
      tellSheet(office, { indicator: id, asOf: `${year}-06-30`, values: [{ amount: half }], supplier, document: SOURCE }, `${year}-07-08`, random),
      tellSheet(office, { indicator: id, asOf: `${year}-12-31`, values: [{ amount: whole }], supplier, document: SOURCE }, `${year + 1}-01-10`, random),
    ];
  });
}

/** The first of the two plans that the table knows; later years aim a little higher. */
const FIRST_PLAN = 2022;

function aimOf(aims: readonly [number, number], year: number): number {
  return amountOf({ known: { [FIRST_PLAN]: aims[0], [FIRST_PLAN + 1]: aims[1] }, growth: 0.02 }, year);
}

/** What a year's plan aims at, entered when the plan is issued; some of it district by district. */
export function tellAims(office: Office, year: number, random: Random): Story[] {
  return Object.entries(AIMS).map(([indicator, aims]) => {
    const whole = aimOf(aims, year);
    const districts = shares(whole, PLACES.map(({ weight }) => weight)).map((amount, index) => ({ district: PLACES[index]?.code ?? '', amount }));
    const values = TARGETS_BY_DISTRICT.includes(indicator) ? districts : [{ amount: whole }];
    return tellSheet(office, { indicator, asOf: `${year}-12-31`, values, supplier: '战略规划处', document: '年度工作要点（示例）' }, `${year}-01-20`, random);
  });
}

/** The years whose plans are told in full. */
export const PLANNED: readonly number[] = [FIRST_PLAN, FIRST_PLAN + 1];
