import { type Catalog, defineCatalog } from '#domain/catalog/catalog.ts';
import { FUNCTIONS } from './organisation.ts';
import { adjudication } from './protection/adjudication/adjudication.ts';
import { hotlineItem } from './protection/hotline.ts';
import { ROLES } from './roles.ts';
import { RULES } from './rules/index.ts';
import { enterpriseVisit } from './service/enterprise-visit.ts';
import { trainingSession } from './service/training.ts';

/** What this bureau does: every mechanism, rule, post and report (事项目录). */
export const CATALOG: Catalog = defineCatalog({
  types: [adjudication, hotlineItem, enterpriseVisit, trainingSession],
  indicators: [],
  roles: ROLES,
  functions: FUNCTIONS,
  rules: RULES,
  genres: [],
});
