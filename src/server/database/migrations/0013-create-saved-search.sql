-- Searches that people keep, and what newly matches them.

-- 已存检索: a query under a name, one's own or shared with the bureau.
create table saved_search (
  id bigint generated always as identity primary key,
  name text not null,
  query text not null,
  sort text not null,
  synonyms boolean not null,
  owner text not null,
  shared boolean not null,
  -- The journal's event of the publication up to which it was compared with the register; what was there before is not new.
  checked bigint not null,
  -- Up to which it was last tried, and why that failed.
  tried bigint not null,
  problem jsonb,
  created_at timestamptz not null default now()
);

create index saved_search_by_owner on saved_search (owner);
create index saved_search_by_trial on saved_search (tried);

-- 提醒: who wants to hear of new matches, and up to which event they have seen them.
create table saved_search_follower (
  search bigint not null references saved_search on delete cascade,
  person text not null,
  seen bigint not null,
  primary key (search, person)
);

create index saved_search_follower_by_person on saved_search_follower (person);

-- 新命中: entries that match and did not match before, until every follower has seen them.
create table saved_search_match (
  search bigint not null references saved_search on delete cascade,
  patent bigint not null,
  event bigint not null,
  primary key (search, patent)
);

create index saved_search_match_by_event on saved_search_match (search, event desc, patent desc);
