-- 检索服务计数: how much each unit used the search service on a day, without persons and queries; taken into the ledger
-- of the search service once the day is over, and then gone from here.
create table search_use (
  day date not null,
  unit text not null,
  searches integer not null default 0,
  documents integer not null default 0,
  downloads integer not null default 0,
  primary key (day, unit)
);
