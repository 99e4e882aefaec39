-- 暂搁来件: what the public sent and the office could not take in, with the reason. It waits for the desk; those behind it do not.
create table intake_refusal (
  receipt text primary key references intake,
  problems jsonb not null,
  attempts integer not null default 1,
  refused_at timestamptz not null,
  -- When it is tried again by itself; null waits for a person, because the same form would be refused again.
  again_at timestamptz
);
