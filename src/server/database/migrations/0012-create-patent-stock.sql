-- The register's own count of patents in force: made of the register's entries as they are published, and made anew where
-- it is missing or was made by other rules. It is no source of truth and not in a backup.

-- 有效期段: the days on which an entry is in force, and those of which the register cannot tell.
create table patent_stretch (
  patent bigint not null,
  state text not null check (state in ('in-force', 'undecided')),
  starts date not null,
  -- First day no more; without one nothing known ends it.
  ends date,
  kind text not null,
  -- Where its address lies by its own words; empty where it does not tell.
  district text not null,
  city text not null,
  filed date,
  primary key (patent, starts)
);

-- Entries of a district whose state is not certain, to be listed.
create index patent_stretch_undecided on patent_stretch (district, kind, starts) where state = 'undecided';

-- 有效量变动: beginnings and ends of stretches by the month and by the day. The stock on a day is the months before its own
-- and the days of its month: some thousand rows, however many the patents.
create table patent_stock (
  district text not null,
  city text not null,
  kind text not null,
  state text not null,
  span text not null check (span in ('month', 'day')),
  -- The day, or the first of the month.
  day date not null,
  amount integer not null,
  -- Of the amount: those whose filing day is known, and the sum of those days, counted from 1970-01-01.
  dated integer not null,
  filed bigint not null,
  primary key (district, city, kind, state, span, day)
);

-- How far the register is counted: the event of the last publication counted whole, and within the next one the last entry.
create table patent_stock_mark (
  only_row boolean primary key default true check (only_row),
  -- Of the rules that it was counted by.
  version integer not null,
  event bigint not null,
  entry bigint not null
);
