import type { CivilDate } from '../../calendar/civil-date.ts';
import type { Values } from '../../form/field.ts';

/** The least that is asked of a step or of an event of a section (章节环节) to read what was written or said with it. */
export interface SectionStep {
  readonly seq: number;
  readonly action: string;
  readonly actor: string;
  readonly at: string;
  readonly on: CivilDate;
  readonly input: Values;
}
