-- Postings to indicator accounts, and the balances kept of them.

create sequence posting_id;

-- 记账: a movement or an observation, or the reversal of one. Amounts are whole numbers at the indicator's scale.
create table posting (
  id bigint primary key default nextval('posting_id'),
  event_id bigint not null,
  case_id text not null,
  kind text not null check (kind in ('movement', 'observation')),
  indicator text not null,
  version integer not null,
  day date not null,
  amount bigint not null,
  unit text not null,
  district text not null default '',
  dimensions text not null default '',
  entity text not null default '',
  source text not null default '',
  reverses bigint
);

create index posting_by_case on posting (case_id);
create index posting_by_day on posting (indicator, day, id);
create index posting_reversal on posting (reverses) where reverses is not null;
create index posting_observation on posting (indicator, source, day) where kind = 'observation';

select append_only('posting');

-- 余额: movements summed by month (`YYYY-MM`) and by year (`YYYY`), in slots so that busy accounts do not queue; read as the
-- sum over slots.
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
  primary key (indicator, month, version, unit, district, dimensions, slot)
);

-- 去重计数: how many live lines of a month or year name an entity; a row goes when nothing names it any more.
create table entity_count (
  indicator text not null,
  span text not null,
  unit text not null,
  district text not null,
  entity text not null,
  lines bigint not null,
  primary key (indicator, span, unit, district, entity)
);

-- 已发布报告: the figures as they were, with the journal head they were taken at.
create table edition (
  id text primary key,
  genre text not null,
  genre_version integer not null,
  year integer not null,
  title text not null,
  report jsonb not null,
  journal_head text not null,
  last_event bigint not null,
  published_by text not null,
  published_at timestamptz not null default now()
);

select append_only('edition');

-- 锁定的数据点: value, definition version and the postings that made each figure.
create table edition_figure (
  edition text not null references edition,
  figure text not null,
  indicator text not null,
  version integer not null,
  value double precision,
  shown text not null,
  postings jsonb not null,
  primary key (edition, figure)
);

select append_only('edition_figure');
