-- Accounts, sessions and failed sign-ins. The first four tables have the columns that the accounts library
-- (better-auth with user names) asks for; it never creates or alters tables itself.

-- 账号: one for each person who signs in; the person's row names it by its user name.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  username text unique,
  display_username text,
  -- A one-time password opens nothing but the change of it.
  must_change_password boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

-- 会话: a signed-in browser or caller; the token is also the bearer token.
create table auth_session (
  id text primary key,
  token text not null unique,
  user_id text not null references auth_user on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index auth_session_by_user on auth_session (user_id);
create index auth_session_by_expiry on auth_session (expires_at);

-- 凭据: the salted hash of a password, or later an account at another provider.
create table auth_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth_user on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);

create index auth_account_by_user on auth_account (user_id);

create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index auth_verification_by_identifier on auth_verification (identifier);

-- 登录失败: attempts under a user name, whether it exists or not; the fifth locks it for a quarter of an hour.
create table sign_in_attempt (
  user_name text primary key,
  attempts integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
