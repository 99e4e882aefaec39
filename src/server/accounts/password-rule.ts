import { randomInt } from 'node:crypto';
import { type Problem, problem } from '#domain/errors.ts';

export const PASSWORD_MIN = 10;
const PASSWORD_MAX = 128;
const CLASSES = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];
const FIELD = { zh: '新密码', en: 'New password' };

/** What is wrong with a password somebody chose (口令规则): length, kinds of characters, the user name in it. */
export function passwordProblem(password: string, user: string, path: string): Problem | undefined {
  if (password.length > PASSWORD_MAX) return problem('too-long', { field: FIELD, max: PASSWORD_MAX }, path);
  const kinds = CLASSES.filter((kind) => kind.test(password)).length;
  const hasUser = user.length > 0 && password.toLowerCase().includes(user.toLowerCase());
  const weak = [...password].length < PASSWORD_MIN || kinds < 3 || hasUser;
  return weak ? problem('weak-password', { field: FIELD }, path) : undefined;
}

/** Characters that nobody mistakes for one another on paper. */
const SIGNS = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789', '-+=%'];

function pick(signs: string): string {
  return signs.charAt(randomInt(signs.length));
}

/** A one-time password (一次性密码) of 16 characters that satisfies the rule. */
export function oneTimePassword(): string {
  const all = SIGNS.join('');
  return [...SIGNS.map(pick), ...Array.from({ length: 12 }, () => pick(all))].join('');
}
