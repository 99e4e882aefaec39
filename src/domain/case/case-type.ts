import type { Level, Readers, Relation } from '../access/visibility.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import type { Fields, Values } from '../form/field.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Line } from '../posting/line.ts';
import type { OfficialDocument } from '../report/document.ts';
import type { Label } from '../text.ts';
import type { Opens } from './opens.ts';
import type { CaseView } from './view.ts';

/** The five wings of a bureau's work and the registers (创造 运用 保护 管理 服务 登记簿). */
export type Wing = 'creation' | 'utilization' | 'protection' | 'governance' | 'service' | 'registers';

/** Who may do something: a post (role id), a relation to the case, or the public at the portal. */
export type Doer = string;

/**
 * A state of a case (状态). A case in a state with `ends` is closed: its clocks have stopped. As a function it says of the
 * values whether nothing in the case is outstanding any more.
 */
export interface State {
  readonly name: Label;
  readonly ends?: boolean | ((values: Values) => boolean);
}

/** One step of an approval chain (审批环节): the post that decides, in the case's unit or anywhere. */
export interface ApprovalStep {
  readonly role: string;
  readonly name: Label;
  /** The post of the case's own unit, for instance its division head. */
  readonly ofUnit?: boolean;
}

/** What an action waits for: every case of a type that refers to this one by a searchable field is in one of these states. */
export interface Awaited {
  readonly type: string;
  readonly by: string;
  readonly states: readonly string[];
  /** Said of those that are not, after their number: 个章节未审签. */
  readonly message: Label;
}

/** What is asked and what it does (可办环节). Declared in order of likelihood. */
export interface Action<V = Values, I = Values> {
  readonly name: Label;
  readonly help?: Label;
  /** States in which it may be done. */
  readonly from: readonly string[];
  /** State after it; without one the state stays. */
  readonly to?: string | ((view: CaseView<V>, input: I) => string);
  readonly by: readonly Doer[];
  /** Fields of the case that must be given with it, and are set by it. */
  readonly asks?: readonly (keyof V & string)[];
  /** Fields of the case that may be given with it. */
  readonly offers?: readonly (keyof V & string)[];
  /** Further inputs that stay with the event only. */
  readonly fields?: Fields;
  /** Values of the case that follow from the input. */
  readonly sets?: (view: CaseView<V>, input: I) => Partial<V>;
  /** The new handling officer, if the action names one. */
  readonly assigns?: (view: CaseView<V>, input: I) => string | undefined;
  /** Why it may not be done now; undefined when it may. */
  readonly guard?: (view: CaseView<V>, input: I, today: CivilDate) => Label | undefined;
  /** Why it is not offered as the case stands, whatever would be given, nor approved once it was proposed; undefined when it is. */
  readonly unless?: (view: CaseView<V>) => Label | undefined;
  readonly approval?: readonly ApprovalStep[];
  /** Cases that must have come so far before it may be done (前置办结). */
  readonly awaits?: Awaited;
  /** The input or field that holds the day it was done; without it the day of recording. */
  readonly dayFrom?: string;
  /** It is said beside the case and changes nothing of it (旁注): nobody else's work grows stale by it, and a pending approval does not hold it up. */
  readonly aside?: boolean;
  readonly tone?: 'primary' | 'danger';
}

/** A time limit of a case (时限), drawn as its clock. Starts and stops are the days of its actions' latest steps. */
export interface CaseDeadline {
  readonly name: Label;
  /** The rule whose `term` it is; see `catalog/rules`. */
  readonly rule: string;
  readonly from: readonly string[];
  readonly until: readonly string[];
  /** A field that holds the due day itself, where people set it (限办日期), or what the case says it is; undefined: no clock. */
  readonly dueFrom?: string | ((view: CaseView) => CivilDate | undefined);
  /** Pairs of actions between which the clock stands still (中止、鉴定、公告). */
  readonly suspendedBetween?: readonly { readonly from: string; readonly to: string; readonly reason: Label }[];
  /** Actions that lengthen it, each with the rule whose `extension` (without one, whose `term`) is added. */
  readonly extendedBy?: readonly { readonly action: string; readonly rule: string }[];
  /** Yellow light from so many units before the end. */
  readonly warnWithin?: number;
  /** Where it applies to some cases only. */
  readonly when?: (view: CaseView) => boolean;
  /** The clock at the top of the case; the others stand below. */
  readonly main?: boolean;
}

/** A document that an action issues (文书). */
export interface CaseDocument<V = Values> {
  readonly name: Label;
  readonly after: readonly string[];
  write(view: CaseView<V>, names: DocumentNames): OfficialDocument;
}

/** Names that a document shows for the codes in the case. */
export interface DocumentNames {
  readonly organ: string;
  person(code: string): string;
  district(code: string): string;
  unit(code: string): string;
}

/** Who sees a case at all (可见性); fields may narrow it further. */
export interface CaseReaders {
  /** `all`: everybody in the bureau; otherwise the posts and relations named. */
  readonly staff: 'all' | { readonly roles: readonly string[]; readonly relations: readonly Relation[] };
  /** Whether the parties follow it at the portal. */
  readonly parties?: boolean;
  /** `statistics`: only figures; otherwise its fields of level public too, once this action was done (公开). */
  readonly public?: 'statistics' | { readonly after: string };
}

/**
 * One kind of work in one version (事项): its form, states, actions, clocks, documents, readers and postings.
 * Everything the product does with a case follows from this declaration.
 */
export interface CaseType<V = Values> {
  readonly id: string;
  readonly version: number;
  /** The mechanism of the handbook that it carries, for instance `A68`. */
  readonly mechanism: string;
  readonly wing: Wing;
  readonly shape: 'case' | 'ledger' | 'register';
  /** The function of the division that owns it (归口). */
  readonly owner: string;
  readonly name: Label;
  readonly help?: Label;
  /** Prefix of its numbers: `裁` gives 裁〔2026〕1号. */
  readonly numbering: string;
  readonly fields: Fields;
  readonly states: Readonly<Record<string, State>>;
  readonly opening: {
    readonly name: Label;
    readonly by: readonly Doer[];
    readonly state: string;
    /** Fields asked when opening, in order; without it all fields. */
    readonly asks?: readonly (keyof V & string)[];
    readonly offers?: readonly (keyof V & string)[];
    readonly dayFrom?: string;
    readonly guard?: (input: V, today: CivilDate) => Label | undefined;
    /** Cases that open together with it, all or none (随同开办). */
    readonly opens?: Opens<V>;
    /** Opened only with others of its kind, never by itself (统一发起): why, and where that is done. */
    readonly together?: Label;
  };
  readonly actions: Readonly<Record<string, Action<V>>>;
  /** What must hold of the values however they came about, by a correction too; the reason where it does not. */
  readonly invariant?: (values: V) => Label | undefined;
  /** Who may correct values and annul an entry, in any state. */
  readonly correction: { readonly by: readonly Doer[] };
  readonly deadlines: Readonly<Record<string, CaseDeadline>>;
  readonly documents: Readonly<Record<string, CaseDocument<V>>>;
  readonly readers: CaseReaders;
  /** Level of fields that do not state their own readers. */
  readonly level: Level;
  readonly title: (values: V) => string;
  /** The district it concerns, for its postings and its reach. */
  readonly district?: (values: V) => string | undefined;
  /** The day its figures count, shown in lists; without it the day of opening. */
  readonly dayOf?: (view: CaseView<V>) => CivilDate;
  /** What the case as it stands says to the accounts; a pure function. */
  readonly post: (view: CaseView<V>) => readonly Line[];
  readonly indicators: readonly Indicator[];
  /** Case values of an older version carried into this one, when an open case moves to it. */
  readonly adopt?: (values: Values) => Values;
}

export type { Readers };
