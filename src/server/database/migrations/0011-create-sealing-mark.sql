-- 封存位置: up to which event, in the order of transactions, everything is sealed. It means something only in the database
-- that wrote it, and can be lost: the journal is then walked again, page by page.
create table sealing_mark (
  only_row boolean primary key default true check (only_row),
  transaction xid8 not null,
  event_id bigint not null
);
