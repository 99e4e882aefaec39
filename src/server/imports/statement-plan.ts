import type { StatementMapping } from '#domain/statement/statement-mapping.ts';
import type { Label } from '#domain/text.ts';

/** One thing that was checked in a statement, for the person who publishes it (核对). */
export interface ShownCheck {
  readonly text: Label;
  readonly passed: boolean;
}

/** What is known of a statement that is being imported (报表导入). */
export interface StatementPlan {
  /** Who sends it, as the person called it; its mapping is saved under this name. */
  readonly source?: string;
  /** The month it is about, YYYY-MM. */
  readonly month?: string;
  readonly mapping?: StatementMapping;
  /** Headers that the saved mapping names and this table lacks. */
  readonly missing?: readonly string[];
  readonly checks?: readonly ShownCheck[];
  /** Source, month and columns were decided, or said by a form. */
  readonly complete?: boolean;
  /** For each column the first contents seen. */
  readonly samples?: readonly (readonly string[])[];
}
