set check_function_bodies = off;

create sequence case_event_id;
create sequence patent_place_seq;
create sequence posting_id;

CREATE OR REPLACE FUNCTION append_only(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format(
    'create trigger append_only before update or delete on %s for each statement execute function refuse_rewrite()', target);
  execute format(
    'create trigger append_only_truncate before truncate on %s for each statement execute function refuse_rewrite()', target);
end
$function$;

CREATE OR REPLACE FUNCTION refuse_rewrite()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'table % is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$function$;

create table attachment (
  hash text not null,
  case_id text not null,
  event_id bigint not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  constraint attachment_pkey PRIMARY KEY (case_id, hash, event_id)
);

create table auth_account (
  id text not null,
  account_id text not null,
  provider_id text not null,
  user_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint auth_account_pkey PRIMARY KEY (id),
  constraint auth_account_provider_id_account_id_key UNIQUE (provider_id, account_id)
);

create table auth_session (
  id text not null,
  token text not null,
  user_id text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint auth_session_pkey PRIMARY KEY (id),
  constraint auth_session_token_key UNIQUE (token)
);

create table auth_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  username text,
  display_username text,
  must_change_password boolean not null default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint auth_user_pkey PRIMARY KEY (id),
  constraint auth_user_email_key UNIQUE (email),
  constraint auth_user_username_key UNIQUE (username)
);

create table auth_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  constraint auth_verification_pkey PRIMARY KEY (id)
);

create table balance (
  indicator text not null,
  version integer not null,
  month text not null,
  unit text not null,
  district text not null,
  dimensions text not null,
  slot smallint not null,
  amount bigint not null,
  lines bigint not null,
  constraint balance_pkey PRIMARY KEY (indicator, month, version, unit, district, dimensions, slot)
);

create table block (
  number bigint not null,
  events integer not null,
  merkle_root text not null,
  previous_hash text not null,
  hash text not null,
  sealed_at timestamp with time zone not null,
  constraint block_pkey PRIMARY KEY (number)
);

create table block_event (
  event_id bigint not null,
  block bigint not null,
  leaf integer not null,
  constraint block_event_pkey PRIMARY KEY (event_id),
  constraint block_event_block_leaf_key UNIQUE (block, leaf)
);

create table calendar_year (
  year integer not null,
  published boolean not null,
  holidays jsonb not null,
  workdays jsonb not null,
  source text not null,
  updated_at timestamp with time zone not null default now(),
  constraint calendar_year_pkey PRIMARY KEY (year),
  constraint calendar_year_year_check CHECK (((year >= 1985) AND (year <= 2199)))
);

create table case_event (
  id bigint not null default nextval('case_event_id'::regclass),
  case_id text not null,
  seq integer not null,
  kind text not null,
  action text not null,
  actor text not null,
  unit text not null,
  at timestamp with time zone not null,
  day date not null,
  payload text not null,
  algorithm text not null,
  previous_hash text not null,
  hash text not null,
  transaction xid8 not null default pg_current_xact_id(),
  constraint case_event_pkey PRIMARY KEY (id),
  constraint case_event_case_id_seq_key UNIQUE (case_id, seq)
);

create table case_file (
  id text not null,
  number text not null,
  type text not null,
  type_version integer not null,
  version integer not null,
  state text not null,
  title text not null,
  unit text not null,
  lead text,
  district text,
  assignee text,
  opened_by text not null,
  opened_on date not null,
  closed_on date,
  day date not null,
  annulled boolean not null default false,
  pending text,
  pending_role text,
  pending_in_unit boolean,
  due_on date,
  warn_on date,
  suspended boolean not null default false,
  related jsonb not null default '[]'::jsonb,
  content jsonb not null,
  head text not null,
  haystack text not null,
  grams integer[] not null,
  constraint case_file_pkey PRIMARY KEY (id),
  constraint case_file_number_key UNIQUE (number)
);

create table case_number (
  case_id text not null,
  number text not null,
  constraint case_number_pkey PRIMARY KEY (case_id),
  constraint case_number_number_key UNIQUE (number)
);

create table delegation (
  id bigint not null generated always as identity,
  delegator text not null,
  deputy text not null,
  since date not null,
  until date not null,
  created_by text not null,
  created_at timestamp with time zone not null default now(),
  constraint delegation_pkey PRIMARY KEY (id),
  constraint delegation_check CHECK (((since <= until) AND (delegator <> deputy)))
);

create table district (
  code text not null,
  name_zh text not null,
  name_en text not null,
  parent text,
  valid_from date not null,
  valid_to date,
  successors jsonb not null default '[]'::jsonb,
  position integer not null default 0,
  constraint district_pkey PRIMARY KEY (code)
);

create table edition (
  id text not null,
  genre text not null,
  genre_version integer not null,
  year integer not null,
  title text not null,
  report jsonb not null,
  journal_head text not null,
  last_event bigint not null,
  published_by text not null,
  published_at timestamp with time zone not null default now(),
  document jsonb,
  constraint edition_pkey PRIMARY KEY (id)
);

create table edition_figure (
  edition text not null,
  figure text not null,
  indicator text not null,
  version integer not null,
  value double precision,
  shown text not null,
  postings jsonb not null,
  constraint edition_figure_pkey PRIMARY KEY (edition, figure)
);

create table entity_count (
  indicator text not null,
  span text not null,
  unit text not null,
  district text not null,
  entity text not null,
  lines bigint not null,
  constraint entity_count_pkey PRIMARY KEY (indicator, span, unit, district, entity)
);

create table erasable_value (
  event_id bigint not null,
  path text not null,
  salt text not null,
  value jsonb not null,
  constraint erasable_value_pkey PRIMARY KEY (event_id, path)
);

create table erasure (
  event_id bigint not null,
  path text not null,
  ordered_by bigint not null,
  erased_at timestamp with time zone not null default now(),
  constraint erasure_pkey PRIMARY KEY (event_id, path)
);

create table followed_case (
  id text not null,
  version integer not null,
  constraint followed_case_pkey PRIMARY KEY (id)
);

create table idempotency (
  user_key text not null,
  route text not null,
  key text not null,
  body_hash text not null,
  status integer,
  reply text,
  created_at timestamp with time zone not null default now(),
  constraint idempotency_pkey PRIMARY KEY (user_key, route, key)
);

create table import_file (
  run integer not null,
  position integer not null,
  name text not null,
  hash text not null,
  size bigint not null,
  media_type text not null,
  mapping jsonb not null default '[]'::jsonb,
  problem jsonb,
  done integer not null default 0,
  done_bytes bigint not null default 0,
  added integer not null default 0,
  updated integer not null default 0,
  duplicates integer not null default 0,
  refused integer not null default 0,
  constraint import_file_pkey PRIMARY KEY (run, "position")
);

create table import_row (
  run integer not null,
  file integer not null,
  place integer not null,
  sheet text,
  row integer not null,
  verdict text not null,
  patent bigint,
  reasons jsonb,
  cells jsonb,
  constraint import_row_pkey PRIMARY KEY (run, file, place),
  constraint import_row_verdict_check CHECK ((verdict = ANY (ARRAY['add'::text, 'update'::text, 'duplicate'::text, 'merge'::text, 'refuse'::text])))
);

create table import_run (
  id integer not null generated always as identity,
  kind text not null,
  state text not null,
  automatic boolean not null default false,
  staged boolean not null default false,
  statement jsonb,
  problem jsonb,
  digest text,
  case_id text,
  started_by text not null,
  unit text not null,
  started_at timestamp with time zone not null default now(),
  holder text,
  heartbeat timestamp with time zone,
  constraint import_run_pkey PRIMARY KEY (id),
  constraint import_run_kind_check CHECK ((kind = ANY (ARRAY['patents'::text, 'statement'::text]))),
  constraint import_run_state_check CHECK ((state = ANY (ARRAY['mapping'::text, 'reading'::text, 'ready'::text, 'publishing'::text, 'published'::text, 'cancelled'::text, 'failed'::text])))
);

create table installation (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  created_at timestamp with time zone not null default now(),
  settings jsonb not null default '{}'::jsonb,
  only_row boolean not null default true,
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'real'::text]))),
  constraint installation_only_row_check CHECK (only_row),
  constraint installation_only_row_key UNIQUE (only_row)
);

create table intake (
  receipt text not null,
  type text not null,
  input jsonb not null,
  hash text not null,
  submitted_at timestamp with time zone not null default now(),
  constraint intake_pkey PRIMARY KEY (receipt)
);

create table intake_case (
  receipt text not null,
  case_id text not null,
  taken_at timestamp with time zone not null default now(),
  constraint intake_case_pkey PRIMARY KEY (receipt),
  constraint intake_case_case_id_key UNIQUE (case_id)
);

create table intake_refusal (
  receipt text not null,
  problems jsonb not null,
  attempts integer not null default 1,
  refused_at timestamp with time zone not null,
  again_at timestamp with time zone,
  constraint intake_refusal_pkey PRIMARY KEY (receipt)
);

create table known_name (
  plain text not null,
  name text not null,
  address text,
  patents integer not null,
  blocks text[] not null,
  matched boolean not null default false,
  constraint known_name_pkey PRIMARY KEY (plain)
);

create table known_party (
  id text not null,
  standing boolean not null,
  bearer jsonb not null,
  seats jsonb not null,
  blocks text[] not null,
  constraint known_party_pkey PRIMARY KEY (id)
);

create table number_series (
  prefix text not null,
  year integer not null,
  last integer not null,
  constraint number_series_pkey PRIMARY KEY (prefix, year)
);

create table organisation_change (
  id bigint not null generated always as identity,
  node text not null,
  code text not null,
  kind text not null,
  effective date not null,
  content jsonb not null,
  basis text not null,
  recorded_by text not null,
  recorded_at timestamp with time zone not null default now(),
  constraint organisation_change_pkey PRIMARY KEY (id),
  constraint organisation_change_kind_check CHECK ((kind = ANY (ARRAY['add'::text, 'rename'::text, 'move'::text, 'charge'::text, 'end'::text]))),
  constraint organisation_change_node_check CHECK ((node = ANY (ARRAY['unit'::text, 'district'::text])))
);

create table party_decision (
  case_id text not null,
  decision text not null,
  plain text not null,
  other text,
  party text not null,
  by_rule boolean not null,
  standing boolean not null,
  constraint party_decision_pkey PRIMARY KEY (case_id)
);

create table party_mark (
  only_row boolean not null default true,
  version text not null,
  event bigint not null,
  revision bigint not null,
  constraint party_mark_pkey PRIMARY KEY (only_row),
  constraint party_mark_only_row_check CHECK (only_row)
);

create table party_suggestion (
  of_kind text not null,
  subject text not null,
  party text not null,
  relation text not null,
  strength smallint not null,
  evidence jsonb not null,
  against jsonb not null,
  constraint party_suggestion_pkey PRIMARY KEY (of_kind, subject, party),
  constraint party_suggestion_of_kind_check CHECK ((of_kind = ANY (ARRAY['name'::text, 'party'::text])))
);

create table patent (
  id bigint not null,
  run integer not null,
  replaced_by integer,
  merged_into bigint,
  day date not null,
  kind text,
  damaged boolean not null,
  record text not null,
  haystack text not null,
  grams integer[] not null,
  constraint patent_pkey PRIMARY KEY (id, run)
);

create table patent_collection (
  id bigint not null generated always as identity,
  name text not null,
  note text not null,
  owner text not null,
  shared text not null,
  created_at timestamp with time zone not null,
  constraint patent_collection_pkey PRIMARY KEY (id),
  constraint patent_collection_shared_check CHECK ((shared = ANY (ARRAY['none'::text, 'read'::text, 'edit'::text])))
);

create table patent_collection_act (
  id bigint not null generated always as identity,
  collection bigint not null,
  person text not null,
  at timestamp with time zone not null,
  act text not null,
  patents integer not null,
  detail text,
  constraint patent_collection_act_pkey PRIMARY KEY (id),
  constraint patent_collection_act_act_check CHECK ((act = ANY (ARRAY['created'::text, 'changed'::text, 'added'::text, 'removed'::text, 'noted'::text])))
);

create table patent_collection_item (
  collection bigint not null,
  patent bigint not null,
  note text not null default ''::text,
  noted_by text,
  noted_at timestamp with time zone,
  added_by text not null,
  added_at timestamp with time zone not null,
  constraint patent_collection_item_pkey PRIMARY KEY (collection, patent)
);

create table patent_link (
  kind text not null,
  number text not null,
  patent bigint not null,
  constraint patent_link_pkey PRIMARY KEY (kind, number, patent),
  constraint patent_link_kind_check CHECK ((kind = ANY (ARRAY['cites'::text, 'family'::text])))
);

create table patent_link_mark (
  only_row boolean not null default true,
  version integer not null,
  event bigint not null,
  revision bigint not null,
  constraint patent_link_mark_pkey PRIMARY KEY (only_row),
  constraint patent_link_mark_only_row_check CHECK (only_row)
);

create table patent_name (
  patent bigint not null,
  position smallint not null,
  plain text not null,
  constraint patent_name_pkey PRIMARY KEY (patent, "position")
);

create table patent_number (
  number text not null,
  patent bigint not null,
  run integer not null,
  constraint patent_number_pkey PRIMARY KEY (number, patent)
);

create table patent_passage (
  digest text not null,
  position integer not null,
  run integer not null,
  paragraphs text not null,
  constraint patent_passage_pkey PRIMARY KEY (digest, "position")
);

create table patent_place (
  patent bigint not null,
  placed_by text not null,
  district text,
  why text,
  said text,
  owner text,
  owner_name text,
  conflict text,
  question text,
  seq bigint not null,
  constraint patent_place_pkey PRIMARY KEY (patent),
  constraint patent_place_placed_by_check CHECK ((placed_by = ANY (ARRAY['hand'::text, 'address'::text, 'seat'::text, 'elsewhere'::text, 'none'::text])))
);

create table patent_seat (
  patent bigint not null,
  district text not null,
  starts date,
  ends date
);

create table patent_stock (
  district text not null,
  city text not null,
  kind text not null,
  owner text not null,
  state text not null,
  span text not null,
  day date not null,
  amount integer not null,
  dated integer not null,
  filed bigint not null,
  constraint patent_stock_pkey PRIMARY KEY (district, city, kind, state, span, day, owner),
  constraint patent_stock_span_check CHECK ((span = ANY (ARRAY['month'::text, 'day'::text])))
);

create table patent_stock_mark (
  only_row boolean not null default true,
  version integer not null,
  settings text not null,
  event bigint not null,
  entry bigint not null,
  constraint patent_stock_mark_pkey PRIMARY KEY (only_row),
  constraint patent_stock_mark_only_row_check CHECK (only_row)
);

create table patent_stretch (
  patent bigint not null,
  state text not null,
  starts date not null,
  ends date,
  kind text not null,
  owner text not null,
  district text not null,
  city text not null,
  filed date,
  constraint patent_stretch_pkey PRIMARY KEY (patent, state, starts),
  constraint patent_stretch_state_check CHECK ((state = ANY (ARRAY['in-force'::text, 'undecided'::text, 'high-value'::text, 'high-undecided'::text])))
);

create table person (
  code text not null,
  name text not null,
  unit text not null,
  roles jsonb not null default '[]'::jsonb,
  user_name text,
  active boolean not null default true,
  updated_at timestamp with time zone not null default now(),
  constraint person_pkey PRIMARY KEY (code),
  constraint person_user_name_key UNIQUE (user_name)
);

create table place_decision (
  case_id text not null,
  patent bigint not null,
  district text,
  standing boolean not null,
  constraint place_decision_pkey PRIMARY KEY (case_id)
);

create table place_due (
  patent bigint not null,
  constraint place_due_pkey PRIMARY KEY (patent)
);

create table posting (
  id bigint not null default nextval('posting_id'::regclass),
  event_id bigint not null,
  case_id text not null,
  kind text not null,
  indicator text not null,
  version integer not null,
  day date not null,
  amount bigint not null,
  unit text not null,
  district text not null default ''::text,
  dimensions text not null default ''::text,
  entity text not null default ''::text,
  source text not null default ''::text,
  reverses bigint,
  constraint posting_pkey PRIMARY KEY (id),
  constraint posting_kind_check CHECK ((kind = ANY (ARRAY['movement'::text, 'observation'::text])))
);

create table public_page (
  name text not null,
  content jsonb not null,
  computed_at timestamp with time zone not null default now(),
  constraint public_page_pkey PRIMARY KEY (name)
);

create table public_receipt (
  receipt text not null,
  status jsonb not null,
  updated_at timestamp with time zone not null default now(),
  constraint public_receipt_pkey PRIMARY KEY (receipt)
);

create table rule_setting (
  id bigint not null generated always as identity,
  rule text not null,
  valid_from date not null,
  params jsonb not null,
  basis text not null,
  set_by text not null,
  set_at timestamp with time zone not null default now(),
  constraint rule_setting_pkey PRIMARY KEY (id)
);

create table saved_search (
  id bigint not null generated always as identity,
  name text not null,
  query text not null,
  sort text not null,
  synonyms boolean not null,
  owner text not null,
  shared boolean not null,
  checked bigint not null,
  tried bigint not null,
  problem jsonb,
  created_at timestamp with time zone not null default now(),
  constraint saved_search_pkey PRIMARY KEY (id)
);

create table saved_search_follower (
  search bigint not null,
  person text not null,
  seen bigint not null,
  constraint saved_search_follower_pkey PRIMARY KEY (search, person)
);

create table saved_search_match (
  search bigint not null,
  patent bigint not null,
  event bigint not null,
  constraint saved_search_match_pkey PRIMARY KEY (search, patent)
);

create table schema_migration (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table sealing_mark (
  only_row boolean not null default true,
  transaction xid8 not null,
  event_id bigint not null,
  constraint sealing_mark_pkey PRIMARY KEY (only_row),
  constraint sealing_mark_only_row_check CHECK (only_row)
);

create table search_export (
  id bigint not null generated always as identity,
  owner text not null,
  unit text not null,
  request jsonb not null,
  state text not null,
  done integer not null default 0,
  total integer,
  hash text,
  size bigint,
  problem jsonb,
  fetched boolean not null default false,
  created_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  holder text,
  heartbeat timestamp with time zone,
  constraint search_export_pkey PRIMARY KEY (id),
  constraint search_export_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'ready'::text, 'failed'::text])))
);

create table search_use (
  day date not null,
  unit text not null,
  searches integer not null default 0,
  documents integer not null default 0,
  downloads integer not null default 0,
  constraint search_use_pkey PRIMARY KEY (day, unit)
);

create table search_value (
  case_id text not null,
  type text not null,
  field text not null,
  text text,
  number bigint,
  day date
);

create table sign_in_attempt (
  user_name text not null,
  attempts integer not null,
  last_at timestamp with time zone not null,
  locked_until timestamp with time zone,
  constraint sign_in_attempt_pkey PRIMARY KEY (user_name)
);

create table statement_mapping (
  source text not null,
  mapping jsonb not null,
  saved_by text not null,
  saved_at timestamp with time zone not null default now(),
  constraint statement_mapping_pkey PRIMARY KEY (source)
);

create table unit (
  code text not null,
  name_zh text not null,
  name_en text not null,
  parent text,
  kind text not null,
  functions jsonb not null default '[]'::jsonb,
  district text,
  valid_from date not null,
  valid_to date,
  position integer not null default 0,
  constraint unit_pkey PRIMARY KEY (code),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['bureau'::text, 'division'::text, 'centre'::text, 'district-bureau'::text])))
);

create table uploaded_file (
  hash text not null,
  name text not null,
  size bigint not null,
  media_type text not null,
  uploaded_by text not null,
  uploaded_at timestamp with time zone not null default now(),
  constraint uploaded_file_pkey PRIMARY KEY (hash)
);

CREATE INDEX attachment_by_hash ON attachment USING btree (hash);
CREATE INDEX auth_account_by_user ON auth_account USING btree (user_id);
CREATE INDEX auth_session_by_expiry ON auth_session USING btree (expires_at);
CREATE INDEX auth_session_by_user ON auth_session USING btree (user_id);
CREATE INDEX auth_verification_by_identifier ON auth_verification USING btree (identifier);
CREATE INDEX case_event_by_transaction ON case_event USING btree (transaction, id);
CREATE INDEX case_event_relink ON case_event USING btree (case_id) WHERE (action = 'relink'::text);
CREATE INDEX case_file_by_assignee ON case_file USING btree (assignee, closed_on) WHERE (assignee IS NOT NULL);
CREATE INDEX case_file_by_day ON case_file USING btree (day DESC, id DESC);
CREATE INDEX case_file_by_district ON case_file USING btree (district, day DESC, id DESC);
CREATE INDEX case_file_by_due ON case_file USING btree (COALESCE(due_on, '9999-12-31'::date), id);
CREATE INDEX case_file_by_gram ON case_file USING gin (grams) WITH (gin_pending_list_limit='1024');
CREATE INDEX case_file_by_opening ON case_file USING btree (opened_on DESC, id DESC);
CREATE INDEX case_file_by_pending ON case_file USING btree (pending_role) WHERE (pending IS NOT NULL);
CREATE INDEX case_file_by_relation ON case_file USING gin (related jsonb_path_ops);
CREATE INDEX case_file_by_state ON case_file USING btree (type, state, day DESC, id DESC);
CREATE INDEX case_file_by_title ON case_file USING btree (title, id);
CREATE INDEX case_file_by_type ON case_file USING btree (type, day DESC, id DESC);
CREATE INDEX case_file_by_unit ON case_file USING btree (unit, day DESC, id DESC);
CREATE INDEX case_file_open ON case_file USING btree (type, due_on, id) WHERE (closed_on IS NULL);
CREATE INDEX delegation_by_deputy ON delegation USING btree (deputy, until);
CREATE INDEX idempotency_by_age ON idempotency USING btree (created_at);
CREATE INDEX import_file_by_hash ON import_file USING btree (hash);
CREATE INDEX import_row_by_patent ON import_row USING btree (patent) WHERE (patent IS NOT NULL);
CREATE INDEX import_row_refused ON import_row USING btree (run, file, place) WHERE (verdict = 'refuse'::text);
CREATE UNIQUE INDEX import_run_staged ON import_run USING btree (staged) WHERE staged;
CREATE INDEX import_run_unfinished ON import_run USING btree (id) WHERE (state = ANY (ARRAY['mapping'::text, 'reading'::text, 'ready'::text, 'publishing'::text]));
CREATE INDEX known_name_by_block ON known_name USING gin (blocks);
CREATE INDEX known_name_unmatched ON known_name USING btree (plain) WHERE (NOT matched);
CREATE INDEX known_party_by_block ON known_party USING gin (blocks);
CREATE INDEX organisation_change_by_code ON organisation_change USING btree (node, code);
CREATE INDEX party_decision_by_name ON party_decision USING btree (plain);
CREATE INDEX party_decision_by_other ON party_decision USING btree (other) WHERE (other IS NOT NULL);
CREATE INDEX party_decision_by_party ON party_decision USING btree (party);
CREATE INDEX party_suggestion_by_party ON party_suggestion USING btree (party);
CREATE INDEX party_suggestion_by_strength ON party_suggestion USING btree (strength DESC, of_kind, subject, party);
CREATE INDEX patent_by_day ON patent USING btree (day DESC, id DESC);
CREATE INDEX patent_by_gram ON patent USING gin (grams) WITH (fastupdate='on', gin_pending_list_limit='768');
CREATE INDEX patent_by_merger ON patent USING btree (merged_into) WHERE (merged_into IS NOT NULL);
CREATE INDEX patent_by_replacement ON patent USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);
CREATE INDEX patent_by_run ON patent USING btree (run, id);
CREATE INDEX patent_collection_act_by_collection ON patent_collection_act USING btree (collection, id DESC);
CREATE INDEX patent_collection_by_owner ON patent_collection USING btree (owner);
CREATE INDEX patent_collection_item_by_patent ON patent_collection_item USING btree (patent);
CREATE INDEX patent_collection_item_in_order ON patent_collection_item USING btree (collection, added_at DESC, patent DESC);
CREATE INDEX patent_link_by_patent ON patent_link USING btree (patent);
CREATE INDEX patent_name_by_name ON patent_name USING btree (plain, patent);
CREATE INDEX patent_number_by_patent ON patent_number USING btree (patent);
CREATE INDEX patent_passage_by_run ON patent_passage USING btree (run);
CREATE INDEX patent_place_by_seq ON patent_place USING btree (seq);
CREATE INDEX patent_place_question ON patent_place USING btree (question, patent DESC) WHERE (question IS NOT NULL);
CREATE INDEX patent_place_settled ON patent_place USING btree (placed_by) WHERE (placed_by = ANY (ARRAY['hand'::text, 'seat'::text]));
CREATE INDEX patent_seat_by_patent ON patent_seat USING btree (patent);
CREATE INDEX patent_stretch_by_place ON patent_stretch USING btree (state, kind, district, city, patent);
CREATE INDEX place_decision_by_patent ON place_decision USING btree (patent);
CREATE INDEX posting_by_case ON posting USING btree (case_id);
CREATE INDEX posting_by_day ON posting USING btree (indicator, day, id);
CREATE INDEX posting_observation ON posting USING btree (indicator, source, day) WHERE (kind = 'observation'::text);
CREATE INDEX posting_reversal ON posting USING btree (reverses) WHERE (reverses IS NOT NULL);
CREATE INDEX saved_search_by_owner ON saved_search USING btree (owner);
CREATE INDEX saved_search_by_trial ON saved_search USING btree (tried);
CREATE INDEX saved_search_follower_by_person ON saved_search_follower USING btree (person);
CREATE INDEX saved_search_match_by_event ON saved_search_match USING btree (search, event DESC, patent DESC);
CREATE INDEX search_export_by_owner ON search_export USING btree (owner, id DESC);
CREATE INDEX search_export_unfinished ON search_export USING btree (id) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));
CREATE INDEX search_value_by_case ON search_value USING btree (case_id, field);
CREATE INDEX search_value_by_day ON search_value USING btree (type, field, day) WHERE (day IS NOT NULL);
CREATE INDEX search_value_by_number ON search_value USING btree (type, field, number) WHERE (number IS NOT NULL);
CREATE INDEX search_value_by_text ON search_value USING btree (type, field, text, case_id);

CREATE STATISTICS search_value_kinds (mcv) ON type, field, text FROM search_value;

alter table auth_account add constraint auth_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE;
alter table auth_session add constraint auth_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth_user(id) ON DELETE CASCADE;
alter table block_event add constraint block_event_block_fkey FOREIGN KEY (block) REFERENCES block(number);
alter table delegation add constraint delegation_delegator_fkey FOREIGN KEY (delegator) REFERENCES person(code);
alter table delegation add constraint delegation_deputy_fkey FOREIGN KEY (deputy) REFERENCES person(code);
alter table district add constraint district_parent_fkey FOREIGN KEY (parent) REFERENCES district(code);
alter table edition_figure add constraint edition_figure_edition_fkey FOREIGN KEY (edition) REFERENCES edition(id);
alter table import_file add constraint import_file_run_fkey FOREIGN KEY (run) REFERENCES import_run(id);
alter table intake_case add constraint intake_case_receipt_fkey FOREIGN KEY (receipt) REFERENCES intake(receipt);
alter table intake_refusal add constraint intake_refusal_receipt_fkey FOREIGN KEY (receipt) REFERENCES intake(receipt);
alter table patent_collection_act add constraint patent_collection_act_collection_fkey FOREIGN KEY (collection) REFERENCES patent_collection(id) ON DELETE CASCADE;
alter table patent_collection_item add constraint patent_collection_item_collection_fkey FOREIGN KEY (collection) REFERENCES patent_collection(id) ON DELETE CASCADE;
alter table person add constraint person_unit_fkey FOREIGN KEY (unit) REFERENCES unit(code);
alter table saved_search_follower add constraint saved_search_follower_search_fkey FOREIGN KEY (search) REFERENCES saved_search(id) ON DELETE CASCADE;
alter table saved_search_match add constraint saved_search_match_search_fkey FOREIGN KEY (search) REFERENCES saved_search(id) ON DELETE CASCADE;
alter table unit add constraint unit_parent_fkey FOREIGN KEY (parent) REFERENCES unit(code);

select append_only('block');
select append_only('block_event');
select append_only('case_event');
select append_only('case_number');
select append_only('edition');
select append_only('edition_figure');
select append_only('erasure');
select append_only('intake');
select append_only('organisation_change');
select append_only('posting');
select append_only('rule_setting');
