-- The register's own count learns kinds of owners and high-value inventions. Its tables hold nothing of their own: they are
-- made anew, and the register is counted again.

drop table patent_stretch;
drop table patent_stock;
drop table patent_stock_mark;

-- 有效期段: the days on which an entry is in force, those of which the register cannot tell, and of inventions in force those
-- on which they are of high value or may be.
create table patent_stretch (
  patent bigint not null,
  state text not null check (state in ('in-force', 'undecided', 'high-value', 'high-undecided')),
  starts date not null,
  -- First day no more; without one nothing known ends it.
  ends date,
  kind text not null,
  -- Kind of the first owner on these days, by the name.
  owner text not null,
  -- Where the address of these days lies by its own words; empty where it does not tell.
  district text not null,
  city text not null,
  filed date,
  primary key (patent, state, starts)
);

-- The entries behind a count, listed by place.
create index patent_stretch_by_place on patent_stretch (state, kind, district, city, patent);

-- 有效量变动: beginnings and ends of stretches by the month and by the day. The stock on a day is the months before its own
-- and the days of its month: some thousand rows, however many the patents.
create table patent_stock (
  district text not null,
  city text not null,
  kind text not null,
  owner text not null,
  state text not null,
  span text not null check (span in ('month', 'day')),
  -- The day, or the first of the month.
  day date not null,
  amount integer not null,
  -- Of the amount: those whose filing day is known, and the sum of those days, counted from 1970-01-01.
  dated integer not null,
  filed bigint not null,
  primary key (district, city, kind, state, span, day, owner)
);

-- How far the register is counted: the event of the last publication counted whole, and within the next one the last entry.
create table patent_stock_mark (
  only_row boolean primary key default true check (only_row),
  -- Of the rules that it was counted by, and the bureau's settings among them.
  version integer not null,
  settings text not null,
  event bigint not null,
  entry bigint not null
);
