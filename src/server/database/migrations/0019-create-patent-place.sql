-- In which district a patent counts where its address alone does not say: made of the register of patents, of the decisions on
-- names and of the register of parties, and made anew like them.

create sequence patent_place_seq;

-- 专利区划: entries that a person or the owner's seat places, those that nothing places, and those whose address and seat differ.
create table patent_place (
  patent bigint primary key,
  placed_by text not null check (placed_by in ('hand', 'address', 'seat', 'elsewhere', 'none')),
  -- As of now.
  district text,
  why text,
  said text,
  owner text,
  owner_name text,
  -- Where the owner is seated, when the address says another place.
  conflict text,
  -- What lists narrow by: why it has no district, or that address and seat differ; empty for those placed without a question.
  question text,
  -- Grows with each change, so that the search follows.
  seq bigint not null
);

create index patent_place_by_seq on patent_place (seq);
create index patent_place_question on patent_place (question, patent desc) where question is not null;
create index patent_place_settled on patent_place (placed_by) where placed_by in ('hand', 'seat');

-- 按日的区划: of those placed by seat or by hand, in which district on which days.
create table patent_seat (
  patent bigint not null,
  district text not null,
  -- Without it, since ever.
  starts date,
  -- First day no more; without it, until now.
  ends date
);

create index patent_seat_by_patent on patent_seat (patent);

-- Entries to be placed again, because a name, a party or a decision changed.
create table place_due (
  patent bigint primary key
);

-- 人工区划: what a person set, as it stands.
create table place_decision (
  case_id text primary key,
  patent bigint not null,
  district text,
  standing boolean not null
);

create index place_decision_by_patent on place_decision (patent);
