import { type Catalog, defineCatalog } from '#domain/catalog/catalog.ts';
import { bulletinObjection } from './governance/bulletin-objection.ts';
import { monthlyReturn } from './governance/monthly-return.ts';
import { pastReport } from './governance/past-report.ts';
import { programme, programmeTask } from './governance/programme.ts';
import { scoringScheme } from './governance/scoring-scheme.ts';
import { statement } from './governance/statement.ts';
import { suppliedFigure } from './governance/supplied.ts';
import { supervisionItem } from './governance/supervision.ts';
import { FUNCTIONS } from './organisation.ts';
import { adjudication } from './protection/adjudication/adjudication.ts';
import { hotlineItem } from './protection/hotline.ts';
import { party } from './registers/party.ts';
import { partyIdentity } from './registers/party-identity.ts';
import { patentEntry } from './registers/patent-entry.ts';
import { patentImport } from './registers/patent-import.ts';
import { patentPlace } from './registers/patent-place.ts';
import { GENRES } from './reports/genres.ts';
import { reportRound } from './governance/report-round.ts';
import { reportSection } from './governance/report-section.ts';
import { ROLES } from './roles.ts';
import { RULES } from './rules/index.ts';
import { synonymGroup } from './registers/synonym-group.ts';
import { enterpriseVisit } from './service/enterprise-visit.ts';
import { searchServiceDay } from './service/search-service.ts';
import { trainingSession } from './service/training.ts';
import { pledgeFinancing } from './utilization/pledge.ts';

/** What this bureau does: every mechanism, rule, post and report (事项目录). */
export const CATALOG: Catalog = defineCatalog({
  types: [
    adjudication, hotlineItem,
    enterpriseVisit, trainingSession, searchServiceDay, pledgeFinancing,
    supervisionItem, programme, programmeTask, statement, suppliedFigure,
    reportRound, reportSection, scoringScheme, monthlyReturn, bulletinObjection, pastReport,
    party, partyIdentity, patentImport, patentEntry, patentPlace, synonymGroup,
  ],
  indicators: [],
  roles: ROLES,
  functions: FUNCTIONS,
  rules: RULES,
  genres: GENRES,
});
