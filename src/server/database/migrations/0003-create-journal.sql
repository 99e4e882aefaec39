-- Cases, the journal of their events, and the blocks that seal it.

-- 办件 as they stand: folded from their events, kept for lists and for the next event. `rebuild` makes it anew.
create table case_file (
  id text primary key,
  number text not null unique,
  type text not null,
  type_version integer not null,
  version integer not null,
  state text not null,
  title text not null,
  unit text not null,
  -- 牵头处室: the unit or function that leads it, where the type has a field for it.
  lead text,
  district text,
  assignee text,
  opened_by text not null,
  opened_on date not null,
  closed_on date,
  day date not null,
  annulled boolean not null default false,
  pending text,
  -- The post that decides next on what is pending, and whether it must be of the case's unit.
  pending_role text,
  pending_in_unit boolean,
  due_on date,
  warn_on date,
  suspended boolean not null default false,
  -- People who read it by relation: handler, opener, panel.
  related jsonb not null default '[]',
  content jsonb not null,
  head text not null,
  -- Lower case: number, title, pinyin initials, numbers in their plain form.
  haystack text not null,
  -- Single characters and pairs of neighbouring ones in the haystack, as numbers: any substring is found by them.
  grams integer[] not null
);

create index case_file_by_day on case_file (day desc, id desc);
create index case_file_by_type on case_file (type, day desc, id desc);
create index case_file_by_state on case_file (type, state, day desc, id desc);
create index case_file_by_title on case_file (title, id);
create index case_file_by_unit on case_file (unit, day desc, id desc);
create index case_file_by_district on case_file (district, day desc, id desc);
create index case_file_by_opening on case_file (opened_on desc, id desc);
create index case_file_by_due on case_file (coalesce(due_on, '9999-12-31'::date), id);
create index case_file_open on case_file (type, due_on, id) where closed_on is null;
create index case_file_by_assignee on case_file (assignee, closed_on) where assignee is not null;
create index case_file_by_relation on case_file using gin (related jsonb_path_ops);
-- A small pending list keeps short the moments in which it is worked into the index.
create index case_file_by_gram on case_file using gin (grams) with (gin_pending_list_limit = 1024);
create index case_file_by_pending on case_file (pending_role) where pending is not null;

create sequence case_event_id;

-- 流水: what was done, in canonical JSON (RFC 8785) as it was hashed. Each case is a chain of its own.
create table case_event (
  id bigint primary key default nextval('case_event_id'),
  case_id text not null,
  seq integer not null,
  kind text not null,
  action text not null,
  actor text not null,
  unit text not null,
  at timestamptz not null,
  day date not null,
  payload text not null,
  algorithm text not null,
  previous_hash text not null,
  hash text not null,
  -- The transaction that wrote it: events are sealed in an order no later commit can enter.
  transaction xid8 not null default pg_current_xact_id(),
  unique (case_id, seq)
);

create index case_event_by_transaction on case_event (transaction, id);

select append_only('case_event');

-- 可擦除值: personal values that the journal holds only as salted digests.
create table erasable_value (
  event_id bigint not null,
  path text not null,
  salt text not null,
  value jsonb not null,
  primary key (event_id, path)
);

-- 擦除记录: which event ordered a value to be forgotten.
create table erasure (
  event_id bigint not null,
  path text not null,
  ordered_by bigint not null,
  erased_at timestamptz not null default now(),
  primary key (event_id, path)
);

select append_only('erasure');

-- 封存块: a run of committed events with its Merkle root, each naming the block before it.
create table block (
  number bigint primary key,
  events integer not null,
  merkle_root text not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamptz not null
);

select append_only('block');

create table block_event (
  event_id bigint primary key,
  block bigint not null references block,
  leaf integer not null,
  unique (block, leaf)
);

select append_only('block_event');

-- 检索值: typed values of the fields marked searchable; exactly one of text, number and day is set.
create table search_value (
  case_id text not null,
  type text not null,
  field text not null,
  text text,
  number bigint,
  day date
);

create index search_value_by_case on search_value (case_id, field);
create index search_value_by_text on search_value (type, field, text, case_id);
create index search_value_by_number on search_value (type, field, number) where number is not null;
create index search_value_by_day on search_value (type, field, day) where day is not null;

-- A text says which field and type it is of; without this the planner takes them for independent and expects too few.
create statistics search_value_kinds (mcv) on type, field, text from search_value;

-- 编号: the last number given out for each prefix and year.
create table number_series (
  prefix text not null,
  year integer not null,
  last integer not null,
  primary key (prefix, year)
);

-- 办件编号, given once and never changed; with the journal it makes every case file anew.
create table case_number (
  case_id text primary key,
  number text not null unique
);

select append_only('case_number');

-- 幂等: the answer already given to a write, for seven days.
create table idempotency (
  user_key text not null,
  route text not null,
  key text not null,
  body_hash text not null,
  status integer,
  reply text,
  created_at timestamptz not null default now(),
  primary key (user_key, route, key)
);

create index idempotency_by_age on idempotency (created_at);

-- 附件: which case shows which stored file, and what it was called there.
create table attachment (
  hash text not null,
  case_id text not null,
  event_id bigint not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  primary key (case_id, hash, event_id)
);

create index attachment_by_hash on attachment (hash);

-- 暂存附件: uploaded, not yet part of any case; swept after a day.
create table uploaded_file (
  hash text primary key,
  name text not null,
  size bigint not null,
  media_type text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now()
);
