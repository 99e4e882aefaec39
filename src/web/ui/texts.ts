import type { Label } from '#domain/text.ts';
import { ADMIN_TEXTS } from './texts/admin.ts';
import { CASE_TEXTS } from './texts/case.ts';
import { COLLECTION_TEXTS } from './texts/collections.ts';
import { COMMON_TEXTS } from './texts/common.ts';
import { DOCUMENT_TEXTS } from './texts/documents.ts';
import { FIELD_TEXTS } from './texts/fields.ts';
import { IMPORT_TEXTS } from './texts/imports.ts';
import { INDICATOR_TEXTS } from './texts/indicators.ts';
import { LIST_TEXTS } from './texts/lists.ts';
import { ORGANISATION_TEXTS } from './texts/organisation.ts';
import { PATENT_DOCUMENT_TEXTS } from './texts/patent-document.ts';
import { PARTY_TEXTS } from './texts/parties.ts';
import { PATENT_TEXTS } from './texts/patents.ts';
import { PORTAL_TEXTS } from './texts/portal.ts';
import { READING_TEXTS } from './texts/reading.ts';
import { REPORT_TEXTS } from './texts/report.ts';
import { RETURN_TEXTS } from './texts/returns.ts';
import { ROUND_TEXTS } from './texts/round.ts';
import { SCORE_TEXTS } from './texts/score.ts';
import { SEARCH_TEXTS } from './texts/search.ts';
import { SECTION_TEXTS } from './texts/section.ts';
import { SHELL_TEXTS } from './texts/shell.ts';

/**
 * Every text of the web that no declaration of the catalogue says already, in both languages.
 * Each area of pages has its file in `texts/`; keys begin with the area's name.
 */
export const TEXTS = {
  ...COMMON_TEXTS,
  ...SHELL_TEXTS,
  ...LIST_TEXTS,
  ...CASE_TEXTS,
  ...DOCUMENT_TEXTS,
  ...FIELD_TEXTS,
  ...INDICATOR_TEXTS,
  ...REPORT_TEXTS,
  ...READING_TEXTS,
  ...RETURN_TEXTS,
  ...ROUND_TEXTS,
  ...SECTION_TEXTS,
  ...SEARCH_TEXTS,
  ...COLLECTION_TEXTS,
  ...SCORE_TEXTS,
  ...IMPORT_TEXTS,
  ...PARTY_TEXTS,
  ...PATENT_TEXTS,
  ...PATENT_DOCUMENT_TEXTS,
  ...ADMIN_TEXTS,
  ...ORGANISATION_TEXTS,
  ...PORTAL_TEXTS,
} as const satisfies Record<string, Label>;

export type TextKey = keyof typeof TEXTS;
