-- Who the bureau is: units and districts with their dates, people, posts and delegations.

-- 处室、中心、区局. Codes are never reused; a unit that ends keeps its row.
create table unit (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  parent text references unit,
  kind text not null check (kind in ('bureau', 'division', 'centre', 'district-bureau')),
  functions jsonb not null default '[]',
  district text,
  valid_from date not null,
  valid_to date,
  position integer not null default 0
);

-- 行政区划, with the day each came to be and ended, and what it became.
create table district (
  code text primary key,
  name_zh text not null,
  name_en text not null,
  parent text references district,
  valid_from date not null,
  valid_to date,
  successors jsonb not null default '[]',
  position integer not null default 0
);

-- 本局人员. The account, if any, is the row of the accounts' table with this user name.
create table person (
  code text primary key,
  name text not null,
  unit text not null references unit,
  roles jsonb not null default '[]',
  user_name text unique,
  active boolean not null default true,
  updated_at timestamptz not null default now()
);

-- 代理: one person's posts filled by another between two days.
create table delegation (
  id bigint generated always as identity primary key,
  delegator text not null references person,
  deputy text not null references person,
  since date not null,
  until date not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  check (since <= until and delegator <> deputy)
);

create index delegation_by_deputy on delegation (deputy, until);

-- 本局设定 of rules: each row confirms or changes constants from a day on. Appended, never changed.
create table rule_setting (
  id bigint generated always as identity primary key,
  rule text not null,
  valid_from date not null,
  params jsonb not null,
  basis text not null,
  set_by text not null,
  set_at timestamptz not null default now()
);

select append_only('rule_setting');
