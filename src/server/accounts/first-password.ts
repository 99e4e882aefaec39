import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The user whom a new bureau begins with: its system administrator. */
export const FIRST_USER = 'admin';

/** Where the first one-time password is kept for whoever may read the data directory. */
export const FIRST_PASSWORD_FILE = 'first-password';

/** Writes the file, readable by its owner only. @returns its path */
export function writeFirstPassword(dataDir: string, password: string): string {
  const path = join(dataDir, FIRST_PASSWORD_FILE);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  writeFileSync(path, `${FIRST_USER} ${password}\n`, { mode: 0o600, flag: 'wx' });
  return path;
}

/** Removes the file; one that is not there is no error. */
export async function forgetFirstPassword(dataDir: string): Promise<void> {
  await rm(join(dataDir, FIRST_PASSWORD_FILE), { force: true });
}
