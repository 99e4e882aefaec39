-- What this installation is, its working calendar, and the guard of append-only tables.

-- 安装信息: exactly one row. A demo installation never becomes a real one, nor the other way round.
create table installation (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('demo', 'real')),
  created_at timestamptz not null default now(),
  settings jsonb not null default '{}',
  only_row boolean not null default true unique check (only_row)
);

-- 年度工作日历: what the State Council published for a year. A year without a row, or with published = false,
-- makes every deadline that touches it provisional.
create table calendar_year (
  year integer primary key check (year between 1985 and 2199),
  published boolean not null,
  holidays jsonb not null,
  workdays jsonb not null,
  source text not null,
  updated_at timestamptz not null default now()
);

-- Refuses whatever statement fired it; the SQLSTATE is that of a missing privilege (42501).
create function refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only: % refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;

-- Makes a table append-only (只增不改): later migrations call `select append_only('event')`. The trigger binds every
-- role on both engines; on PostgreSQL the migration runner grants the runtime role no UPDATE, DELETE or TRUNCATE either.
create function append_only(target regclass) returns void language plpgsql as $$
begin
  execute format(
    'create trigger append_only before update or delete on %s for each statement execute function refuse_rewrite()', target);
  execute format(
    'create trigger append_only_truncate before truncate on %s for each statement execute function refuse_rewrite()', target);
end
$$;
