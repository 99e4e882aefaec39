-- Descriptions of patents. They are long, so they stand apart from the records, under the digest of their content: a
-- version of an entry names the digests of its descriptions by language, and is visible or not as a whole.

-- 说明书段落: some paragraphs of a description. What two versions or two patents share is kept once.
create table patent_passage (
  -- SHA-256 of all paragraphs of the description.
  digest text collate "C" not null,
  -- Place of the passage in the description, from 0.
  position integer not null,
  -- That brought it first: taken away with what else that run staged, should it not be published.
  run integer not null,
  -- Canonical JSON of the paragraphs in their order.
  paragraphs text not null,
  primary key (digest, position)
);

create index patent_passage_by_run on patent_passage (run);
