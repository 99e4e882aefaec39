-- What has happened to units and districts since they were entered (机构、区划变动). The rows of `unit` and `district` hold
-- how each began; how it stands on a day is folded from them and these.
create table organisation_change (
  id bigint generated always as identity primary key,
  node text not null check (node in ('unit', 'district')),
  code text not null,
  kind text not null check (kind in ('add', 'rename', 'move', 'charge', 'end')),
  -- The first day on which things are so; of an end, the first day on which it is no more.
  effective date not null,
  content jsonb not null,
  -- The document that orders it.
  basis text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);

create index organisation_change_by_code on organisation_change (node, code);

select append_only('organisation_change');
