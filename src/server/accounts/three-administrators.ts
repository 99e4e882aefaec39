import { type Problem, problem } from '#domain/errors.ts';
import type { Role } from '#domain/organisation/organisation.ts';

type Roles = Readonly<Record<string, Role>>;

interface Post {
  readonly roles: readonly string[];
  readonly active: boolean;
}

/** Those of the three administrators (三员) that nobody active is. */
export function missingAdministrators(roles: Roles, people: readonly Post[]): readonly Role[] {
  const separate = Object.values(roles).filter((role) => role.separation !== undefined);
  return separate.filter((role) => !people.some((person) => person.active && person.roles.includes(role.id)));
}

/** One of the three holds no second post: neither another of the three nor one of business (三员分立). */
export function separationProblems(roles: Roles, wanted: readonly string[]): readonly Problem[] {
  const separate = wanted.filter((role) => roles[role]?.separation !== undefined);
  return separate.length > 0 && wanted.length > 1 ? [problem('roles-separated', {}, 'roles')] : [];
}
