import type { Generated } from 'kysely';
import type { InstantColumn } from '../database/columns.ts';

/** 账号. */
export interface AuthUserTable {
  id: string;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  username: string | null;
  display_username: string | null;
  must_change_password: Generated<boolean>;
  created_at: Generated<InstantColumn>;
  updated_at: Generated<InstantColumn>;
}

/** 会话. */
export interface AuthSessionTable {
  id: string;
  token: string;
  user_id: string;
  expires_at: InstantColumn;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Generated<InstantColumn>;
  updated_at: InstantColumn;
}

/** 凭据. */
export interface AuthAccountTable {
  id: string;
  account_id: string;
  provider_id: string;
  user_id: string;
  password: string | null;
  created_at: Generated<InstantColumn>;
  updated_at: Generated<InstantColumn>;
}

/** 登录失败. */
export interface SignInAttemptTable {
  user_name: string;
  attempts: number;
  last_at: InstantColumn;
  locked_until: InstantColumn | null;
}

/** Tables of accounts; the library that owns the first three reads more of their columns. */
export interface AccountTables {
  auth_user: AuthUserTable;
  auth_session: AuthSessionTable;
  auth_account: AuthAccountTable;
  sign_in_attempt: SignInAttemptTable;
}
