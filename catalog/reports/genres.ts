import type { Genre } from '#domain/report/genre.ts';
import { annualSummary } from './annual-summary.ts';
import { developmentWhitePaper } from './development-white-paper.ts';
import { districtBulletin } from './district-bulletin.ts';
import { halfYearSummary } from './half-year-summary.ts';
import { partyResponsibility } from './party-responsibility.ts';
import { protectionWhitePaper } from './protection-white-paper.ts';
import { ruleOfLaw } from './rule-of-law.ts';
import { workPlan } from './work-plan.ts';

/** Every kind of report that the bureau writes (报告体例), in the order they are offered. */
export const GENRES: readonly Genre[] = [annualSummary, workPlan, halfYearSummary, districtBulletin, ruleOfLaw, partyResponsibility, protectionWhitePaper, developmentWhitePaper];
