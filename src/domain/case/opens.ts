import type { CivilDate } from '../calendar/civil-date.ts';
import type { Values } from '../form/field.ts';
import type { ComposedReport } from '../report/composed.ts';

/** A case that opens along with another (随同开办): the unit that takes it on, the opener's own unless told, and what its opening asks. */
export interface OpenedAlong {
  readonly unit?: string | undefined;
  /** Without the reference to the opening case, which is added when that has its number. */
  readonly input: Values;
}

/** What of the bureau a declaration may ask for to say which cases open along. All as of today. */
export interface OpeningHelp {
  /** The districts that figures are shared out over, in their order. */
  readonly districts: readonly { readonly code: string; readonly name: string }[];
  /** The first unit in force that carries a function (归口). */
  findUnitFor(functionId: string): string | undefined;
  /** The bureau of a district that is in force (区局). */
  findUnitOf(district: string): string | undefined;
  /** A genre's report as it reads up to a day. @throws ProblemError for a day that the genre does not cover */
  composeReport(genre: string, asked: { readonly year: number; readonly asOf: CivilDate }): Promise<ComposedReport>;
}

/**
 * Cases of one type that open together with a case (随同开办): the sections of a report round, one return for each district.
 * All open in one transaction or none does. Whoever opens the case must be among those who may open the others
 * (`opening.by` of their type); each is checked as if it were opened by hand.
 *
 * ```ts
 * opens: { type: 'report-section', by: 'round', cases: (values, { districts, findUnitOf }) =>
 *   districts.map(({ code }) => ({ unit: findUnitOf(code), input: { district: code, dueOn: values.dueOn } })) }
 * ```
 */
export interface Opens<V = Values> {
  /** The type of the cases that open along. */
  readonly type: string;
  /** Their field that refers to the opening case: a case reference that admits its type. */
  readonly by: string;
  /** Computed before anything is written; none is a valid answer. */
  readonly cases: (values: V, help: OpeningHelp) => readonly OpenedAlong[] | Promise<readonly OpenedAlong[]>;
}
