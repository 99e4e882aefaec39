import type { Label } from '../text.ts';
import type { PatentRole } from './column-role.ts';
import type { NameStyle } from './names.ts';

/** What one column was taken for (列识别结果). */
export interface RecognisedColumn {
  /** From 0. */
  readonly column: number;
  readonly header: string;
  readonly role: PatentRole;
  /** 0 to 1: 1 chosen by a person, 0.95 header and cells agree, 0.8 cells against or without a header, 0.6 and less header alone. */
  readonly confidence: number;
  readonly reason: Label;
  /** How names are kept apart, seen over the whole column. */
  readonly style: NameStyle;
}

/** Which column holds what (列对应关系); plain data, so that it can be saved and sent. */
export interface PatentMapping {
  readonly columns: readonly RecognisedColumn[];
}
