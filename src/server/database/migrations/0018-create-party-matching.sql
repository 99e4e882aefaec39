-- Names on patents, and the parties of the register that they may be. All of it is made of the register of patents and of
-- the journal, and made anew where it is missing or was made by other rules: it is no source of truth and not in a backup.

-- 专利上的名称: which organisation is named on which patent; the first owner at position 0. Persons are not kept.
create table patent_name (
  patent bigint not null,
  position smallint not null,
  -- The name in one writing, by which `known_name` knows it.
  plain text not null,
  primary key (patent, position)
);

create index patent_name_by_name on patent_name (plain, patent);

-- 名称: each name in one writing, as it is written on one of the patents, and how many there are.
create table known_name (
  plain text primary key,
  name text not null,
  -- Of a patent whose first owner it is.
  address text,
  patents integer not null,
  -- What it meets others by.
  blocks text[] not null,
  matched boolean not null default false
);

create index known_name_by_block on known_name using gin (blocks);
create index known_name_unmatched on known_name (plain) where not matched;

-- 主体: parties of the register as the matching last saw them.
create table known_party (
  id text primary key,
  standing boolean not null,
  -- Names, code and address as compared, and seats by days.
  bearer jsonb not null,
  seats jsonb not null,
  blocks text[] not null
);

create index known_party_by_block on known_party using gin (blocks);

-- 认定: what was decided of a name or an entry, as it stands.
create table party_decision (
  case_id text primary key,
  decision text not null,
  plain text not null,
  -- The entry decided on, where it is not a name on patents.
  other text,
  party text not null,
  by_rule boolean not null,
  standing boolean not null
);

create index party_decision_by_name on party_decision (plain);
create index party_decision_by_other on party_decision (other) where other is not null;
create index party_decision_by_party on party_decision (party);

-- 建议: what may be one party, with its evidence.
create table party_suggestion (
  -- A name on patents, or an entry of the register.
  of_kind text not null check (of_kind in ('name', 'party')),
  subject text not null,
  party text not null,
  relation text not null,
  -- 3 certain, 2 strong, 1 possible.
  strength smallint not null,
  evidence jsonb not null,
  against jsonb not null,
  primary key (of_kind, subject, party)
);

create index party_suggestion_by_party on party_suggestion (party);
create index party_suggestion_by_strength on party_suggestion (strength desc, of_kind, subject, party);

-- Which version of each case the matching has taken in.
create table followed_case (
  id text primary key,
  version integer not null
);

-- How far the register of patents is taken in: the next publication to look at, and how much of it was.
create table party_mark (
  only_row boolean primary key default true check (only_row),
  -- Of the rules and districts that it was made by.
  version text not null,
  event bigint not null,
  revision bigint not null
);

-- Events that relink a case, found by the decision that they follow from.
create index case_event_relink on case_event (case_id) where action = 'relink';
