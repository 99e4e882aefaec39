-- Collections of patents, files of hits that are being made, and what patents say of one another.

-- 专题（收藏夹）: patents that somebody put together under a name, their own or shared with the bureau to read or to edit.
create table patent_collection (
  id bigint generated always as identity primary key,
  name text not null,
  note text not null,
  owner text not null,
  shared text not null check (shared in ('none', 'read', 'edit')),
  created_at timestamptz not null
);

create index patent_collection_by_owner on patent_collection (owner);

-- 收录: a patent in a collection, who put it there, and what is to be said of it.
create table patent_collection_item (
  collection bigint not null references patent_collection on delete cascade,
  patent bigint not null,
  note text not null default '',
  noted_by text,
  noted_at timestamptz,
  added_by text not null,
  added_at timestamptz not null,
  primary key (collection, patent)
);

create index patent_collection_item_in_order on patent_collection_item (collection, added_at desc, patent desc);
create index patent_collection_item_by_patent on patent_collection_item (patent);

-- 专题记事: who did what to a collection, and when.
create table patent_collection_act (
  id bigint generated always as identity primary key,
  collection bigint not null references patent_collection on delete cascade,
  person text not null,
  at timestamptz not null,
  act text not null check (act in ('created', 'changed', 'added', 'removed', 'noted')),
  -- How many patents it concerned.
  patents integer not null,
  -- The name before, the query that found them, or the title of the one patent.
  detail text
);

create index patent_collection_act_by_collection on patent_collection_act (collection, id desc);

-- 导出任务: a file of hits that is made in the background, kept for a day for whoever asked for it.
create table search_export (
  id bigint generated always as identity primary key,
  owner text not null,
  unit text not null,
  -- The query and its order, or the collection; form and language of the file.
  request jsonb not null,
  state text not null check (state in ('waiting', 'running', 'ready', 'failed')),
  done integer not null default 0,
  -- Known once it runs.
  total integer,
  -- Of the file in the file store.
  hash text,
  size bigint,
  problem jsonb,
  -- Whether it was counted as a download.
  fetched boolean not null default false,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  -- The process that works on it, and when that process was last heard of.
  holder text,
  heartbeat timestamptz
);

create index search_export_by_owner on search_export (owner, id desc);
create index search_export_unfinished on search_export (id) where state in ('waiting', 'running');

-- 专利关联: the publications that a standing entry cites, by the key of their number, and the family that it belongs to;
-- made of the register's entries as they are published. It is no source of truth and not in a backup.
create table patent_link (
  kind text not null check (kind in ('cites', 'family')),
  number text collate "C" not null,
  patent bigint not null,
  primary key (kind, number, patent)
);

create index patent_link_by_patent on patent_link (patent);

-- How far the register was followed: the last publication taken whole, and the revision of the last entry taken.
create table patent_link_mark (
  only_row boolean primary key default true check (only_row),
  -- Of what is made of an entry.
  version integer not null,
  event bigint not null,
  revision bigint not null
);
