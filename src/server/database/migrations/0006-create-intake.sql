-- The public's side: an inbox the portal writes, and the projections it reads. The portal's role touches nothing else.

-- 收件箱: what the public sent, as it was sent. The office takes each row in as a case.
create table intake (
  receipt text primary key,
  type text not null,
  input jsonb not null,
  -- SHA-256 over the canonical JSON of what was sent, with the hashes of its files.
  hash text not null,
  submitted_at timestamptz not null default now()
);

select append_only('intake');

-- 已收办: which case an intake became.
create table intake_case (
  receipt text primary key references intake,
  case_id text not null unique,
  taken_at timestamptz not null default now()
);

-- 办理进度: what a person with the receipt number may know of their matter.
create table public_receipt (
  receipt text primary key,
  status jsonb not null,
  updated_at timestamptz not null default now()
);

-- 公开页面: what the portal shows to everybody, computed in the office.
create table public_page (
  name text primary key,
  content jsonb not null,
  computed_at timestamptz not null default now()
);
