-- Imports and the patent register. What a run stages is invisible until the run is published, in one short transaction.

-- 导入: files that come in together, from reading to publication.
create table import_run (
  id integer generated always as identity primary key,
  kind text not null check (kind in ('patents', 'statement')),
  state text not null check (state in ('mapping', 'reading', 'ready', 'publishing', 'published', 'cancelled', 'failed')),
  -- Publishes by itself once its rows are staged, as an import from the command line does.
  automatic boolean not null default false,
  -- Its rows are staged, judged against the register as it is: only one run at a time, so that no two add the same patent.
  staged boolean not null default false,
  -- Of a statement: source, month and what was read and checked.
  statement jsonb,
  problem jsonb,
  -- SHA-256 over its rows, in the event of its publication.
  digest text,
  case_id text,
  started_by text not null,
  unit text not null,
  started_at timestamptz not null default now(),
  -- The process that works on it, and when that process was last heard of.
  holder text,
  heartbeat timestamptz
);

create unique index import_run_staged on import_run (staged) where staged;
create index import_run_unfinished on import_run (id) where state in ('mapping', 'reading', 'ready', 'publishing');

-- 导入文件: the original stays in the file store; `done` rows of it are staged, the header counted.
create table import_file (
  run integer not null references import_run,
  position integer not null,
  name text not null,
  hash text not null,
  size bigint not null,
  media_type text not null,
  -- What its columns were taken for, one entry for each sheet.
  mapping jsonb not null default '[]',
  -- Why the file as a whole could not be read.
  problem jsonb,
  done integer not null default 0,
  done_bytes bigint not null default 0,
  added integer not null default 0,
  updated integer not null default 0,
  duplicates integer not null default 0,
  refused integer not null default 0,
  primary key (run, position)
);

create index import_file_by_hash on import_file (hash);

-- 导入行: what became of each row, and which patent it speaks of. Refused rows keep their cells.
create table import_row (
  run integer not null,
  file integer not null,
  -- The n-th row of the file that is not blank.
  place integer not null,
  sheet text,
  -- The line or sheet row.
  row integer not null,
  verdict text not null check (verdict in ('add', 'update', 'duplicate', 'merge', 'refuse')),
  patent bigint,
  -- Why it was refused, or what to look at although it was taken.
  reasons jsonb,
  cells jsonb,
  primary key (run, file, place)
);

create index import_row_by_patent on import_row (patent) where patent is not null;
create index import_row_refused on import_row (run, file, place) where verdict = 'refuse';

-- 专利登记簿: versions of entries. One stands when its run is published and the run that replaces it, if any, is not.
create table patent (
  -- Given by run, file and row that added it, so that ids sort by age and a resumed run gives the same.
  id bigint not null,
  run integer not null,
  replaced_by integer,
  -- The entry that took this one in, when they turned out to be one patent.
  merged_into bigint,
  -- Day of the latest publication, else of filing: lists run by it.
  day date not null,
  kind text,
  damaged boolean not null,
  -- Canonical JSON of what is known.
  record text not null,
  -- Lower case: title, applicants. Numbers are found by `patent_number`.
  haystack text not null,
  -- Pairs of neighbouring characters of the haystack, as numbers: any substring is found by them.
  grams integer[] not null,
  primary key (id, run)
);

create index patent_by_day on patent (day desc, id desc);
create index patent_by_run on patent (run, id);
create index patent_by_replacement on patent (replaced_by) where replaced_by is not null;
create index patent_by_merger on patent (merged_into) where merged_into is not null;
-- A small pending list keeps the moments short in which it is worked into the index.
create index patent_by_gram on patent using gin (grams) with (fastupdate = on, gin_pending_list_limit = 768);

-- 号码: undamaged application numbers and full publication numbers, by which a record finds its entry.
create table patent_number (
  -- Compared byte by byte, so that the beginning of a number finds it through the key.
  number text collate "C" not null,
  patent bigint not null,
  run integer not null,
  primary key (number, patent)
);

create index patent_number_by_patent on patent_number (patent);

-- 报表对应关系: how a source's tables are read, saved for its next one.
create table statement_mapping (
  source text primary key,
  mapping jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null default now()
);
