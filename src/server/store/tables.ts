import type { Generated } from 'kysely';
import type { CaseView } from '#domain/case/view.ts';
import type { Problem } from '#domain/errors.ts';
import type { ChangeKind, NodeKind, OrganisationChange } from '#domain/organisation/change.ts';
import type { DefaultInstant, InstantColumn, JsonColumn } from '../database/columns.ts';
import type { ReceiptStatus } from './receipt-status.ts';

/** 办件 as they stand. */
export interface CaseFileTable {
  id: string;
  number: string;
  type: string;
  type_version: number;
  version: number;
  state: string;
  title: string;
  unit: string;
  lead: string | null;
  district: string | null;
  assignee: string | null;
  opened_by: string;
  opened_on: string;
  closed_on: string | null;
  day: string;
  annulled: boolean;
  pending: string | null;
  pending_role: string | null;
  pending_in_unit: boolean | null;
  due_on: string | null;
  warn_on: string | null;
  suspended: boolean;
  related: JsonColumn<readonly string[]>;
  content: JsonColumn<CaseView>;
  head: string;
  haystack: string;
  grams: readonly number[];
}

/** 流水. */
export interface CaseEventTable {
  id: bigint;
  case_id: string;
  seq: number;
  kind: string;
  action: string;
  actor: string;
  unit: string;
  at: InstantColumn;
  day: string;
  payload: string;
  algorithm: string;
  previous_hash: string;
  hash: string;
  transaction: Generated<string>;
}

export interface ErasableValueTable {
  event_id: bigint;
  path: string;
  salt: string;
  value: JsonColumn<unknown>;
}

export interface ErasureTable {
  event_id: bigint;
  path: string;
  ordered_by: bigint;
  erased_at: DefaultInstant;
}

export interface BlockTable {
  number: bigint;
  events: number;
  merkle_root: string;
  previous_hash: string;
  hash: string;
  sealed_at: InstantColumn;
}

export interface SealingMarkTable {
  only_row: Generated<boolean>;
  transaction: string;
  event_id: bigint;
}

export interface BlockEventTable {
  event_id: bigint;
  block: bigint;
  leaf: number;
}

export interface SearchValueTable {
  case_id: string;
  type: string;
  field: string;
  text: string | null;
  number: bigint | null;
  day: string | null;
}

export interface NumberSeriesTable {
  prefix: string;
  year: number;
  last: number;
}

export interface CaseNumberTable {
  case_id: string;
  number: string;
}

export interface IdempotencyTable {
  user_key: string;
  route: string;
  key: string;
  body_hash: string;
  status: number | null;
  reply: string | null;
  created_at: DefaultInstant;
}

export interface AttachmentTable {
  hash: string;
  case_id: string;
  event_id: bigint;
  name: string;
  size: bigint;
  media_type: string;
}

export interface UploadedFileTable {
  hash: string;
  name: string;
  size: bigint;
  media_type: string;
  uploaded_by: string;
  uploaded_at: DefaultInstant;
}

export interface PostingTable {
  id: bigint;
  event_id: bigint;
  case_id: string;
  kind: 'movement' | 'observation';
  indicator: string;
  version: number;
  day: string;
  amount: bigint;
  unit: string;
  district: string;
  dimensions: string;
  entity: string;
  source: string;
  reverses: bigint | null;
}

export interface BalanceTable {
  indicator: string;
  version: number;
  month: string;
  unit: string;
  district: string;
  dimensions: string;
  slot: number;
  amount: bigint;
  lines: bigint;
}

export interface EntityCountTable {
  indicator: string;
  span: string;
  unit: string;
  district: string;
  entity: string;
  lines: bigint;
}

export interface EditionTable {
  id: string;
  genre: string;
  genre_version: number;
  year: number;
  title: string;
  report: JsonColumn<unknown>;
  /** What an edition is printed from; null in one published before documents were kept. */
  document: JsonColumn<unknown> | null;
  journal_head: string;
  last_event: bigint;
  published_by: string;
  published_at: DefaultInstant;
}

export interface EditionFigureTable {
  edition: string;
  figure: string;
  indicator: string;
  version: number;
  value: number | null;
  shown: string;
  postings: JsonColumn<readonly string[]>;
}

export interface UnitTable {
  code: string;
  name_zh: string;
  name_en: string;
  parent: string | null;
  kind: 'bureau' | 'division' | 'centre' | 'district-bureau';
  functions: JsonColumn<readonly string[]>;
  district: string | null;
  valid_from: string;
  valid_to: string | null;
  position: Generated<number>;
}

export interface DistrictTable {
  code: string;
  name_zh: string;
  name_en: string;
  parent: string | null;
  valid_from: string;
  valid_to: string | null;
  successors: JsonColumn<readonly string[]>;
  position: Generated<number>;
}

/** 机构、区划变动: what has happened to a unit or district since it was entered. */
export interface OrganisationChangeTable {
  id: Generated<bigint>;
  node: NodeKind;
  code: string;
  kind: ChangeKind;
  effective: string;
  content: JsonColumn<Omit<OrganisationChange, 'node' | 'code' | 'kind' | 'on'>>;
  basis: string;
  recorded_by: string;
  recorded_at: DefaultInstant;
}

export interface PersonTable {
  code: string;
  name: string;
  unit: string;
  roles: JsonColumn<readonly string[]>;
  user_name: string | null;
  active: Generated<boolean>;
  updated_at: DefaultInstant;
}

export interface DelegationTable {
  id: Generated<bigint>;
  delegator: string;
  deputy: string;
  since: string;
  until: string;
  created_by: string;
  created_at: DefaultInstant;
}

export interface RuleSettingTable {
  id: Generated<bigint>;
  rule: string;
  valid_from: string;
  params: JsonColumn<Readonly<Record<string, unknown>>>;
  basis: string;
  set_by: string;
  set_at: DefaultInstant;
}

export interface IntakeTable {
  receipt: string;
  type: string;
  input: JsonColumn<Readonly<Record<string, unknown>>>;
  hash: string;
  submitted_at: DefaultInstant;
}

export interface IntakeCaseTable {
  receipt: string;
  case_id: string;
  taken_at: DefaultInstant;
}

export interface IntakeRefusalTable {
  receipt: string;
  problems: JsonColumn<readonly Problem[]>;
  attempts: number;
  refused_at: InstantColumn;
  again_at: InstantColumn | null;
}

export interface PublicReceiptTable {
  receipt: string;
  status: JsonColumn<ReceiptStatus>;
  updated_at: DefaultInstant;
}

export interface PublicPageTable {
  name: string;
  content: JsonColumn<unknown>;
  computed_at: DefaultInstant;
}

/** Tables of the bureau's work. */
export interface WorkTables {
  unit: UnitTable;
  district: DistrictTable;
  organisation_change: OrganisationChangeTable;
  person: PersonTable;
  delegation: DelegationTable;
  rule_setting: RuleSettingTable;
  case_file: CaseFileTable;
  case_event: CaseEventTable;
  erasable_value: ErasableValueTable;
  erasure: ErasureTable;
  block: BlockTable;
  block_event: BlockEventTable;
  sealing_mark: SealingMarkTable;
  search_value: SearchValueTable;
  number_series: NumberSeriesTable;
  case_number: CaseNumberTable;
  idempotency: IdempotencyTable;
  attachment: AttachmentTable;
  uploaded_file: UploadedFileTable;
  posting: PostingTable;
  balance: BalanceTable;
  entity_count: EntityCountTable;
  edition: EditionTable;
  edition_figure: EditionFigureTable;
  intake: IntakeTable;
  intake_case: IntakeCaseTable;
  intake_refusal: IntakeRefusalTable;
  public_receipt: PublicReceiptTable;
  public_page: PublicPageTable;
}
